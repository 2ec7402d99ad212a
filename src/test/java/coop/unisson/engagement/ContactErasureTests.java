package coop.unisson.engagement;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.access.LinkService;
import coop.unisson.access.Role;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.workflow.FormDoor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever left during the preparation is known for ninety days, and longer only with a yes or while somebody needs them. */
class ContactErasureTests extends IntegrationTest {

    private static final String PASSWORD = "un mot de passe assez long";

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    ContactErasure erasure;

    @Autowired
    ContactService contacts;

    @Autowired
    EngagementService engagements;

    @Autowired
    CampaignService campaigns;

    @Autowired
    PartnerService partners;

    @Autowired
    AccessService access;

    @Autowired
    LinkService links;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ShiftedClock clock;

    @LocalServerPort
    int port;

    @BeforeEach
    void forgetWhatOtherTestsLeft() {
        clock.moveTo(Instant.now().plus(Duration.ofDays(3650)));
        erasure.run();
        clock.reset();
    }

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    private int eraseAfter(int days) {
        clock.moveTo(Instant.now().plus(Duration.ofDays(days)));
        return erasure.run();
    }

    private void leave(Partner partner, String how, boolean keep) {
        leave(partner, how, keep, null);
    }

    private void leave(Partner partner, String how, boolean keep, LocalDate recall) {
        Map<String, Object> leaving = new HashMap<>(of("how", how, "keepContact", keep));
        if (recall != null) {
            leaving.put("recallOn", recall);
        }
        driver.act(partner, partner.lead(), "step-back", leaving);
        driver.runJobs();
    }

    private Person person(String id) {
        return partners.person(new PersonId(id));
    }

    private OrganisationId organisation(Partner partner) {
        return part(partner).organisation();
    }

    private Engagement part(Partner partner) {
        return engagements.get(new EngagementId(partner.organisation()));
    }

    private void assertForgotten(Partner partner) {
        for (String id : List.of(partner.lead(), partner.director())) {
            assertThat(person(id).isForgotten()).as(person(id).name()).isTrue();
        }
        assertThat(part(partner).contactsErased()).isTrue();
    }

    private void assertKnown(Partner partner) {
        assertThat(person(partner.lead()).name()).startsWith("Léa");
        assertThat(person(partner.director()).name()).startsWith("Dominique");
        assertThat(partners.byEmail(partner.leadEmail())).isPresent();
        assertThat(part(partner).contactsErased()).isFalse();
    }

    private String logReadBy(String coordinator, Cast cast) {
        access.password(new PersonId(coordinator), PASSWORD);
        jdbc.update("update person set language = 'EN' where id = ?", coordinator);
        return Visitor.signedIn(port, person(coordinator).email(), PASSWORD)
                .get("/audit?campaign=" + cast.campaign().value())
                .body();
    }

    private long count(String table, String column, String value) {
        return jdbc.queryForObject("select count(*) from " + table + " where " + column + " = ?", Long.class, value);
    }

