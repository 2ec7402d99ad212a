package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.board.OwnPage;
import coop.unisson.campaign.PersonAsked;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Handed;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Whose task it is: while somebody is away, when a role changes hands, and when a colleague takes it over. */
@RecordApplicationEvents
class TeamTasksTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    TeamTasks teamTasks;

    @Autowired
    EngagementService engagements;

    @Autowired
    CommitmentService commitments;

    @Autowired
    OwnPage ownPage;

    @Autowired
    TaskService tasks;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ShiftedClock clock;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void givesTasksToTheDeputyWhileSomebodyIsAwayAndBackAfterwards() {
        Partner partner = driver.invited(2).partner(0);
        LocalDate first = driver.today().plusDays(3);
        absence(partner, partner.lead(), first, first.plusDays(2));
        Task readiness = driver.task(partner.lead(), partner.organisation(), "assess-readiness");
        assertThat(readiness).as("still theirs").isNotNull();

        goTo(first);
        assertThat(assignee(readiness)).isEqualTo(partner.director());
        assertThat(readers(readiness)).containsExactly(partner.director());
        assertThat(events.stream(PersonAsked.class))
                .filteredOn(asked -> asked.task().equals(readiness.getId()))
                .extracting(asked -> asked.person().value())
                .contains(partner.director());

        driver.complete(partner.director(), partner.organisation(), "assess-readiness", driver.ready());
        Task alignment = driver.task(partner.director(), partner.organisation(), "align-mission");
        assertThat(alignment).as("a task that is new").isNotNull();

        goTo(first.plusDays(3));
        assertThat(assignee(alignment)).isEqualTo(partner.lead());
        assertThat(readers(alignment)).containsExactly(partner.lead());
        driver.complete(partner.lead(), partner.organisation(), "align-mission", driver.aligned());
    }

    @Test
    void asksWhoeverNowDoesAPartnersWorkForItsYesToAPromiseWithAnother() {
        Cast cast = driver.consented(2);
        Partner promising = cast.partner(0);
        Partner asked = cast.partner(1);
        Map<String, Object> together = driver.promise(promising);
        together.put("coOwners", List.of(asked.organisation()));
        driver.complete(
                promising.lead(),
                promising.organisation(),
                "declare-commitments",
                driver.declaration(List.of(together)));
        driver.runJobs();
        Task yes = driver.tasks(asked.lead(), "accept-nomination").get(0);

        driver.act(asked, asked.lead(), "hand-over", Map.of("what", List.of("LEAD"), "whom", "COLLEAGUE"));
        driver.runJobs();

        assertThat(assignee(yes)).isEqualTo(asked.director());
        assertThat(readers(yes)).containsExactly(asked.director());
        driver.answerNomination(asked.director(), "YES");
        driver.runJobs();
        assertThat(commitments.allAnswered(new EngagementId(promising.organisation())))
                .isTrue();
    }

    @Test
    void showsWhoeverKeepsAPromiseTheirShareAndNothingElseOfThePartners() {
        Partner partner = driver.consented(2).partner(0);
        Map<String, Object> theirs = driver.promise(partner);
        String email = "zoe@" + partner.organisation() + ".example";
        theirs.put("ownerName", "Zoé");
        theirs.put("ownerEmail", email);
        driver.complete(
                partner.lead(),
                partner.organisation(),
                "declare-commitments",
                driver.declaration(List.of(driver.promise(partner), theirs)));
        driver.runJobs();
        PersonId zoe = driver.partners().byEmail(email).orElseThrow().id();

        assertThat(ownPage.of(zoe).parts()).singleElement().satisfies(part -> {
            assertThat(part.promises()).singleElement().satisfies(promised -> assertThat(
                            promised.commitment().owner())
                    .isEqualTo(zoe));
            assertThat(part.acts()).isEmpty();
            assertThat(part.colleagues()).isEmpty();
        });
    }

    @Test
    void enrolsSomebodyNewAsDeputyWhoSeesTheTasksAndThePartWhileItRuns() {
        Partner partner = driver.launched(2).partner(0);
        String email = "aya@" + partner.organisation() + ".example";
        driver.act(
                partner,
                partner.lead(),
                "declare-absence",
                of(
                        "from",
                        driver.today(),
                        "to",
                        driver.today().plusDays(13),
                        "deputy",
                        "SOMEBODY_ELSE",
                        "name",
                        "Aya Diallo",
                        "email",
                        email));
        PersonId aya = driver.partners().byEmail(email).orElseThrow().id();

        var page = ownPage.of(aya);
        assertThat(page.waiting()).extracting("about").contains("Quatre stories sur la réparation");
        assertThat(page.parts()).singleElement().satisfies(part -> {
            assertThat(part.away()).extracting("deputy").containsExactly("Aya Diallo");
            assertThat(part.acts()).containsExactly("report-initiative", "raise-tension");
        });
        Task delivery = driver.tasks(aya.value(), "deliver-commitment").get(0);
        driver.submit(
                delivery,
                aya.value(),
                of("outcome", "DELIVERED", "doneOn", driver.today(), "quantityDone", 4, "evidenceNote", "Vu."));

        goTo(driver.today().plusDays(14));
        assertThat(ownPage.of(aya).parts()).isEmpty();
    }

    @Test
    void comesBackAtOnceWhenAnAbsenceEndsEarly() {
        Partner partner = driver.invited(2).partner(0);
        absence(partner, partner.lead(), driver.today(), driver.today().plusDays(9));
        Task readiness = driver.task(partner.director(), partner.organisation(), "assess-readiness");
        assertThat(readiness).isNotNull();
        String id = engagements.absences(engagement(partner)).get(0).id().value();

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> driver.act(partner, partner.director(), "end-absence", of("absence", id)));
        assertThat(flaws(partner, "end-absence", of("absence", "x"))).containsExactly("absence choice");
        driver.act(partner, partner.lead(), "end-absence", of("absence", id));

        assertThat(assignee(readiness)).isEqualTo(partner.lead());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> driver.act(partner, partner.lead(), "end-absence", of("absence", id)));
    }

    @Test
    void refusesDaysAndPeopleThatCannotBe() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        LocalDate today = driver.today();
        absence(partner, partner.lead(), today.plusDays(10), today.plusDays(20));

        assertThat(away(partner, today.minusDays(1), today, of())).containsExactly("from absence-past");
        assertThat(away(partner, today.plusDays(2), today, of())).containsExactly("to absence-order");
        assertThat(away(partner, today, today.plusYears(2), of())).containsExactly("to absence-long");
        assertThat(away(partner, today.plusDays(20), today.plusDays(25), of()))
                .containsExactly("from absence-overlaps");
        assertThat(away(partner, today, today.plusDays(10), of())).containsExactly("from absence-overlaps");
        assertThat(away(partner, today, today, of("deputy", "SOMEBODY_ELSE")))
                .containsExactly("name not-blank", "email not-blank");
        assertThat(away(partner, today, today, of("deputy", "SOMEBODY_ELSE", "name", "Aya", "email", "aya")))
                .containsExactly("email email");
        assertThat(away(
                        partner,
                        today,
                        today,
                        of(
                                "deputy",
                                "SOMEBODY_ELSE",
                                "name",
                                "Aya",
                                "email",
                                cast.partner(1).leadEmail())))
                .containsExactly("email email-elsewhere");
        assertThat(away(
                        partner,
                        today,
                        today,
                        of("deputy", "SOMEBODY_ELSE", "name", "Moi", "email", partner.leadEmail())))
                .containsExactly("email own-address");
        assertThat(away(partner, today, today, of("deputy", "NOBODY"))).containsExactly("deputy choice");
        // the director stands in for the lead on these days
        assertThat(flaws(
                        partner,
                        partner.director(),
                        "declare-absence",
                        of("from", today.plusDays(15), "to", today.plusDays(15), "deputy", "COLLEAGUE")))
                .containsExactly("from absence-of-deputy", "deputy deputy-away");
    }

    @Test
    void handsARoleOverForGoodWithItsOpenTasks() {
        Partner partner = driver.invited(2).partner(0);
        Task readiness = driver.task(partner.lead(), partner.organisation(), "assess-readiness");
        String email = "noe@" + partner.organisation() + ".example";
        driver.act(
                partner,
                partner.lead(),
                "hand-over",
                of("what", List.of("LEAD"), "whom", "SOMEBODY_ELSE", "name", "Noé", "email", email));
        PersonId noe = driver.partners().byEmail(email).orElseThrow().id();

        assertThat(engagement(partner).lead()).isEqualTo(noe);
        assertThat(assignee(readiness)).isEqualTo(noe.value());
        assertThat(readers(readiness)).containsExactly(noe.value());
        assertThat(ownPage.of(new PersonId(partner.lead())).parts()).isEmpty();
        assertThat(engagements.handovers(id(partner))).singleElement().satisfies(line -> {
            assertThat(line.what()).isEqualTo(Handed.LEAD);
            assertThat(line.from().value()).isEqualTo(partner.lead());
            assertThat(line.to()).isEqualTo(noe);
            assertThat(line.by().value()).isEqualTo(partner.lead());
        });
        driver.complete(noe.value(), partner.organisation(), "assess-readiness", driver.ready());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> driver.act(partner, partner.lead(), "hand-over", of("what", List.of("LEAD"))));
    }

    @Test
    void handsAPromiseOverOnceTheColleagueSaysYes() {
        Partner partner = driver.launched(2).partner(0);
        String promise = commitments.of(id(partner)).get(0).id().value();
        Task delivery = driver.tasks(partner.lead(), "deliver-commitment").get(0);
        Map<String, Object> handing = of("what", List.of(promise), "whom", "COLLEAGUE");
        driver.act(partner, partner.lead(), "hand-over", handing);

        assertThat(assignee(delivery)).as("until the yes").isEqualTo(partner.lead());
        assertThat(flaws(partner, "hand-over", handing)).as("asked already").containsExactly("what choice");
        driver.answerNomination(partner.director(), "NO");
        assertThat(assignee(delivery)).isEqualTo(partner.lead());

        driver.act(partner, partner.lead(), "hand-over", handing);
        driver.answerNomination(partner.director(), "YES");
        driver.runJobs();
        assertThat(assignee(delivery)).isEqualTo(partner.director());
        assertThat(readers(delivery)).containsExactly(partner.director());
        assertThat(commitments.of(id(partner)).get(0).ownerName()).isEqualTo("Dominique 0");
        assertThat(engagements.handovers(id(partner))).singleElement().satisfies(line -> {
            assertThat(line.what()).isEqualTo(Handed.COMMITMENT);
            assertThat(line.subject()).contains(promise);
        });
    }

    @Test
    void refusesToHandOverWhatIsNotOnesOwn() {
        Cast cast = driver.launched(2);
        Partner partner = cast.partner(0);
        String foreign = commitments.of(id(cast.partner(1))).get(0).id().value();
        assertThat(flaws(partner, "hand-over", of("what", List.of(foreign), "whom", "COLLEAGUE")))
                .containsExactly("what choice");
        assertThat(flaws(partner, "hand-over", of("what", List.of("DIRECTOR"), "whom", "COLLEAGUE")))
                .containsExactly("what choice");
        assertThat(flaws(partner, "hand-over", of("whom", "COLLEAGUE"))).containsExactly("what not-empty");
    }

    @Test
    void letsAColleagueTakeATaskOverForGood() {
        Partner partner = driver.briefed(2).partner(0);
        Task consent = driver.task(partner.director(), partner.organisation(), "consent-brief");
        assertThat(ownPage.of(new PersonId(partner.lead())).parts().get(0).colleagues())
                .extracting("task", "person")
                .containsExactly(tuple(consent.getId(), "Dominique 0"));

        teamTasks.take(consent.getId(), new PersonId(partner.lead()), id(partner));

        assertThat(assignee(consent)).isEqualTo(partner.lead());
        assertThat(readers(consent)).containsExactly(partner.lead());
        assertThat(engagements.handovers(id(partner))).extracting("what").containsExactly(Handed.TASK);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> teamTasks.take(consent.getId(), new PersonId(partner.lead()), id(partner)))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));

        // an absence of the one who had it changes nothing any more
        absence(partner, partner.director(), driver.today(), driver.today().plusDays(2));
        assertThat(assignee(consent)).isEqualTo(partner.lead());
    }

    @Test
    void believesWhoeverTookAPromiseOverAndNobodyElse() {
        Partner partner = driver.launched(2).partner(0);
        Task delivery = driver.tasks(partner.lead(), "deliver-commitment").get(0);
        teamTasks.take(delivery.getId(), new PersonId(partner.director()), id(partner));
        Map<String, Object> account = of("outcome", "NOT_DELIVERED", "reason", "La salle a fermé.");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> driver.submit(delivery, partner.lead(), account))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        driver.submit(delivery, partner.director(), account);
    }

    @Test
    void keepsTheTasksOfATeamInTheTeam() {
        Cast cast = driver.briefed(2);
        Partner partner = cast.partner(0);
        Partner other = cast.partner(1);
        Task consent = driver.task(partner.director(), partner.organisation(), "consent-brief");
        for (Partner about : List.of(partner, other)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> teamTasks.take(consent.getId(), new PersonId(other.lead()), id(about)))
                    .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        }
        assertThat(assignee(consent)).isEqualTo(partner.director());
    }

    @Test
    void leavesSigningAndSayingYesToThePersonThemselves() {
        Partner partner = driver.chartered(2).partner(0);
        Task signature = driver.task(partner.director(), partner.organisation(), "sign-charter");
        assertThat(ownPage.of(new PersonId(partner.lead())).parts().get(0).colleagues())
                .isEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> teamTasks.take(signature.getId(), new PersonId(partner.lead()), id(partner)));

        // whom the director names to stand in may sign
        absence(partner, partner.director(), driver.today(), driver.today());
        Partner standIn = new Partner(partner.organisation(), partner.lead(), partner.lead(), partner.leadEmail());
        driver.sign(standIn);
    }

    @Test
    void namesATaskInTheLanguageOfWhomeverItGoesTo() {
        Partner partner = driver.invited(2).partner(0);
        jdbc.update("update person set language = 'EN' where id = ?", partner.director());
        Task readiness = driver.task(partner.lead(), partner.organisation(), "assess-readiness");
        String french = readiness.getName();
        assertThat(ownPage.of(new PersonId(partner.director())).parts().get(0).colleagues())
                .extracting("name")
                .containsExactly("Take stock");
        absence(partner, partner.lead(), driver.today(), driver.today());
        assertThat(name(readiness)).isNotEqualTo(french);
        driver.act(
                partner,
                partner.lead(),
                "end-absence",
                of(
                        "absence",
                        engagements.absences(engagement(partner)).get(0).id().value()));
        assertThat(name(readiness)).isEqualTo(french);
    }

    private void absence(Partner partner, String person, LocalDate from, LocalDate to) {
        driver.act(partner, person, "declare-absence", of("from", from, "to", to, "deputy", "COLLEAGUE"));
    }

    private List<String> away(Partner partner, LocalDate from, LocalDate to, Map<String, Object> rest) {
        Map<String, Object> away = new HashMap<>(of("from", from, "to", to, "deputy", "COLLEAGUE"));
        away.putAll(rest);
        return flaws(partner, "declare-absence", away);
    }

    private List<String> flaws(Partner partner, String form, Map<String, Object> document) {
        return flaws(partner, partner.lead(), form, document);
    }

    /** What an act is refused for, as field and code. */
    private List<String> flaws(Partner partner, String person, String form, Map<String, Object> document) {
        try {
            driver.act(partner, person, form, document);
        } catch (Refused refused) {
            return refused.flaws().stream()
                    .map((Flaw flaw) -> flaw.field() + " " + flaw.code())
                    .toList();
        }
        throw new AssertionError(form + " was accepted");
    }

    private void goTo(LocalDate day) {
        clock.moveTo(day.atTime(8, 0).atZone(ShiftedClock.ZONE).toInstant());
        driver.runDue("");
    }

    private String assignee(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    private String name(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getName();
    }

    private List<String> readers(Task task) {
        return authorizations
                .createAuthorizationQuery()
                .resourceType(Resources.TASK)
                .resourceId(task.getId())
                .list()
                .stream()
                .map(authorization -> authorization.getUserId())
                .toList();
    }

    private Engagement engagement(Partner partner) {
        return engagements.get(id(partner));
    }

    private static EngagementId id(Partner partner) {
        return new EngagementId(partner.organisation());
    }
}
