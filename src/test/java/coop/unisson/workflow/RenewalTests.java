package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Statements;
import coop.unisson.board.OwnPage;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.Lapse;
import coop.unisson.charter.SignatureLapsed;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Signing again: exactly those whose text changed, once at a time, before the launch and after it. */
@RecordApplicationEvents
class RenewalTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    CampaignService campaigns;

    @Autowired
    EngagementService engagements;

    @Autowired
    CharterService charters;

    @Autowired
    GateService gates;

    @Autowired
    OwnPage page;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    ShiftedClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void asksNobodyToSignAgainForASlipOfThePen() {
        Cast cast = driver.signed(2);
        driver.revise(cast, "TYPO", "Virgule.");
        driver.runJobs();

        assertThat(charters.inForce(cast.campaign()).orElseThrow().number()).isEqualTo(2);
        assertThat(charters.signedBy(cast.campaign())).hasSize(2);
        assertThat(stage(cast)).isEqualTo(Stage.GO_NO_GO);
        cast.partners().forEach(partner -> assertThat(renewals(partner)).isEmpty());
        assertThat(events.stream(SignatureLapsed.class)).isEmpty();
    }

    @Test
    void asksExactlyThoseConcernedAndGoesBackToTheSignatures() {
        Cast cast = driver.signed(3);
        driver.revise(cast, "MATERIAL", "Le logo se retire sous cinq jours.", cast.partner(1));

        assertThat(stage(cast)).isEqualTo(Stage.CHARTER);
        driver.runJobs();

        assertThat(renewals(cast.partner(0))).isEmpty();
        assertThat(renewals(cast.partner(1))).hasSize(1);
        assertThat(renewals(cast.partner(2))).isEmpty();
        assertThat(driver.task(cast.coordinator(), cast.campaign().value(), "decide-launch"))
                .isNull();
        assertThat(gates.report(cast.campaign(), Gate.CHARTER).blockers())
                .extracting("partner", "code")
                .containsExactly(tuple("Partenaire 1", "signature-lapsed"));
        assertThat(events.stream(SignatureLapsed.class))
                .containsExactly(
                        new SignatureLapsed(id(cast.partner(1)), cast.campaign(), Lapse.TEXT, 1, 2, driver.today()));
        assertThat(page.of(new PersonId(cast.partner(1).lead())).parts().get(0).signAgainSince())
                .isEqualTo(driver.today());

        driver.reSign(cast.partner(1));
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.GO_NO_GO);
        assertThat(charters.signedBy(cast.campaign())).hasSize(3);
        assertThat(driver.task(cast.coordinator(), cast.campaign().value(), "decide-launch"))
                .isNotNull();
        launch(cast);
        assertThat(stage(cast)).isEqualTo(Stage.RUN);
    }

    @Test
    void goesBackFromTheConfirmationAndFromTheWaitForTheFirstDay() {
        Cast cast = driver.signed(2);
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        driver.revise(cast, "MATERIAL", "Un.", cast.partner(0));
        driver.runJobs();
        assertThat(driver.task(cast.deputy(), cast.campaign().value(), "confirm-launch"))
                .isNull();
        driver.reSign(cast.partner(0));
        driver.runJobs();

        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        driver.complete(cast.deputy(), cast.campaign().value(), "confirm-launch", of("decision", "CONFIRM"));
        assertThat(stage(cast)).isEqualTo(Stage.LAUNCHING);
        driver.revise(cast, "MATERIAL", "Deux.", cast.partner(1));
        assertThat(stage(cast)).isEqualTo(Stage.CHARTER);
        driver.runJobs();
        dueTimers();
        assertThat(waiting(cast.campaign().value(), CampaignProcess.CHARTER_GATE))
                .isEqualTo(1);
        assertThat(campaigns.get(cast.campaign()).mayLaunch()).isFalse();
        driver.reSign(cast.partner(1));
        driver.runJobs();
        launch(cast);
        assertThat(stage(cast)).isEqualTo(Stage.RUN);
    }

    @Test
    void asksOnceForTheNewestOfTwoRevisions() {
        Cast cast = driver.signed(2);
        driver.revise(cast, "MATERIAL", "Un.");
        driver.runJobs();
        Map<String, Object> stale = driver.renewal(cast.partner(0));
        driver.revise(cast, "MATERIAL", "Deux.");
        driver.runJobs();

        assertThat(renewals(cast.partner(0))).hasSize(1);
        assertThatThrownBy(() -> driver.submit(
                        renewals(cast.partner(0)).get(0), cast.partner(0).director(), stale))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo("charter-stale");
        assertThat(waiting(cast.partner(0).organisation(), PartnerEngagementProcess.SIGNATURE_LAPSED))
                .isEqualTo(1);
        driver.reSign(cast.partner(0));
        assertThat(charters.signature(id(cast.partner(0))).orElseThrow().version())
                .isEqualTo(3);
        driver.runJobs();
        assertThat(renewals(cast.partner(0))).isEmpty();

        driver.revise(cast, "MATERIAL", "Trois.");
        driver.runJobs();
        assertThat(renewals(cast.partner(0))).hasSize(1);
        assertThat(renewals(cast.partner(1))).hasSize(1);
    }

    @Test
    void refusesAMessageByHandWhileNothingHasLapsedOrTheRequestIsOpen() {
        Cast cast = driver.signed(2);
        assertThatThrownBy(() -> send(cast.partner(0))).hasStackTraceContaining("too-early");
        driver.revise(cast, "MATERIAL", "Un.");
        driver.runJobs();
        assertThatThrownBy(() -> send(cast.partner(0))).hasStackTraceContaining("too-early");
        assertThat(renewals(cast.partner(0))).hasSize(1);
    }

    @Test
    void letsTheRunGoOnAndNamesTheStateAfterTheLaunch() {
        Cast cast = driver.launched(2);
        driver.revise(cast, "MATERIAL", "Le rapport cite chaque partenaire.", cast.partner(0));
        driver.runJobs();

        assertThat(stage(cast)).isEqualTo(Stage.RUN);
        assertThat(renewals(cast.partner(0))).singleElement().satisfies(task -> assertThat(task.getDueDate())
                .isAfter(clock.instant().plusSeconds(13 * 86_400L)));
        assertThat(charters.awaited(cast.campaign()))
                .containsExactly(new CharterService.Awaited("Partenaire 0", driver.today()));
        clock.moveTo(campaigns
                .get(cast.campaign())
                .runEnd()
                .plusDays(1)
                .atTime(9, 0)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
        cast.partners().forEach(driver::deliver);
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.RETROSPECTIVE);
        cast.partners().forEach(driver::lookBack);
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.SYNTHESIS);
        driver.close(cast);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(cast.partner(0).organisation())
                        .count())
                .isZero();
    }

    @Test
    void letsAPartnerLeaveKindlyInsteadOfSigningAgain() {
        Cast cast = driver.signed(3);
        driver.revise(cast, "MATERIAL", "Un.", cast.partner(2));
        driver.runJobs();
        Map<String, Object> leaving = driver.renewal(cast.partner(2));
        leaving.put("answer", "LEAVE");
        leaving.put("read", false);
        leaving.put("authority", false);
        leaving.put("role", "");
        driver.complete(cast.partner(2).director(), cast.partner(2).organisation(), "re-sign-charter", leaving);
        driver.runJobs();

        assertThat(engagements.get(id(cast.partner(2))).standing()).isEqualTo(Standing.WITHDRAWN);
        assertThat(stage(cast)).isEqualTo(Stage.GO_NO_GO);
        assertThat(charters.awaited(cast.campaign())).isEmpty();
    }

    @Test
    void lapsesWithTheAnnexAndWithWhoeverSigned() {
        Cast cast = driver.signed(3);
        jdbc.update(
                "update commitment set what = 'Cinq stories' where engagement_id = ?",
                cast.partner(0).organisation());
        driver.act(
                cast.partner(1),
                cast.partner(1).director(),
                "hand-over",
                Map.of("what", List.of("DIRECTOR"), "whom", "COLLEAGUE"));
        cast.partners().forEach(partner -> charters.reconsider(id(partner)));
        driver.runJobs();

        assertThat(stage(cast)).isEqualTo(Stage.CHARTER);
        assertThat(events.stream(SignatureLapsed.class))
                .extracting(SignatureLapsed::engagement, SignatureLapsed::cause)
                .containsExactlyInAnyOrder(
                        tuple(id(cast.partner(0)), Lapse.ANNEX), tuple(id(cast.partner(1)), Lapse.SIGNATORY));
        driver.reSign(cast.partner(0));
        Partner other = driver.cast(cast).partner(1);
        driver.reSign(other);
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.GO_NO_GO);
        assertThat(charters.signature(id(cast.partner(0))).orElseThrow().version())
                .isEqualTo(1);
    }

    @Test
    void saysWhatIsMissingBesideItsField() {
        Cast cast = driver.signed(2);
        Map<String, Object> revision = driver.revision(cast, "MATERIAL", "Un.");
        revision.put("sure", false);
        assertThat(check(cast, revision))
                .extracting(Flaw::field, Flaw::code)
                .containsExactly(tuple("sure", "revise-lapses"), tuple("sure", "revise-unsure"));
        revision.put("scope", "SOME");
        assertThat(check(cast, revision)).extracting(Flaw::field, Flaw::code).contains(tuple("concerned", "not-empty"));
        revision.put("scope", null);
        revision.put("reason", " ");
        assertThat(check(cast, revision))
                .extracting(Flaw::field, Flaw::code)
                .contains(tuple("scope", "not-null"), tuple("reason", "not-blank"));
        Map<String, Object> unmarked = driver.revision(cast, null, "Un.");
        assertThat(check(cast, unmarked))
                .extracting(Flaw::field, Flaw::code)
                .contains(tuple("clauses[0].change", "change-unmarked"));
        assertThatThrownBy(() ->
                        door.act("revise-charter", cast.campaign().value(), cast.coordinator(), driver.json(unmarked)))
                .isInstanceOf(Refused.class);
        assertThat(charters.inForce(cast.campaign()).orElseThrow().number()).isEqualTo(1);

        Map<String, Object> first = driver.revision(cast, "TYPO", "Un.");
        driver.revise(cast, "TYPO", "Deux.");
        assertThatThrownBy(() ->
                        door.act("revise-charter", cast.campaign().value(), cast.coordinator(), driver.json(first)))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo("charter-stale");

        driver.revise(cast, "MATERIAL", "Trois.");
        driver.runJobs();
        Map<String, Object> nothing = driver.renewal(cast.partner(0));
        nothing.putAll(of("read", false, "role", "", "authority", false));
        assertThatThrownBy(() -> driver.submit(
                        renewals(cast.partner(0)).get(0), cast.partner(0).director(), nothing))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.flaws().stream().map(Flaw::field).toList())
                .isEqualTo(List.of("read", "role", "authority"));
    }

    @Test
    void costsTheSameHoweverManyPartnersThereAre() throws Exception {
        Cast few = driver.signed(2);
        Cast many = driver.signed(12);
        Map<String, Object> fewWords = driver.revision(few, "MATERIAL", "Un.");
        Map<String, Object> manyWords = driver.revision(many, "MATERIAL", "Un.");

        long withFew = Statements.of(
                () -> door.act("revise-charter", few.campaign().value(), few.coordinator(), driver.json(fewWords)));
        long withMany = Statements.of(
                () -> door.act("revise-charter", many.campaign().value(), many.coordinator(), driver.json(manyWords)));

        System.out.println("Statements to revise a charter: " + withFew + " with 2 partners, " + withMany + " with 12");
        assertThat(withMany).isEqualTo(withFew);
    }

    private List<Flaw> check(Cast cast, Map<String, Object> revision) {
        return door.check("revise-charter", cast.campaign().value(), cast.coordinator(), driver.json(revision));
    }

    private void launch(Cast cast) {
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        driver.complete(cast.deputy(), cast.campaign().value(), "confirm-launch", of("decision", "CONFIRM"));
        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
    }

    /** Fires the timers that are due by now, as the job executor would. */
    private void dueTimers() {
        management.createJobQuery().timers().executable().list().forEach(timer -> management.executeJob(timer.getId()));
        driver.runJobs();
    }

    private List<Task> renewals(Partner partner) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(partner.organisation())
                .taskDefinitionKey("re-sign-charter")
                .list();
    }

    private long waiting(String businessKey, String message) {
        return runtime.createExecutionQuery()
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(message)
                .count();
    }

    private void send(Partner partner) {
        var waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(partner.organisation())
                .messageEventSubscriptionName(PartnerEngagementProcess.SIGNATURE_LAPSED)
                .singleResult();
        runtime.messageEventReceived(PartnerEngagementProcess.SIGNATURE_LAPSED, waiting.getId());
    }

    private Stage stage(Cast cast) {
        return campaigns.get(cast.campaign()).stage();
    }

    private static EngagementId id(Partner partner) {
        return new EngagementId(partner.organisation());
    }
}