    @Test
    void forgetsEverythingByWhichATeamCouldBeKnownOrReached() {
        Cast cast = driver.consented(3);
        Partner left = cast.partner(0);
        String email = left.leadEmail();
        access.password(new PersonId(left.lead()), PASSWORD);
        Visitor visitor = Visitor.signedIn(port, email, PASSWORD);
        assertThat(visitor.get("/mine").statusCode()).isEqualTo(200);
        String link = links.issue(new PersonId(left.director()), null);
        driver.nominateDirector(left);
        door.draft("step-back", left.organisation(), left.lead(), driver.json(of("reason", "Appelez Dominique.")));
        door.draft("step-back", left.organisation(), left.director(), driver.json(of("reason", "Écrivez à " + email)));
        jdbc.update(
                "insert into form_draft (form, subject, person, document, saved_at) select 'by-somebody-else', subject,"
                        + " 'who-stays', document, saved_at from form_draft where subject = ? and person = ?",
                left.organisation(),
                left.lead());
        driver.act(left, left.director(), "step-back", of("how", "NOT_FOR_US"));
        driver.runJobs();
        jdbc.update(
                "update mail set error = ?, state = 'WAITING' where person_id = ?",
                "550 <" + email + "> unknown",
                left.lead());
        jdbc.update(
                "update mail set dedupe_key = ?, kind = 'BOUNCED', about = ? where id ="
                        + " (select min(id) from mail where person_id = ?)",
                "bounced:" + cast.campaign().value() + ":" + left.lead() + ":2027-01-01",
                "Léa 0 (Partenaire 0, " + email + ")",
                cast.coordinator());

        assertThat(eraseAfter(89)).isZero();
        assertKnown(left);
        assertThat(eraseAfter(91)).isEqualTo(1);
        assertThat(erasure.run()).isZero();

        assertForgotten(left);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(person(left.lead()).name()).isEqualTo("une personne partie");
        softly.assertThat(person(left.lead()).email()).isEqualTo(left.lead() + "@invalid");
        softly.assertThat(count("ACT_ID_USER", "ID_", left.lead()))
                .as("and its password")
                .isZero();
        softly.assertThat(count("ACT_ID_USER", "EMAIL_", email)).isZero();
        softly.assertThat(count("person_link", "person_id", left.director())).isZero();
        softly.assertThat(visitor.get("/mine").statusCode()).as("its session").isEqualTo(302);
        softly.assertThat(new Visitor(port).get(link).body()).contains("n’ouvre plus rien");
        softly.assertThat(count("form_draft", "subject", left.organisation())).isZero();
        softly.assertThat(
                        jdbc.queryForList("select * from mail where person_id in (?, ?)", left.lead(), left.director()))
                .isNotEmpty()
                .allSatisfy(mail -> {
                    assertThat(mail.get("words")).isNull();
                    assertThat(mail.get("about")).isNull();
                    assertThat(mail.get("error")).isNull();
                    assertThat(mail.get("state")).isNotIn("WAITING", "SENDING");
                });
        softly.assertThat(count("mail", "about", "une personne partie"))
                .as("what the coordination was told")
                .isEqualTo(1);
        softly.assertThat(part(left).readinessAnswers().orElseThrow().followUpOwner())
                .isEmpty();
        softly.assertThat(jdbc.queryForList(
                        "select owner_name, owner_email from commitment where engagement_id = ?", left.organisation()))
                .isNotEmpty()
                .allSatisfy(promise -> assertThat(promise.values()).containsOnlyNulls());
        softly.assertThat(count("commitment_revision", "engagement_id", left.organisation()))
                .isZero();
        softly.assertThat(count("audit_entry", "engagement_id", left.organisation()))
                .as("the log stays")
                .isPositive();
        softly.assertThat(jdbc.queryForObject(
                        "select count(*) from audit_entry where what = 'CONTACTS_ERASED' and engagement_id = ?",
                        Long.class,
                        left.organisation()))
                .isEqualTo(1);
        softly.assertThat(logReadBy(cast.coordinator(), cast))
                .contains("somebody who left", "Léa 1")
                .doesNotContain("Léa 0", "Dominique 0", "une personne partie");
        softly.assertAll();
        assertKnown(cast.partner(1));
    }

    @Test
    void keepsWhoeverAgreedToBeKept() {
        Cast cast = driver.invited(4);
        leave(cast.partner(0), "NOT_FOR_US", true);
        driver.complete(
                cast.partner(1).lead(),
                cast.partner(1).organisation(),
                "assess-readiness",
                of("next", "NOT_NOW", "keepContact", true));
        driver.complete(
                cast.partner(2).lead(), cast.partner(2).organisation(), "assess-readiness", of("next", "NOT_NOW"));
        driver.runJobs();

        eraseAfter(400);

        assertKnown(cast.partner(0));
        assertKnown(cast.partner(1));
        assertForgotten(cast.partner(2));
    }

    @Test
    void keepsWhoeverSaidNotNowUntilTheirRecallHasHadItsTime() {
        Cast cast = driver.invited(3);
        leave(cast.partner(0), "NOT_NOW", false, driver.today().plusDays(200));
        leave(cast.partner(1), "NOT_NOW", false);

        eraseAfter(92);
        assertKnown(cast.partner(0));
        assertForgotten(cast.partner(1));
        eraseAfter(289);
        assertKnown(cast.partner(0));
        eraseAfter(292);
        assertForgotten(cast.partner(0));
    }

    @Test
    void keepsWhoeverFollowsFromADistanceUntilTheCampaignIsOver() {
        Cast cast = driver.invited(3);
        leave(cast.partner(0), "OBSERVER", false);

        eraseAfter(400);
        assertKnown(cast.partner(0));
        driver.cancel(cast);
        driver.runJobs();
        eraseAfter(489);
        assertKnown(cast.partner(0));
        eraseAfter(491);
        assertForgotten(cast.partner(0));
        assertKnown(cast.partner(1));
    }

    @Test
    void asksWhoeverPromisesNothingToo() {
        Cast cast = driver.consented(3);
        for (int i = 0; i < 2; i++) {
            Map<String, Object> nothing = driver.declaration(List.of());
            nothing.put("zero", true);
            nothing.put("keepContact", i == 1);
            driver.complete(cast.partner(i).lead(), cast.partner(i).organisation(), "declare-commitments", nothing);
        }
        driver.runJobs();
        assertThat(part(cast.partner(0)).standing()).isEqualTo(Standing.OBSERVER);
        assertThat(part(cast.partner(1)).contactsKept()).isTrue();
        driver.cancel(cast);
        driver.runJobs();

        eraseAfter(91);

        assertForgotten(cast.partner(0));
        assertKnown(cast.partner(1));
    }

