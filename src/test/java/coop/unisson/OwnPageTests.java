package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PersonId;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** « Mon engagement », and what can be done from it, over HTTP as one partner's people. */
class OwnPageTests extends IntegrationTest {

    private static final String PASSWORD = "a long enough secret";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    EngagementService engagements;

    @LocalServerPort
    int port;

    @Test
    void showsWhatWaitsAndWhatWasPromisedAndNothingOfAnybodyElse() {
        Cast cast = driver.launched(2);
        Document page = mine(visitor(cast.partner(0)));

        assertThat(page.select(".u-tile")).singleElement().satisfies(tile -> assertThat(tile.text())
                .contains("Tenir l’engagement et en rendre compte", "Quatre stories", "Un mois pour réparer"));
        assertThat(page.text()).contains("Partenaire 0, partenaire", "Étape : En campagne", "Lire la charte");
        assertThat(page.text()).doesNotContain("Partenaire 1");
    }

    @Test
    void offersToAnswerAgainAfterAnObjectionAndToStepBack() {
        Cast cast = driver.invited(2);
        Partner own = cast.partner(0);
        driver.getReady(own);
        Map<String, Object> objection = new HashMap<>(driver.aligned());
        objection.putAll(
                Map.of("consent", "OBJECTION", "objection", "Elle oublie le don.", "proposal", "Ajoutons le don."));
        driver.complete(own.lead(), own.organisation(), "align-mission", objection);
        Visitor visitor = visitor(own);
        assertThat(acts(mine(visitor))).containsExactly("Revoir ma réponse à la mission", "Se retirer");

        assertThat(post(visitor, "align-mission", own, fields(driver.aligned())).statusCode())
                .isEqualTo(302);
        assertThat(engagements.get(new EngagementId(own.organisation())).isAligned())
                .isTrue();
        assertThat(acts(mine(visitor))).containsExactly("Se retirer");
    }

    @Test
    void leavesFromItsPageAndIsToldWhatIsMissing() {
        Partner own = driver.invited(2).partner(0);
        Visitor visitor = visitor(own);
        HttpResponse<String> refused = post(visitor, "step-back", own, Map.of("reason", "Trop tôt"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Trop tôt", "À remplir");

        HttpResponse<String> left = post(visitor, "step-back", own, Map.of("how", "NOT_NOW", "recallOn", "2199-01-10"));
        assertThat(left.statusCode()).isEqualTo(302);
        assertThat(engagements.get(new EngagementId(own.organisation())).standing())
                .isEqualTo(Standing.NOT_NOW);
        driver.runJobs();
        Document page = mine(visitor);
        assertThat(page.select(".u-tile")).isEmpty();
        assertThat(page.text()).contains("pas cette fois", "Rien pour l’instant");
        assertThat(post(visitor, "step-back", own, Map.of("how", "NOT_NOW")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void isNotForTheOthersOfTheCampaign() {
        Cast cast = driver.invited(2);
        Visitor other = visitor(cast.partner(1));
        assertThat(other.get("/acts/step-back?subject=" + cast.partner(0).organisation())
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(other, "step-back", cast.partner(0), Map.of("how", "NOT_NOW"))
                        .statusCode())
                .isEqualTo(404);
    }

    private Visitor visitor(Partner partner) {
        access.password(new PersonId(partner.lead()), PASSWORD);
        return Visitor.signedIn(port, partner.leadEmail(), PASSWORD);
    }

    private static Document mine(Visitor visitor) {
        HttpResponse<String> answer = visitor.get("/mine");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body().replace('\u00a0', ' '));
    }

    private static List<String> acts(Document page) {
        return page.select(".u-acts a").eachText();
    }

    private static Map<String, String> fields(Map<String, Object> document) {
        Map<String, String> fields = new HashMap<>();
        document.forEach((name, value) ->
                fields.put(name, value instanceof List<?> list ? list.get(0).toString() : value.toString()));
        return fields;
    }

    private static HttpResponse<String> post(Visitor visitor, String form, Partner about, Map<String, String> fields) {
        Map<String, String> sent = new HashMap<>(fields);
        sent.put("_csrf", visitor.cookie("UNISSON-CSRF"));
        return visitor.send(
                "POST", "/acts/" + form + "?subject=" + about.organisation(), Visitor.FORM, Visitor.fields(sent));
    }
}
