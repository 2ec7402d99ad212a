package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateService;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.shared.WorkingCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** Every element and sequence flow of all processes, taken by real people's submissions. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @Autowired
    CampaignService campaigns;

    @Autowired
    EngagementService engagements;

    @Autowired
    GateService gates;

    @Autowired
    FlowRecorder flows;

    @Autowired
    ShiftedClock clock;

    @Autowired
    WorkingCalendar calendar;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void carriesACampaignFromItsStartToItsReport() {
        Cast cast = driver.launched(2);
        assertThat(stage(cast)).isEqualTo(Stage.RUN);

        clock.moveTo(campaigns
                .get(cast.campaign())
                .runEnd()
                .plusDays(1)
                .atTime(9, 0)
                .atZone(ZoneId.of("Europe/Paris"))
                .toInstant());
        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
        driver.deliver(cast.partner(0));
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.RUN);
        driver.deliver(cast.partner(1));
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.RETROSPECTIVE);

        cast.partners().forEach(driver::lookBack);
        driver.runJobs();
        driver.close(cast);

        assertThat(stage(cast)).isEqualTo(Stage.CLOSED);
        assertThat(ended(cast.campaign().value())).isEqualTo("campaign-closed");
        cast.partners()
                .forEach(partner -> assertThat(ended(partner.organisation())).isEqualTo("engagement-closed"));
        assertThat(open(cast)).isZero();
    }

    @Test
    void keepsTheMissionGateShutUntilEverybodyAnswered() {
        Cast cast = driver.invited(2);
        driver.getReady(cast.partner(0));
        driver.align(cast.partner(0));
        driver.runJobs();

        assertThat(stage(cast)).isEqualTo(Stage.MISSION);
        assertThat(gates.report(cast.campaign(), Gate.MISSION).blockers())
                .singleElement()
                .satisfies(blocker -> {
                    assertThat(blocker.partner()).isEqualTo("Partenaire 1");
                    assertThat(blocker.code()).isEqualTo("readiness-open");
                });
    }

    @Test
    void letsGoOfWhoeverLeavesAndOfEverythingWhenTheCampaignIsCancelled() {
        Cast running = driver.launched(3);
        driver.stepBack(running.partner(0), Standing.WITHDRAWN);
        driver.runJobs();
        assertThat(ended(running.partner(0).organisation())).isEqualTo("departure");
        driver.cancel(running);
        driver.runJobs();
        assertThat(ended(running.campaign().value())).isEqualTo("cancellation");
        assertThat(open(running)).isZero();

        Cast preparing = driver.consented(2);
        driver.nominateDirector(preparing.partner(0));
        driver.stepBack(preparing.partner(0), Standing.OBSERVER);
        driver.runJobs();
        assertThat(driver.tasks(preparing.partner(0).director(), "accept-nomination"))
                .isEmpty();
    }

    /** A message anybody sends is only a wake-up: the gateway behind each wait asks again. */
    @Test
    void goesBackToEveryWaitWhenAMessageIsSentTooEarly() {
        Cast cast = driver.invited(2);
        sendTooEarly(cast.campaign().value(), CampaignProcess.MISSION_GATE);

        cast.partners().forEach(driver::getReady);
        cast.partners().forEach(driver::align);
        driver.contribute(cast.partner(0));
        sendTooEarly(cast.partner(0).organisation(), PartnerEngagementProcess.BRIEF_SETTLED);
        driver.runJobs();
        driver.contribute(cast.partner(1));
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "settle-brief",
                of("why", "Parce que.", "change", "Tout.", "how", "Ensemble."));
        sendTooEarly(cast.campaign().value(), CampaignProcess.BRIEF_GATE);
        driver.runJobs();
        cast.partners().forEach(driver::consent);
        driver.runJobs();
        sendTooEarly(cast.campaign().value(), CampaignProcess.COMMITMENTS_GATE);
        driver.declare(cast.partner(0));
        driver.runJobs();
        sendTooEarly(cast.partner(0).organisation(), PartnerEngagementProcess.CHARTER_PUBLISHED);
        driver.declare(cast.partner(1));
        driver.runJobs();
        driver.complete(
                cast.coordinator(), cast.campaign().value(), "decide-blind-spots", of("note", "Rien ne manque."));
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "review-charter",
                driver.open(cast.coordinator(), cast.campaign().value(), "review-charter"));
        driver.runJobs();
        sendTooEarly(cast.campaign().value(), CampaignProcess.CHARTER_GATE);
        driver.sign(cast.partner(0));
        sendTooEarly(cast.partner(0).organisation(), PartnerEngagementProcess.CAMPAIGN_LAUNCHED);
        driver.sign(cast.partner(1));
        driver.runJobs();
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        driver.complete(cast.deputy(), cast.campaign().value(), "confirm-launch", of("decision", "CONFIRM"));
        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
        sendTooEarly(cast.partner(0).organisation(), PartnerEngagementProcess.RETROSPECTIVE_OPENED);
        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
        sendTooEarly(cast.campaign().value(), CampaignProcess.DELIVERY_GATE);
        assertThat(stage(cast)).isEqualTo(Stage.RUN);

        clock.moveTo(campaigns
                .get(cast.campaign())
                .runEnd()
                .plusDays(1)
                .atTime(9, 0)
                .atZone(ZoneId.of("Europe/Paris"))
                .toInstant());
        cast.partners().forEach(driver::deliver);
        driver.runJobs();
        sendTooEarly(cast.campaign().value(), CampaignProcess.RETROSPECTIVE_GATE);
        assertThat(stage(cast)).isEqualTo(Stage.RETROSPECTIVE);
    }

    @Test
    void leadsWhoeverComesAfterTheBriefAroundTheContribution() {
        Cast cast = driver.briefed(2);
        Partner late = driver.inviteOneMore(cast).partner(2);
        driver.getReady(late);
        driver.align(late);
        assertThat(driver.task(late.lead(), late.organisation(), "contribute-brief"))
                .isNull();
        driver.runJobs();
        assertThat(driver.task(late.director(), late.organisation(), "consent-brief"))
                .isNotNull();
    }

    @Test
    void answersApplicationsAndLetsGoOfThoseLeftWhenTheCampaignEnds() {
        Cast cast = driver.invited(2);
        driver.openApplications(cast);
        for (int i = 0; i < 3; i++) {
            driver.apply(cast, driver.application(cast, i));
        }
        var waiting = driver.applicationsTo(cast);
        assertThat(waiting).hasSize(3);
        List<String> keys = waiting.stream()
                .map(task -> businessKey(task.getProcessInstanceId()))
                .toList();

        driver.morning(keys.get(0));
        driver.welcome(cast, waiting.get(0));
        driver.decline(cast, waiting.get(1), "");
        driver.runJobs();
        assertThat(ended(keys.get(0))).isEqualTo("applicant-invited");
        assertThat(ended(keys.get(1))).isEqualTo("applicant-thanked");
        assertThat(driver.cast(cast).partners()).hasSize(3);

        driver.cancel(cast);
        driver.runJobs();
        assertThat(ended(keys.get(2))).isEqualTo("application-end");
    }

    @Test
    void asksForReadinessAgainWhileSomethingKeepsThePartnerFromStarting() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        driver.complete(
                partner.lead(),
                partner.organisation(),
                "assess-readiness",
                of(
                        "hoursAvailable", 4,
                        "followUpOwner", "Léa",
                        "teamInformed", "NO",
                        "authority", "YES",
                        "givesVisibility", "YES",
                        "next", "CONTINUE"));

        assertThat(driver.task(partner.lead(), partner.organisation(), "assess-readiness"))
                .isNotNull();
    }

    @Test
    void letsAPartnerLeaveKindlyInEachNamedState() {
        Cast cast = driver.invited(4);
        Map<String, String> exits = of("NOT_FOR_US", "not-for-us", "OBSERVER", "observer");
        leave(cast.partner(0), of("next", "NOT_NOW", "recallOn", driver.today().plusDays(200)));
        leave(cast.partner(1), of("next", "NOT_FOR_US"));
        leave(cast.partner(2), of("next", "OBSERVER"));

        assertThat(ended(cast.partner(0).organisation())).isEqualTo("not-now");
        assertThat(ended(cast.partner(1).organisation())).isEqualTo(exits.get("NOT_FOR_US"));
        assertThat(ended(cast.partner(2).organisation())).isEqualTo(exits.get("OBSERVER"));
        assertThat(standing(cast.partner(0))).isEqualTo(Standing.NOT_NOW);
        assertThat(gates.report(cast.campaign(), Gate.MISSION).blockers())
                .extracting("code")
                .contains("too-few");
    }

    @Test
    void endsThePreparationOfAPartnerTheDomainKnowsHasLeft() {
        Cast cast = driver.invited(3);
        Partner partner = cast.partner(0);
        driver.getReady(partner);
        engagements.leave(new EngagementId(partner.organisation()), Standing.OBSERVER, null, "");
        driver.runJobs();

        assertThat(ended(partner.organisation())).isEqualTo("observer");
        assertThat(driver.task(partner.lead(), partner.organisation(), "align-mission"))
                .isNull();
    }

    @Test
    void waitsForTheNamedPersonAndGoesBackWhenTheySayNo() {
        Cast cast = driver.consented(2);
        Partner partner = cast.partner(0);
        Map<String, Object> promise = driver.promise(partner);
        promise.put("ownerName", "Noé");
        promise.put("ownerEmail", "noe@" + partner.leadEmail().split("@")[1]);
        driver.complete(
                partner.lead(), partner.organisation(), "declare-commitments", driver.declaration(List.of(promise)));
        String noe = driver.partners()
                .byEmail((String) promise.get("ownerEmail"))
                .orElseThrow()
                .id()
                .value();
        sendTooEarly(partner.organisation(), PartnerEngagementProcess.ACCEPTANCES_COMPLETE);
        driver.answerNomination(noe, "NO");
        driver.runJobs();

        assertThat(driver.task(partner.lead(), partner.organisation(), "declare-commitments"))
                .isNotNull();
        assertThat(gates.report(cast.campaign(), Gate.COMMITMENTS).blockers())
                .extracting("code")
                .contains("commitments-vague");

        driver.complete(
                partner.lead(),
                partner.organisation(),
                "declare-commitments",
                driver.open(partner.lead(), partner.organisation(), "declare-commitments"));
        driver.answerNomination(noe, "YES");
        driver.runJobs();
        assertThat(standing(partner)).isEqualTo(Standing.PARTNER);
    }

    @Test
    void leadsSilenceToTheDeputyWhoSaidYesOrBackToThePartner() {
        Cast cast = driver.consented(2);
        Partner backed = cast.partner(0);
        Partner alone = cast.partner(1);
        for (Partner partner : cast.partners()) {
            Map<String, Object> promise = driver.promise(partner);
            promise.putAll(of("ownerName", "Noé", "ownerEmail", "noe@" + partner.organisation() + ".example"));
            promise.putAll(of("deputyName", "Zoé", "deputyEmail", "zoe@" + partner.organisation() + ".example"));
            driver.complete(
                    partner.lead(),
                    partner.organisation(),
                    "declare-commitments",
                    driver.declaration(List.of(promise)));
        }
        driver.runJobs();
        driver.answerNomination(person("zoe", backed), "YES");
        driver.answerNomination(person("zoe", alone), "NO");
        List<String> silent = cast.partners().stream()
                .map(partner -> driver.tasks(person("noe", partner), "accept-nomination")
                        .get(0)
                        .getProcessInstanceId())
                .toList();
        List<String> keys = silent.stream().map(this::businessKey).toList();

        LocalDate due = campaigns.get(cast.campaign()).schedule().commitmentsDue();
        morningsOf(keys, due.plusDays(5));
        assertThat(driver.tasks(person("noe", backed), "accept-nomination")).hasSize(1);
        morningsOf(keys, due.plusDays(20));

        assertThat(driver.tasks(person("noe", backed), "accept-nomination")).isEmpty();
        assertThat(passed(silent.get(0))).contains("deputy-has-taken-over");
        assertThat(standing(backed)).isEqualTo(Standing.PARTNER);
        assertThat(passed(silent.get(1))).contains("promise-is-back");
        assertThat(driver.task(alone.lead(), alone.organisation(), "declare-commitments"))
                .isNotNull();
    }

    private List<String> passed(String instance) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                .map(activity -> activity.getActivityId())
                .toList();
    }

    private void morningsOf(List<String> keys, LocalDate day) {
        LocalDate working = day;
        while (!calendar.isWorkingDay(working, DaysOff.HOME)) {
            working = working.plusDays(1);
        }
        clock.moveTo(working.atTime(9, 0).atZone(ShiftedClock.ZONE).toInstant());
        keys.forEach(driver::morning);
        driver.runJobs();
    }

    private String person(String name, Partner partner) {
        return driver.partners()
                .byEmail(name + "@" + partner.organisation() + ".example")
                .orElseThrow()
                .id()
                .value();
    }

    @Test
    void takesAnExplicitZeroForAnAnswer() {
        Cast cast = driver.consented(3);
        Partner partner = cast.partner(0);
        driver.complete(partner.lead(), partner.organisation(), "declare-commitments", of("revision", 0, "zero", true));
        driver.runJobs();

        assertThat(standing(partner)).isEqualTo(Standing.OBSERVER);
        assertThat(ended(partner.organisation())).isEqualTo("observer");
    }

    @Test
    void talksAgainWhenTheSecondPersonDoesNotConfirm() {
        Cast cast = driver.signed(2);
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        driver.complete(
                cast.deputy(),
                cast.campaign().value(),
                "confirm-launch",
                of("decision", "REFUSE", "reason", "Il manque les affiches."));

        assertThat(driver.task(cast.coordinator(), cast.campaign().value(), "decide-launch"))
                .isNotNull();
    }

    /** Before the launch a lapsed signature leads back from each step of the decision to the wait for the charter. */
    @Test
    void goesBackToTheSignaturesFromEveryStepOfTheLaunchDecision() {
        Cast cast = driver.signed(2);
        signAgain(cast, "Un.");
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        signAgain(cast, "Deux.");
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        driver.complete(cast.deputy(), cast.campaign().value(), "confirm-launch", of("decision", "CONFIRM"));
        driver.revise(cast, "MATERIAL", "Trois.", cast.partner(0));
        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.CHARTER);
        driver.reSign(cast.partner(0));
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.GO_NO_GO);
    }

    private void signAgain(Cast cast, String words) {
        driver.revise(cast, "MATERIAL", words, cast.partner(0));
        driver.runJobs();
        driver.reSign(cast.partner(0));
        driver.runJobs();
    }

    @Test
    void recordsThatAPromiseWasNotKept() {
        Cast cast = driver.signed(2);
        Partner partner = cast.partner(0);
        var task = driver.tasks(partner.lead(), "deliver-commitment").get(0);
        driver.submit(task, partner.lead(), of("outcome", "NOT_DELIVERED", "reason", "La salle a fermé."));

        assertThat(ended(businessKey(task.getProcessInstanceId()))).isEqualTo("not-kept");
    }

    @Test
    void asksAboutADeadlineAndWithdrawsTheQuestionAndRebalances() {
        Cast cast = driver.explicit(4);
        driver.stepBack(cast.partner(0), Standing.WITHDRAWN);
        driver.runJobs();
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "rebalance",
                of(
                        "seen",
                        driver.open(cast.coordinator(), cast.campaign().value(), "rebalance")
                                .get("seen")
                                .asText(),
                        "note",
                        "Nous acceptons."));

        Cast late = driver.invited(3);
        LocalDate due = campaigns.get(late.campaign()).schedule().missionDue();
        clock.moveTo(due.plusDays(1).atTime(9, 0).atZone(ShiftedClock.ZONE).toInstant());
        for (int i = 0; i < 2; i++) {
            driver.morning(late.campaign().value());
            driver.runJobs();
            if (i == 0) {
                driver.complete(late.coordinator(), late.campaign().value(), "decide-deadline", of("choice", "WAIT"));
                clock.moveTo(
                        due.plusDays(9).atTime(9, 0).atZone(ShiftedClock.ZONE).toInstant());
            }
        }
        assertThat(driver.task(late.coordinator(), late.campaign().value(), "decide-deadline"))
                .isNotNull();
        late.partners().forEach(partner -> {
            driver.getReady(partner);
            driver.align(partner);
        });
        driver.runJobs();
        assertThat(driver.task(late.coordinator(), late.campaign().value(), "decide-deadline"))
                .isNull();
    }

    @Test
    void remindsInEveryProcessAndStopsNothing() {
        Cast consented = driver.consented(2);
        Partner partner = consented.partner(0);
        driver.nominateDirector(partner);
        driver.runJobs();
        Task nomination = driver.tasks(partner.director(), "accept-nomination").get(0);
        Cast signed = driver.signed(2);
        Task delivery =
                driver.tasks(signed.partner(0).lead(), "deliver-commitment").get(0);

        for (String key : List.of(
                signed.campaign().value(),
                partner.organisation(),
                businessKey(nomination.getProcessInstanceId()),
                businessKey(delivery.getProcessInstanceId()))) {
            driver.morning(key);
            driver.morning(key);
        }

        assertThat(driver.tasks(partner.director(), "accept-nomination")).hasSize(1);
        driver.answerNomination(partner.director(), "YES");
        driver.runJobs();
        driver.submit(
                delivery, signed.partner(0).lead(), of("outcome", "NOT_DELIVERED", "reason", "La salle a fermé."));
        assertThat(driver.tasks(signed.partner(0).lead(), "deliver-commitment")).isEmpty();
    }

    @Test
    void decidesAboutATensionInEachWay() {
        Cast cast = driver.launched(3);
        assertThat(settled(cast, cast.partner(0), "AMEND", "AMEND")).isEqualTo("tension-amended");
        assertThat(settled(cast, cast.partner(0), "ESCALATE", "PAUSE")).isEqualTo("tension-paused");
        assertThat(settled(cast, cast.partner(0), "PAUSE", "UNCHANGED")).isEqualTo("tension-unchanged");
        assertThat(settled(cast, cast.partner(0), "LEAVE", "LEAVE")).isEqualTo("tension-partner-leaves");
        driver.runJobs();
        assertThat(standing(cast.partner(0))).isEqualTo(Standing.WITHDRAWN);
        assertThat(ended(cast.partner(0).organisation())).isEqualTo("departure");
    }

    private String settled(Cast cast, Partner partner, String reaction, String decision) {
        String tension = driver.raiseTension(partner, reaction);
        driver.complete(
                cast.coordinator(),
                tension,
                "settle-tension",
                of("decision", decision, "words", "Les soldes deviennent une remise sur la réparation."));
        return ended(tension);
    }

    @Test
    void tellsTheSecondPersonWhenTheDelayIsOverAndKeepsTheTask() {
        Cast cast = driver.launched(2);
        String tension = driver.raiseTension(cast.partner(0), "AMEND");
        driver.morning(tension);
        driver.fireTimer(tension);
        driver.runJobs();
        assertThat(driver.task(cast.coordinator(), tension, "settle-tension")).isNotNull();
        driver.stepBack(cast.partner(0), Standing.WITHDRAWN);
        driver.runJobs();
        assertThat(ended(tension)).isEqualTo("tension-release");
        assertThat(driver.task(cast.coordinator(), tension, "settle-tension")).isNull();
    }

    @Test
    void answersAnObjectionInEachWayAndLetsWhoeverObjectsSignGoOrObjectAgain() {
        Cast cast = driver.chartered(3);
        Partner objector = cast.partner(0);
        String revised = driver.object(objector);
        driver.morning(revised);
        driver.fireTimer(revised);
        driver.runJobs();
        sendTooEarly(objector.organisation(), PartnerEngagementProcess.OBJECTION_ANSWERED);
        driver.revise(cast, "MATERIAL", "Un.");
        driver.answerObjection(cast, revised, "REVISED");
        assertThat(ended(revised)).isEqualTo("answered-by-revision");
        String explained = driver.object(objector);
        driver.answerObjection(cast, explained, "WORDS");
        assertThat(ended(explained)).isEqualTo("answered-in-words");
        driver.complete(objector.director(), objector.organisation(), "sign-charter", driver.answer(objector, "LEAVE"));
        driver.runJobs();
        assertThat(standing(objector)).isEqualTo(Standing.WITHDRAWN);
        assertThat(ended(objector.organisation())).isEqualTo("left-before-signing");

        Partner other = cast.partner(1);
        driver.sign(other);
        driver.revise(cast, "MATERIAL", "Deux.", other);
        driver.runJobs();
        Map<String, Object> objects = driver.renewal(other);
        objects.putAll(of("answer", "OBJECT", "objection", "Trop vague.", "proposal", "Dire combien."));
        driver.complete(other.director(), other.organisation(), "re-sign-charter", objects);
        driver.runJobs();
        sendTooEarly(other.organisation(), PartnerEngagementProcess.OBJECTION_ANSWERED);
        String moot = driver.openObjection(other);
        driver.answerObjection(cast, moot, "WORDS");
        driver.reSign(other);
        driver.runJobs();

        String open = driver.object(cast.partner(2));
        driver.stepBack(cast.partner(2), Standing.WITHDRAWN);
        driver.runJobs();
        assertThat(ended(open)).isEqualTo("objection-release");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void leavesNoElementAndNoFlowUntaken() {
        Set<String> untaken = new TreeSet<>();
        for (ProcessDefinition process :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            repository.getBpmnModelInstance(process.getId()).getModelElementsByType(FlowElement.class).stream()
                    .filter(element -> element instanceof SequenceFlow
                            || element instanceof StartEvent
                            || element instanceof EndEvent
                            || element instanceof BoundaryEvent)
                    .map(element -> process.getKey() + ":" + element.getId())
                    .forEach(untaken::add);
        }
        assertThat(untaken).hasSizeGreaterThan(70);
        untaken.removeAll(flows.taken());
        assertThat(untaken).isEmpty();
    }

    private void leave(Partner partner, Map<String, Object> how) {
        driver.complete(partner.lead(), partner.organisation(), "assess-readiness", how);
        driver.runJobs();
    }

    private void sendTooEarly(String businessKey, String message) {
        var waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(message)
                .singleResult();
        assertThat(waiting).as("the wait for " + message).isNotNull();
        runtime.messageEventReceived(message, waiting.getId());
        assertThat(runtime.createExecutionQuery()
                        .processInstanceBusinessKey(businessKey)
                        .messageEventSubscriptionName(message)
                        .count())
                .as("still waiting for " + message)
                .isEqualTo(1);
    }

    private Stage stage(Cast cast) {
        return campaigns.get(cast.campaign()).stage();
    }

    private Standing standing(Partner partner) {
        return engagements.get(new EngagementId(partner.organisation())).standing();
    }

    private String businessKey(String instance) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    private String ended(String businessKey) {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .finished()
                .singleResult();
        assertThat(instance).as("the ended instance of " + businessKey).isNotNull();
        return instance.getEndActivityId();
    }

    private long open(Cast cast) {
        return cast.partners().stream()
                        .map(Partner::organisation)
                        .mapToLong(key -> runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(key)
                                .count())
                        .sum()
                + runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(cast.campaign().value())
                        .count();
    }
}