    /** Its promises, or its signature, are part of the campaign's record. */
    @Test
    void keepsWhoeverLeftAfterItHadPromised() {
        Cast cast = driver.explicit(3);
        driver.stepBack(cast.partner(0), Standing.WITHDRAWN);
        engagements.leave(new EngagementId(cast.partner(1).organisation()), Standing.OBSERVER, null, "");
        driver.runJobs();
        driver.cancel(cast);
        driver.runJobs();

        eraseAfter(400);

        assertKnown(cast.partner(0));
        assertKnown(cast.partner(1));
    }

    @Test
    void erasesNothingOfWhoeverCameBackAndAllOfItOnceTheyLeaveForGood() {
        Cast cast = driver.invited(3);
        Partner left = cast.partner(0);
        driver.getReady(left);
        leave(left, "NOT_NOW", false);
        driver.act(left, left.lead(), "come-back", Map.of());
        driver.runJobs();
        Partner back = driver.cast(cast).partner(3);

        eraseAfter(91);
        assertKnown(left);
        assertThat(part(left).readinessAnswers().orElseThrow().followUpOwner()).isNotEmpty();
        leave(back, "NOT_FOR_US", false);
        eraseAfter(182);

        assertForgotten(back);
        assertForgotten(left);
        assertThat(part(left).readinessAnswers().orElseThrow().followUpOwner()).isEmpty();
    }

