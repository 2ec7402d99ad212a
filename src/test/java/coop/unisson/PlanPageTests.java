package coop.unisson;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The plan over HTTP: exact for the coordination, in words and bands for partners. */
class PlanPageTests extends IntegrationTest {

    private static final String PASSWORD = "un mot de passe assez long";

    @LocalServerPort
    int port;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void showsTheCoordinationWhereWhatIsPromisedLiesAndNobodyElse() throws IOException {
        Cast cast = driver.explicit(3);
        String page = "/api/board/campaigns/" + cast.campaign().value() + "/plan";
        Visitor coordinator = visitor(cast.coordinator());

        JsonNode plan = json.readTree(coordinator.get(page).body());

        JsonNode channel = plan.get("coverage").get("lines").get(0);
        assertThat(channel.get("name").asText()).isEqualTo("Instagram");
        assertThat(channel.get("counts"))
                .extracting(JsonNode::asInt)
                .contains(3)
                .hasSameSizeAs(plan.get("coverage").get("head"));
        assertThat(plan.get("needs").get(1).asText()).startsWith("Couvert\u00a0: 3 publications");
        assertThat(plan.get("gaps").findValuesAsText("sentence"))
                .anyMatch(sentence -> sentence.startsWith("Rien la semaine du"))
                .anyMatch(sentence -> sentence.startsWith("Besoin\u00a0: 2 co-créations"));
        assertThat(plan.get("visibility").findValuesAsText("name"))
                .containsExactly("Partenaire 0", "Partenaire 1", "Partenaire 2");
        assertThat(coordinator.get(page + "?rows=WEEK&columns=WEEK").statusCode())
                .isEqualTo(200);
        assertThat(coordinator.get(page + "?rows=nothing").statusCode()).isEqualTo(400);
        assertThat(visitor(cast.partner(0).lead()).get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsAPartnerItsOwnHoursExactlyAndThoseOfAllOthersAsABand() {
        Cast cast = driver.consented(3);
        for (int i = 0; i < 3; i++) {
            Partner partner = cast.partner(i);
            Map<String, Object> hours = new HashMap<>(driver.promise(partner));
            hours.put("resourceKind", "HOURS");
            hours.put("resourceQuantity", 41 + i);
            hours.put("makesVisible", List.of(cast.partner((i + 1) % 3).organisation()));
            driver.complete(
                    partner.lead(),
                    partner.organisation(),
                    "declare-commitments",
                    answering(driver.declaration(List.of(hours)), "UNSURE"));
        }
        driver.runJobs();

        Document own = mine(cast.partner(0));

        assertThat(own.text())
                .contains(
                        "41 h prévues, 0 h utilisée, 1 réponse attendue",
                        "Les autres, ensemble : de 50 à 499 heures.",
                        "Tout votre public voit les autres.",
                        "Vous montrez : Partenaire 1.",
                        "Vous êtes montré·es par : Partenaire 2.",
                        "Si les 3 partenaires faisaient comme vous",
                        "Instagram")
                .doesNotContain("42", "43", "85");
    }

    @Test
    void asksAPartnerToFillAGapOnItsPage() {
        Cast cast = driver.explicit(2);
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "decide-blind-spots",
                of(
                        "decisions",
                        List.of(of(
                                "gap",
                                "Rien pour les étudiants la semaine du 11",
                                "decision",
                                "INVITE",
                                "partner",
                                cast.partner(1).organisation(),
                                "reason",
                                "Vous les connaissez."))));

        assertThat(mine(cast.partner(1)).text())
                .contains("La coordination vous propose", "Rien pour les étudiants", "Vous les connaissez.");
        assertThat(mine(cast.partner(0)).text()).doesNotContain("étudiants");
        assertThat(proposals(cast.partner(1)))
                .containsExactly("Rien pour les étudiants la semaine du 11\nVous les connaissez.");
        assertThat(proposals(cast.partner(0))).isEmpty();
    }

    @Test
    void listsWhatSomebodyExpectsUntilAnybodyOffersItOrItIsWithdrawn() throws IOException {
        Cast cast = driver.aligned(2);
        Partner asks = cast.partner(0);
        driver.complete(
                asks.lead(),
                asks.organisation(),
                "contribute-brief",
                of(
                        "how",
                        "Nos ateliers.",
                        "expects",
                        List.of(
                                of("kind", "OWN_CHANNEL", "words", "Que quelqu’un publie des stories"),
                                of("kind", "HOURS", "words", "De l’aide au montage"))));
        driver.contribute(cast.partner(1));
        driver.runJobs();
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "settle-brief",
                of("why", "Pourquoi", "change", "Quoi", "how", "Comment"));
        driver.runJobs();
        cast.partners().forEach(driver::consent);
        driver.runJobs();
        cast.partners().forEach(driver::declare);
        driver.runJobs();

        assertThat(unmatched(cast))
                .containsExactly("Partenaire 0 attend\u00a0: Du temps (heures) – De l’aide au montage");
        Visitor visitor = visitor(asks.lead());
        Document own = Jsoup.parse(visitor.get("/mine").body());
        assertThat(own.text()).contains("Quelqu’un l’offre.", "Personne ne l’offre encore");
        String withdraw = own.select("form[action*=expectations]").last().attr("action");
        assertThat(press(visitor(cast.partner(1).lead()), withdraw)).isEqualTo(404);
        assertThat(press(visitor, withdraw)).isEqualTo(302);
        assertThat(unmatched(cast)).isEmpty();
        assertThat(mine(asks).text()).doesNotContain("De l’aide au montage");
    }

    private List<String> proposals(Partner partner) {
        return jdbc.queryForList(
                "select words from mail where kind = 'GAP' and person_id = ?", String.class, partner.lead());
    }

    private static int press(Visitor visitor, String address) {
        return visitor.send("POST", address, Visitor.FORM, Visitor.fields(of("_csrf", visitor.cookie("UNISSON-CSRF"))))
                .statusCode();
    }

    private List<String> unmatched(Cast cast) throws IOException {
        List<String> sentences = new ArrayList<>();
        json.readTree(visitor(cast.coordinator())
                        .get("/api/board/campaigns/" + cast.campaign().value() + "/plan")
                        .body())
                .get("unmatched")
                .forEach(one -> sentences.add(one.asText()));
        return sentences;
    }

    private static Map<String, Object> answering(Map<String, Object> declaration, String answer) {
        declaration.put("posture", of("answer", answer));
        return declaration;
    }

    private Document mine(Partner partner) {
        return Jsoup.parse(visitor(partner.lead()).get("/mine").body());
    }

    private Visitor visitor(String person) {
        access.password(new PersonId(person), PASSWORD);
        return Visitor.signedIn(port, partners.person(new PersonId(person)).email(), PASSWORD);
    }
}
