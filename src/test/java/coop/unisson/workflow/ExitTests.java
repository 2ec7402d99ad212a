package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Leaving is possible from every step and leaves nothing behind; a campaign that is over has no open instance. */
class ExitTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    CampaignService campaigns;

    @Autowired
    EngagementService engagements;

    @Autowired
    CommitmentService commitments;

    @Autowired
    DeliveryService deliveries;

    @Autowired
    CharterService charters;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    ShiftedClock clock;

    private Set<String> openBefore = Set.of();

    /** What other tests of the same server left open. */
    @BeforeEach
    void know() {
        openBefore = Set.copyOf(openInstances());
    }

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    private interface Reach {
        Cast by(Driver driver);
    }

    /** Every step of the preparation at which a task or a wait is open, reached by a campaign of three. */
    static Stream<Arguments> stepsOfThePreparation() {
        return Stream.of(
                step("readiness", driver -> driver.invited(3)),
                step("alignment", driver -> {
                    Cast cast = driver.invited(3);
                    driver.getReady(cast.partner(0));
                    return cast;
                }),
                step("contribution", driver -> driver.aligned(3)),
                step("brief awaited", driver -> {
                    Cast cast = driver.aligned(3);
                    driver.contribute(cast.partner(0));
                    return cast;
                }),
                step("consent", driver -> driver.briefed(3)),
                step("commitments", driver -> driver.consented(3)),
                step("acceptance", ExitTests::nominated));
    }

    /** The first partner has named its director, who has not answered. */
    private static Cast nominated(Driver driver) {
        Cast cast = driver.consented(3);
        driver.nominateDirector(cast.partner(0));
        return cast;
    }

    private static Arguments step(String name, Reach reach) {
        return Arguments.of(name, reach);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stepsOfThePreparation")
    void leavesThePreparationFromEveryStepInEveryWay(String name, Reach reach) {
        for (Standing how : List.of(Standing.NOT_NOW, Standing.NOT_FOR_US, Standing.OBSERVER)) {
            Cast cast = reach.by(driver);
            Partner leaving = cast.partner(0);
            driver.stepBack(leaving, how);
            driver.runJobs();

            assertThat(engagements.get(id(leaving)).standing()).isEqualTo(how);
            assertThat(ends(leaving.organisation()))
                    .contains(how.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            assertNothingWaitsFor(leaving);
            assertThat(open(cast.partner(1).organisation())).isEqualTo(1);
            driver.cancel(cast);
            driver.runJobs();
            assertNothingIsOpen(cast);
        }
    }

    static Stream<Arguments> stepsOfAPartner() {
        return Stream.of(
                step("charter awaited", driver -> driver.explicit(3)),
                step("signature", driver -> driver.chartered(3)),
                step("answer to its objection awaited", driver -> {
                    Cast cast = driver.chartered(3);
                    driver.object(cast.partner(0));
                    return cast;
                }),
                step("signature again", driver -> {
                    Cast cast = driver.signed(3);
                    driver.revise(cast, "MATERIAL", "Un.", cast.partner(0), cast.partner(1));
                    driver.runJobs();
                    return cast;
                }),
                step("launch awaited", driver -> driver.signed(3)),
                step("run", driver -> driver.launched(3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stepsOfAPartner")
    void withdrawsFromEveryStepAndTheOthersGoOn(String name, Reach reach) {
        assertWithdraws(reach.by(driver));
    }

    /** A decision of the coordination's, a colleague's yes and what was promised leave with it. */
    @Test
    void withdrawsFromTheMiddleOfTheRunWithAllThatIsUnderWay() {
        Cast cast = driver.launched(3);
        Partner leaving = cast.partner(0);
        driver.raiseTension(leaving, "AMEND");
        String promise = commitments.of(id(leaving)).get(0).id().value();
        driver.act(leaving, leaving.lead(), "hand-over", of("what", List.of(promise), "whom", "COLLEAGUE"));
        assertThat(instancesAbout(cast, leaving)).hasSize(4);
        assertWithdraws(cast);
    }

    @Test
    void withdrawsFromTheRetrospectiveAndTheOthersGoOn() {
        Cast cast = driver.launched(3);
        over(cast);
        assertThat(driver.tasks(cast.partner(0).lead(), "look-back")).hasSize(1);
        assertWithdraws(cast);
    }

    private void assertWithdraws(Cast cast) {
        Partner leaving = cast.partner(0);
        List<String> leavingWithIt = instancesAbout(cast, leaving);
        Stage before = campaigns.get(cast.campaign()).stage();
        driver.stepBack(leaving, Standing.WITHDRAWN);
        driver.runJobs();

        assertThat(engagements.get(id(leaving)).standing()).isEqualTo(Standing.WITHDRAWN);
        assertThat(ends(leaving.organisation())).contains("departed");
        assertNothingWaitsFor(leaving);
        assertThat(openInstances()).as("what leaves with it").doesNotContainAnyElementsOf(leavingWithIt);
        assertThat(driver.task(cast.coordinator(), cast.campaign().value(), "rebalance"))
                .as("what the others do about it")
                .isNotNull();
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(before);
        assertThat(open(cast.partner(1).organisation())).isEqualTo(1);
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    }

    /** The one everybody waited for leaves, and the gate opens for the others. */
    @Test
    void opensTheGateWhenTheLastOneAskedLeaves() {
        Cast cast = driver.chartered(3);
        driver.sign(cast.partner(1));
        driver.sign(cast.partner(2));
        driver.runJobs();
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.CHARTER);

        driver.stepBack(cast.partner(0), Standing.WITHDRAWN);
        driver.runJobs();

        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.GO_NO_GO);
    }

    @Test
    void keepsTheGateShutWhenFewerThanTwoRemain() {
        Cast cast = driver.chartered(2);
        driver.sign(cast.partner(1));
        driver.stepBack(cast.partner(0), Standing.WITHDRAWN);
        driver.runJobs();

        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.CHARTER);
    }

    @Test
    void acceptsNothingMoreFromSomebodyWhoHasLeft() {
        Cast cast = driver.briefed(2);
        Partner leaving = cast.partner(0);
        Task consent = driver.task(leaving.director(), leaving.organisation(), "consent-brief");
        driver.stepBack(leaving, Standing.NOT_FOR_US);

        assertThatThrownBy(() -> driver.submit(consent, leaving.director(), of("briefHash", "x", "consent", "CONSENT")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("task-over"));
        assertThatThrownBy(() -> driver.stepBack(leaving, Standing.NOT_NOW))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    @Test
    void offersOnlyTheWaysThatLeadOut() {
        Partner preparing = driver.invited(2).partner(0);
        assertThatThrownBy(() -> driver.stepBack(preparing, Standing.WITHDRAWN)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> driver.stepBack(preparing, Standing.PARTNER)).isInstanceOf(Refused.class);
        Partner partner = driver.explicit(2).partner(0);
        assertThatThrownBy(() -> driver.stepBack(partner, Standing.NOT_NOW)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"CLOSED", "CANCELLED"},
            mode = EnumSource.Mode.EXCLUDE)
    void endsEverythingWhenTheCampaignIsCancelled(Stage stage) {
        Cast cast = reach(stage);
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(stage);
        driver.cancel(cast);
        driver.runJobs();

        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(ends(cast.campaign().value())).contains("cancelled");
        assertNothingIsOpen(cast);
        assertThatThrownBy(() -> driver.cancel(cast)).isInstanceOf(Problem.class);
    }

    /** Somebody invited during the run never got ready, and somebody's objection has no answer: the end ends their paths too. */
    @Test
    void endsWhatIsLeftOpenWhenTheCampaignCloses() {
        Cast cast = driver.launched(2);
        Cast grown = driver.inviteMore(cast, 2);
        Partner late = grown.partner(2);
        driver.getReady(late);
        driver.align(late);
        driver.runJobs();
        driver.consent(late);
        driver.declare(late);
        driver.runJobs();
        String objection = driver.object(late);
        over(cast);
        cast.partners().forEach(driver::lookBack);
        driver.runJobs();
        driver.close(cast);

        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.CLOSED);
        assertNothingIsOpen(grown);
        assertThat(open(objection)).isZero();
    }

    private Cast reach(Stage stage) {
        return switch (stage) {
            case FRAMING -> driver.start();
            case MISSION -> driver.invited(2);
            case BRIEF -> driver.briefed(2);
            case COMMITMENTS -> nominated(driver);
            case CHARTER -> {
                Cast cast = driver.chartered(2);
                driver.object(cast.partner(0));
                yield cast;
            }
            case GO_NO_GO -> driver.signed(2);
            case LAUNCHING -> {
                Cast cast = driver.signed(2);
                driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
                driver.complete(cast.deputy(), cast.campaign().value(), "confirm-launch", of("decision", "CONFIRM"));
                yield cast;
            }
            case RUN -> {
                Cast cast = driver.launched(2);
                driver.raiseTension(cast.partner(0), "AMEND");
                driver.openApplications(cast);
                driver.apply(cast, driver.application(cast, 0));
                yield cast;
            }
            case RETROSPECTIVE -> {
                Cast cast = driver.launched(2);
                over(cast);
                yield cast;
            }
            case SYNTHESIS -> {
                Cast cast = driver.launched(2);
                over(cast);
                cast.partners().forEach(driver::lookBack);
                driver.runJobs();
                yield cast;
            }
            default -> throw new IllegalArgumentException(stage.name());
        };
    }

    private void over(Cast cast) {
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
    }

    private static EngagementId id(Partner partner) {
        return new EngagementId(partner.organisation());
    }

    private void assertNothingWaitsFor(Partner partner) {
        assertThat(tasks.createTaskQuery()
                        .taskAssigneeIn(partner.lead(), partner.director())
                        .list())
                .as("tasks of somebody who left")
                .isEmpty();
        assertThat(open(partner.organisation())).isZero();
    }

    private void assertNothingIsOpen(Cast cast) {
        List<String> people = new ArrayList<>(List.of(cast.coordinator(), cast.deputy()));
        Consumer<Partner> both = partner -> people.addAll(List.of(partner.lead(), partner.director()));
        cast.partners().forEach(both);
        assertThat(tasks.createTaskQuery()
                        .taskAssigneeIn(people.toArray(String[]::new))
                        .list())
                .isEmpty();
        assertThat(openInstances()).as("of any process").isSubsetOf(openBefore);
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    }

    private List<String> openInstances() {
        return runtime.createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    /** Everything that runs for a partner: its path, its promises, and what it is owed an answer to. */
    private List<String> instancesAbout(Cast cast, Partner partner) {
        EngagementId engagement = id(partner);
        Set<String> keys = Stream.of(
                        Stream.of(partner.organisation()),
                        commitments.unanswered(engagement).stream().map(nomination -> nomination.value()),
                        deliveries.of(engagement).stream()
                                .map(delivery -> delivery.id().value()),
                        deliveries.tensions(engagement).stream()
                                .map(tension -> tension.id().value()),
                        charters.objections(engagement).stream()
                                .map(objection -> objection.id().value()))
                .flatMap(of -> of)
                .collect(Collectors.toSet());
        List<String> instances = runtime.createProcessInstanceQuery().list().stream()
                .filter(instance -> keys.contains(instance.getBusinessKey()))
                .map(ProcessInstance::getId)
                .toList();
        assertThat(instances).as("of " + cast.campaign().value()).isNotEmpty();
        return instances;
    }

    private long open(String businessKey) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .count();
    }

    /** The end events an instance came to, those of its subprocesses included. */
    private List<String> ends(String businessKey) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult();
        assertThat(instance.getEndTime()).as("ended").isNotNull();
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .finished()
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