    @Test
    void letsNobodyComeBackInThePlaceOfWhoeverIsForgotten() {
        Cast cast = driver.invited(3);
        Partner left = cast.partner(0);
        access.grant(new PersonId(left.director()), Role.COORDINATOR);
        leave(left, "NOT_NOW", false);

        eraseAfter(91);

        assertThat(person(left.lead()).isForgotten()).isTrue();
        assertThat(person(left.director()).isForgotten())
                .as("has an account of its own")
                .isFalse();
        assertThatThrownBy(() -> driver.act(left, left.director(), "come-back", Map.of()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void keepsWhoeverCoordinatesACampaign() {
        Cast cast = driver.invited(3);
        Partner left = cast.partner(0);
        jdbc.update(
                "update campaign set deputy_id = ? where id = ?",
                left.lead(),
                cast.campaign().value());
        leave(left, "NOT_FOR_US", false);

        eraseAfter(91);

        assertThat(person(left.lead()).isForgotten()).isFalse();
        assertThat(person(left.director()).isForgotten()).isTrue();
    }

    /** The same organisation in other campaigns: only those who are named there stay. */
    @Test
    void keepsThoseWhomAnotherPartOfTheirOrganisationNeeds() {
        Cast cast = driver.invited(3);
        Cast other = driver.invited(2);
        Partner left = cast.partner(0);
        OrganisationId organisation = organisation(left);
        PersonId colleague = partners.enrol(
                organisation, "Yann", "yann@" + cast.campaign().value().substring(0, 12) + ".example", Language.FR);
        PersonId deputy = partners.enrol(
                organisation, "Zoé", "zoe@" + cast.campaign().value().substring(0, 12) + ".example", Language.FR);
        PersonId before = partners.enrol(
                organisation, "Ugo", "ugo@" + cast.campaign().value().substring(0, 12) + ".example", Language.FR);
        EngagementId goesOn = engagements.invite(other.campaign(), organisation, before, before);
        engagements.declareAbsence(
                goesOn,
                before,
                deputy,
                driver.today().plusDays(1),
                driver.today().plusDays(2));
        engagements.handRole(goesOn, Handed.LEAD, before, new PersonId(left.lead()));
        engagements.handRole(goesOn, Handed.DIRECTOR, before, new PersonId(left.lead()));
        leave(left, "NOT_FOR_US", false);

        eraseAfter(91);
        SoftAssertions softly = new SoftAssertions();

        softly.assertThat(part(left).contactsErased()).isTrue();
        softly.assertThat(person(left.lead()).isForgotten())
                .as("works for it elsewhere")
                .isFalse();
        softly.assertThat(partners.person(deputy).isForgotten())
                .as("stands in elsewhere")
                .isFalse();
        softly.assertThat(partners.person(before).isForgotten())
                .as("handed over elsewhere")
                .isFalse();
        softly.assertThat(person(left.director()).isForgotten())
                .as("has no other part")
                .isTrue();
        softly.assertThat(partners.person(colleague).isForgotten())
                .as("nor has a colleague")
                .isTrue();
        softly.assertAll();
    }

    @Test
    void keepsThoseWhomAnotherExitMayKeep() {
        Cast cast = driver.invited(3);
        Cast other = driver.invited(2);
        Partner left = cast.partner(0);
        EngagementId agreed = engagements.invite(
                other.campaign(), organisation(left), new PersonId(left.lead()), new PersonId(left.lead()));
        engagements.keepContacts(agreed, true);
        engagements.leave(agreed, Standing.NOT_FOR_US, null, "");
        leave(left, "NOT_FOR_US", false);

        eraseAfter(91);

        assertThat(person(left.lead()).isForgotten()).isFalse();
        assertThat(person(left.director()).isForgotten()).isTrue();
    }

    @Test
    void keepsThoseWhoAnswerForAPromiseOfSomebodyElses() {
        Cast cast = driver.explicit(3);
        Partner left = driver.inviteOneMore(cast).partner(3);
        leave(left, "NOT_FOR_US", false);
        jdbc.update(
                "update nomination set person_id = ? where engagement_id = ?",
                left.lead(),
                cast.partner(0).organisation());
        jdbc.update(
                "update commitment set deputy_id = ? where engagement_id = ?",
                left.director(),
                cast.partner(1).organisation());
        eraseAfter(91);
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(part(left).contactsErased()).isTrue();
        softly.assertThat(person(left.lead()).isForgotten()).as("said yes").isFalse();
        softly.assertThat(person(left.director()).isForgotten())
                .as("is a deputy")
                .isFalse();
        softly.assertAll();
    }

    @Test
    void isDoneOnceHoweverManyNodesDoIt() throws Exception {
        Cast cast = driver.invited(3);
        Cast other = driver.invited(2);
        Partner left = cast.partner(0);
        OrganisationId organisation = organisation(left);
        EngagementId second = engagements.invite(
                other.campaign(), organisation, new PersonId(left.lead()), new PersonId(left.director()));
        engagements.leave(second, Standing.NOT_FOR_US, null, "");
        leave(left, "NOT_FOR_US", false);
        clock.moveTo(Instant.now().plus(Duration.ofDays(91)));

        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch together = new CountDownLatch(4);
            List<Future<?>> all = Stream.generate(() -> nodes.submit(() -> {
                        together.countDown();
                        together.await();
                        contacts.erase(organisation);
                        return null;
                    }))
                    .limit(4)
                    .<Future<?>>map(one -> one)
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertForgotten(left);
        assertThat(engagements.get(second).contactsErased()).isTrue();
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_entry where what = 'PERSON_REMOVED' and about_id = ?",
                        Long.class,
                        left.lead()))
                .isEqualTo(1);
    }

    @Test
    void asksWithAnEmptyBoxAndRemembersTheTickInADraft() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        String task = driver.task(partner.lead(), partner.organisation(), "assess-readiness")
                .getId();
        access.password(new PersonId(partner.lead()), PASSWORD);
        Visitor visitor = Visitor.signedIn(port, partner.leadEmail(), PASSWORD);
        List<String> doors = List.of(
                "/acts/step-back?subject=" + partner.organisation(),
                "/tasks/" + task,
                "/forms/assess-readiness?taskId=" + task);
        String box = "input[type=checkbox][name=keepContact]";
        assertThat(doors).allSatisfy(door -> {
            Document page = Jsoup.parse(visitor.get(door).body());
            assertThat(page.select(box + ":not([checked])")).hasSize(1);
            assertThat(page.text()).contains("90 jours après votre départ");
        });

        door.draft(
                "step-back",
                partner.organisation(),
                partner.lead(),
                driver.json(of("how", "NOT_NOW", "keepContact", true)));
        door.draft(task, partner.lead(), driver.json(of("next", "OBSERVER", "keepContact", "true")));

        assertThat(doors).allSatisfy(door -> assertThat(
                        Jsoup.parse(visitor.get(door).body()).select(box + "[checked]"))
                .hasSize(1));
    }

    /** By the plain form of a page, without a script. */
    @Test
    void takesTheTickFromThePageAsWell() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        access.password(new PersonId(partner.lead()), PASSWORD);
        Visitor visitor = Visitor.signedIn(port, partner.leadEmail(), PASSWORD);
        String act = "/acts/step-back?subject=" + partner.organisation();
        visitor.get(act);

        assertThat(visitor.send(
                                "POST",
                                act,
                                Visitor.FORM,
                                Visitor.fields(of(
                                        "_csrf",
                                        visitor.cookie("UNISSON-CSRF"),
                                        "how",
                                        "NOT_FOR_US",
                                        "keepContact",
                                        "true")))
                        .statusCode())
                .isEqualTo(302);

        assertThat(part(partner).standing()).isEqualTo(Standing.NOT_FOR_US);
        assertThat(part(partner).contactsKept()).isTrue();
    }
}
