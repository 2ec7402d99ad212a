package coop.unisson.access;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

class LinkTests extends IntegrationTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Autowired
    Driver driver;

    @Autowired
    LinkService links;

    @Autowired
    PartnerService partners;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @Test
    void opensNothingWithTenThousandAlteredLinks() {
        Partner partner = driver.invited(2).partner(0);
        String token = links.issue(new PersonId(partner.lead()), "task").replace("/l/", "");
        assertThat(links.open(token)).isPresent();

        Random random = new Random(20271004);
        int opened = 0;
        for (int i = 0; i < 10_000; i++) {
            StringBuilder altered = new StringBuilder(token);
            int at = random.nextInt(token.length());
            char other;
            do {
                other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            } while (other == token.charAt(at));
            altered.setCharAt(at, other);
            opened += links.open(altered.toString()).isPresent() ? 1 : 0;
        }
        assertThat(opened).isZero();
    }

    @Test
    void asksWhoeverTriesManyToWaitAndNobodyElse() {
        for (int i = 0; i < 60; i++) {
            assertThat(from("203.0.113.9").get("/l/nothing").statusCode()).isEqualTo(404);
        }
        var answer = from("203.0.113.9").with("Accept", "text/html").get("/l/nothing");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Attendez quelques minutes");
        assertThat(from("203.0.113.10").get("/l/nothing").statusCode()).isEqualTo(404);
        Partner partner = driver.invited(2).partner(0);
        String link = links.issue(new PersonId(partner.lead()), null);
        assertThat(from("203.0.113.9").get(link).statusCode())
                .as("a good link opens all the same")
                .isEqualTo(302);
    }

    private Visitor from(String address) {
        return new Visitor(port).with("X-Forwarded-For", address);
    }

    /** A letter may have been forwarded: its link does what its person may do, and gives nobody a say. */
    @Test
    void opensOnesOwnActsButNoneThatGivesOthersASayNorThoseOfTheCoordination() throws Exception {
        Driver.Cast cast = driver.launched(2);
        Partner partner = cast.partner(0);
        PersonId lead = new PersonId(partner.lead());
        String about = "?subject=" + partner.organisation();
        Visitor bearer = new Visitor(port).with("Accept", "text/html");
        bearer.get(links.issue(lead, null));

        assertThat(bearer.get("/acts/step-back" + about).statusCode()).isEqualTo(200);
        assertThat(bearer.get("/acts/raise-tension" + about).statusCode()).isEqualTo(200);
        var page = bearer.get("/mine").body();
        for (String act : List.of("hand-over", "declare-absence")) {
            assertThat(page)
                    .contains("/mine/" + partner.organisation() + "/acts/" + act + "/link")
                    .doesNotContain("\"/acts/" + act);
            var refused = bearer.get("/acts/" + act + about);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("il a pu être transféré");
            assertThat(bearer.get("/forms/" + act + about).statusCode()).isEqualTo(403);
            for (String way : List.of("/acts/" + act + about, "/forms/" + act + about)) {
                assertThat(bearer.send(
                                        "POST",
                                        way,
                                        way.startsWith("/acts") ? Visitor.FORM : "application/json",
                                        csrf(bearer))
                                .statusCode())
                        .isEqualTo(403);
            }

            Visitor sentForIt = new Visitor(port);
            var led = sentForIt.get(links.issueTo(lead, "/acts/" + act + about));
            assertThat(led.headers().firstValue("Location").orElseThrow()).endsWith("/acts/" + act + about);
            assertThat(sentForIt.get("/acts/" + act + about).statusCode()).isEqualTo(200);
            assertThat(sentForIt
                            .get("/acts/" + act + "?subject=" + cast.partner(1).organisation())
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(bearer.send(
                                "POST",
                                "/mine/" + cast.partner(1).organisation() + "/acts/hand-over/link",
                                Visitor.FORM,
                                csrf(bearer))
                        .statusCode())
                .isEqualTo(404);

        Visitor coordinator = new Visitor(port);
        coordinator.get(links.issue(new PersonId(cast.coordinator()), null));
        for (String act : List.of("cancel-campaign", "move-dates", "revise-charter", "invite-partners")) {
            assertThat(coordinator
                            .get("/acts/" + act + "?subject=" + cast.campaign().value())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(coordinator
                            .send(
                                    "POST",
                                    "/forms/" + act + "?subject="
                                            + cast.campaign().value(),
                                    "application/json",
                                    csrf(coordinator))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    /** Whoever owns a promise, or coordinates, has links as well, and speaks for no partner. */
    @Test
    void sendsAnotherLinkAlsoToWhoeverSpeaksForNoPartner() {
        Driver.Cast cast = driver.consented(2);
        String mail = "owner@" + Ids.mint().substring(0, 12) + ".example";
        driver.declareWith(cast.partner(0), Map.of("ownerName", "Sacha Petit", "ownerEmail", mail));
        driver.runJobs();
        PersonId owner = partners.byEmail(mail).orElseThrow().id();
        String task = driver.tasks(owner.value(), "accept-nomination").get(0).getId();

        links.send(owner, task);
        links.send(new PersonId(cast.coordinator()), "task");

        for (PersonId person : List.of(owner, new PersonId(cast.coordinator()))) {
            assertThat(jdbc.queryForList(
                            "select campaign_id from mail where person_id = ? and kind = 'LINK'",
                            String.class,
                            person.value()))
                    .containsExactly(cast.campaign().value());
        }
    }

    private static byte[] csrf(Visitor visitor) {
        return Visitor.fields(Map.of("_csrf", visitor.cookie("UNISSON-CSRF")));
    }

    @Test
    void keepsNoSecret() {
        Partner partner = driver.invited(2).partner(0);
        String token = links.issue(new PersonId(partner.lead()), null).replace("/l/", "");

        assertThat(jdbc.queryForList("select hash from person_link where person_id = ?", String.class, partner.lead()))
                .isNotEmpty()
                .doesNotContain(token);
    }
}
