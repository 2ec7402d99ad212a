package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Rendering;
import coop.unisson.board.CampaignPage;
import coop.unisson.board.OwnPage;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.ObjectionAnswer;
import coop.unisson.charter.ObjectionAnswered;
import coop.unisson.charter.ObjectionId;
import coop.unisson.charter.ObjectionOverdue;
import coop.unisson.charter.ObjectionRaised;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A partner does not sign the charter as it is: who hears of it, what keeps the gate shut, and the three roads from there. */
@RecordApplicationEvents
class ObjectionTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    CharterService charters;

    @Autowired
    CampaignService campaigns;

    @Autowired
    EngagementService engagements;

    @Autowired
    GateService gates;

    @Autowired
    OwnPage ownPage;

    @Autowired
    CampaignPage campaignPage;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ShiftedClock clock;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void keepsTheGateShutWithASentenceThatNamesWhoOwesTheAnswerUntilTheTextIsRevisedAndSigned() {
        clock.moveTo(Instant.parse("2027-03-01T09:00:00Z"));
        Cast cast = driver.chartered(3);
        driver.sign(cast.partner(1));
        driver.sign(cast.partner(2));
        Partner objector = cast.partner(0);
        String key = driver.object(objector);
        driver.runJobs();

        var raised = events.stream(ObjectionRaised.class).findFirst().orElseThrow();
        assertThat(raised.objection().value()).isEqualTo(key);
        assertThat(raised.raisedBy().value()).isEqualTo(objector.director());
        var objection = charters.objection(new ObjectionId(key));
        assertThat(objection.clause()).contains("purpose");
        assertThat(objection.due()).isEqualTo(LocalDate.of(2027, 3, 4));
        assertThat(driver.tasks(objector.director(), "sign-charter")).isEmpty();
        assertThat(driver.task(cast.coordinator(), key, "answer-objection").getDueDate())
                .isEqualTo(Instant.parse("2027-03-04T17:00:00Z"));

        assertThat(stage(cast)).isEqualTo(Stage.CHARTER);
        var report = gates.report(cast.campaign(), Gate.CHARTER);
        assertThat(report.blockers()).singleElement().satisfies(blocker -> {
            assertThat(blocker.code()).isEqualTo("charter-objection");
            assertThat(blocker.next()).isEqualTo(LocalDate.of(2027, 3, 3));
        });
        assertThat(gates.sentence(report, Locale.FRENCH))
                .contains(
                        "Partenaire 0 a une objection à la charte, et la coordination lui doit une réponse (depuis le 1er mars)")
                .contains(Days.withoutYear(LocalDate.of(2027, 3, 3), Locale.FRENCH));
        assertThat(gates.sentence(report, Locale.ENGLISH))
                .contains("Partenaire 0 objects to the charter, and the coordination team owes it an answer");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> driver.answerObjection(cast, key, "REVISED"))
                .satisfies(refused -> assertThat(refused.flaws())
                        .extracting("field", "code")
                        .containsExactly(tuple("answer", "objection-unrevised")));
        driver.revise(cast, "MATERIAL", "Nous parlons de ce que nous réparons.");
        driver.answerObjection(cast, key, "REVISED");

        assertThat(events.stream(ObjectionAnswered.class)).singleElement().satisfies(answered -> {
            assertThat(answered.answer()).isEqualTo(ObjectionAnswer.REVISED);
            assertThat(answered.engagement().value()).isEqualTo(objector.organisation());
        });
        assertThat(open(key)).isZero();
        var shown = driver.door()
                .ofTask(
                        driver.task(objector.director(), objector.organisation(), "sign-charter")
                                .getId(),
                        objector.director());
        assertThat(new Rendering("charter").form("sign-charter", shown.prefill(), List.of(), Locale.FRENCH))
                .contains("Nous vous avons lus, et voici pourquoi.")
                .contains("Nous parlons de ce que nous réparons.");
        driver.sign(objector);
        driver.reSign(cast.partner(1));
        driver.reSign(cast.partner(2));
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.GO_NO_GO);
    }

    @Test
    void letsAPartnerObjectAgainAfterAnAnswerInWordsAndThenObserve() {
        Cast cast = driver.chartered(3);
        Partner objector = cast.partner(0);
        String first = driver.object(objector);
        driver.answerObjection(cast, first, "WORDS");
        assertThat(charters.objection(new ObjectionId(first)).answer()).contains(ObjectionAnswer.WORDS);

        String second = driver.object(objector);
        assertThat(second).isNotEqualTo(first);
        driver.answerObjection(cast, second, "WORDS");
        driver.complete(
                objector.director(), objector.organisation(), "sign-charter", driver.answer(objector, "OBSERVE"));
        driver.runJobs();

        assertThat(engagements.get(id(objector)).standing()).isEqualTo(Standing.OBSERVER);
        assertThat(open(objector.organisation())).isZero();
        assertThat(driver.task(cast.coordinator(), cast.campaign().value(), "rebalance"))
                .as("what it had promised is missing now")
                .isNotNull();
        driver.sign(cast.partner(1));
        driver.sign(cast.partner(2));
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.GO_NO_GO);
    }

    @Test
    void asksForAReasonAndAProposalAndShowsNoClauseThatIsNotThere() {
        Cast cast = driver.chartered(2);
        Partner objector = cast.partner(0);
        Map<String, Object> said = driver.objection(objector);
        said.put("clause", "nobody-wrote-this");
        said.put("objection", " ");
        said.put("proposal", "");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> driver.complete(objector.director(), objector.organisation(), "sign-charter", said))
                .satisfies(refused -> assertThat(refused.flaws())
                        .extracting("field", "code")
                        .containsExactly(
                                tuple("clause", "clause-unknown"),
                                tuple("objection", "objection-unsaid"),
                                tuple("proposal", "proposal-unsaid")));
        said.putAll(driver.objection(objector));
        said.put("sha256", "other");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> driver.complete(objector.director(), objector.organisation(), "sign-charter", said))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("charter-stale"));
        assertThat(charters.objections(id(objector))).isEmpty();
    }

    @Test
    void tellsTheSecondPersonOnceTheLastDayHasPassed() {
        clock.moveTo(Instant.parse("2027-03-01T09:00:00Z"));
        Cast cast = driver.chartered(2);
        String key = driver.object(cast.partner(0));
        clock.moveTo(Instant.parse("2027-03-04T16:59:00Z"));
        driver.runDue(key);
        assertThat(events.stream(ObjectionOverdue.class)).isEmpty();
        clock.moveTo(Instant.parse("2027-03-04T17:01:00Z"));
        driver.runDue(key);
        assertThat(events.stream(ObjectionOverdue.class))
                .singleElement()
                .satisfies(overdue -> assertThat(overdue.objection().value()).isEqualTo(key));
        assertThat(driver.task(cast.coordinator(), key, "answer-objection")).isNotNull();
    }

    @Test
    void remindsTheCoordinationAndNobodyOfThePartner() {
        Cast cast = driver.chartered(2);
        Partner objector = cast.partner(0);
        driver.object(objector);
        driver.runJobs();
        assertThat(driver.tasks(objector.director(), "sign-charter")).isEmpty();
        assertThat(driver.tasks(objector.lead(), "sign-charter")).isEmpty();
        var page = ownPage.of(new PersonId(objector.director()));
        assertThat(page.waiting()).isEmpty();
        assertThat(page.parts()).singleElement().satisfies(part -> assertThat(part.objections())
                .singleElement()
                .satisfies(objection -> assertThat(objection.open()).isTrue()));
        assertThat(campaignPage.of(cast.campaign(), Locale.FRENCH).past().toString())
                .contains("une objection à la charte est dite");
    }

    @Test
    void doesNotGoOnWithoutAPartnerThatWaitsForTheCoordination() {
        Cast cast = driver.chartered(3);
        driver.object(cast.partner(0));
        driver.runJobs();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> driver.door()
                        .act(
                                "decide-deadline",
                                cast.campaign().value(),
                                cast.coordinator(),
                                driver.json(of(
                                        "choice",
                                        "WITHOUT",
                                        "partners",
                                        List.of(of("engagement", cast.partner(0).organisation(), "without", true))))))
                .satisfies(refused -> assertThat(refused.flaws())
                        .extracting("field", "code")
                        .contains(tuple("choice", "without-objecting")));
    }

    @Test
    void isMootOnceThePartnerLeavesOrTheCampaignIsCancelled() {
        Cast left = driver.chartered(3);
        String first = driver.object(left.partner(0));
        Task task = driver.task(left.coordinator(), first, "answer-objection");
        driver.stepBack(left.partner(0), Standing.WITHDRAWN);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> driver.submit(task, left.coordinator(), of("answer", "WORDS", "words", "Trop tard.")))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("task-over"));
        driver.runJobs();
        assertThat(open(first)).isZero();
        assertThat(open(left.partner(0).organisation())).isZero();

        Cast cancelled = driver.chartered(2);
        String second = driver.object(cancelled.partner(0));
        driver.cancel(cancelled);
        driver.runJobs();
        assertThat(open(second)).isZero();
        assertThat(open(cancelled.partner(0).organisation())).isZero();
        assertThat(open(cancelled.campaign().value())).isZero();
    }

    @Test
    void takesAnObjectionToARevisedCharterAndAsksAgainAfterTheAnswer() {
        Cast cast = driver.signed(2);
        driver.revise(cast, "MATERIAL", "Un.", cast.partner(0));
        driver.runJobs();
        Partner objector = cast.partner(0);
        Map<String, Object> objects = new HashMap<>(driver.renewal(objector));
        objects.putAll(of("answer", "OBJECT", "objection", "Trop de travail.", "proposal", "Deux fois moins."));
        driver.complete(objector.director(), objector.organisation(), "re-sign-charter", objects);
        driver.runJobs();
        assertThat(driver.tasks(objector.director(), "re-sign-charter")).isEmpty();
        assertThat(gates.report(cast.campaign(), Gate.CHARTER).blockers())
                .extracting("code")
                .containsExactly("charter-objection");

        driver.answerObjection(cast, driver.openObjection(objector), "WORDS");
        driver.reSign(objector);
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.GO_NO_GO);
    }

    @Test
    void takesAnObjectionFromWhoeverJoinsLateWithoutHoldingTheCampaignUp() {
        Cast cast = driver.signed(2);
        Partner late = driver.inviteOneMore(cast).partner(cast.partners().size());
        driver.getReady(late);
        driver.align(late);
        driver.runJobs();
        driver.consent(late);
        driver.declare(late);
        driver.runJobs();
        driver.object(late);
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.GO_NO_GO);
        driver.answerObjection(cast, driver.openObjection(late), "WORDS");
        driver.sign(late);
        assertThat(charters.signed(id(late))).isTrue();
    }

    @Test
    void cannotBeStartedByHandNorEndedNorAnsweredTooEarly() {
        Cast cast = driver.chartered(2);
        String key = driver.object(cast.partner(0));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> runtime.startProcessInstanceByKey(ObjectionProcess.KEY, key))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("started-already"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> runtime.createMessageCorrelation(ObjectionProcess.OBJECTION_OVER)
                        .processInstanceBusinessKey(key)
                        .correlate())
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("too-early"));
        runtime.createMessageCorrelation(PartnerEngagementProcess.OBJECTION_ANSWERED)
                .processInstanceBusinessKey(cast.partner(0).organisation())
                .correlate();
        driver.runJobs();
        assertThat(driver.tasks(cast.partner(0).director(), "sign-charter")).isEmpty();
        assertThat(open(key)).isEqualTo(1);
    }

    private Stage stage(Cast cast) {
        return campaigns.get(cast.campaign()).stage();
    }

    private static EngagementId id(Partner partner) {
        return new EngagementId(partner.organisation());
    }

    private long open(String key) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .count();
    }
}
