package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.Signature;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateReport;
import coop.unisson.gate.GateService;
import coop.unisson.shared.ShiftedClock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A movement that grows: fifteen founders pass the gates, and everybody else joins afterwards, a third before the launch,
 * the others into the run, one half of them by invitation and one half by asking to.
 */
class OpenMovementTests extends IntegrationTest {

    private static final int FOUNDERS = 15;

    @Autowired
    Driver driver;

    @Autowired
    CampaignService campaigns;

    @Autowired
    EngagementService engagements;

    @Autowired
    CharterService charters;

    @Autowired
    CommitmentService commitments;

    @Autowired
    GateService gates;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    ShiftedClock clock;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void takesTenMoreThanItsFounders() {
        grows(10);
    }

    @Test
    @Tag("long")
    void takesTwoHundredAndThirtyFiveMoreThanItsFounders() {
        grows(235);
    }

    private void grows(int more) {
        Cast founders = driver.signed(FOUNDERS);
        String campaign = founders.campaign().value();
        long steps = stepsOf(campaign);

        List<Partner> all = new ArrayList<>(founders.partners());
        all.addAll(arrive(driver.inviteMore(founders, more / 3), all.size()));
        assertThat(stage(founders)).isEqualTo(Stage.GO_NO_GO);
        assertThat(stepsOf(campaign)).as("no gate asked again").isEqualTo(steps);

        driver.complete(founders.coordinator(), campaign, "decide-launch", driver.go());
        driver.complete(founders.deputy(), campaign, "confirm-launch", of("decision", "CONFIRM"));
        driver.fireTimer(campaign);
        driver.runJobs();
        assertThat(stage(founders)).isEqualTo(Stage.RUN);
        steps = stepsOf(campaign);
        all.addAll(arrive(driver.inviteMore(driver.cast(founders), more / 3), all.size()));
        int rest = FOUNDERS + more - all.size();
        driver.openApplications(founders);
        for (int i = 0; i < rest; i++) {
            driver.apply(founders, driver.application(founders, i));
        }
        for (Task application : driver.applicationsTo(founders)) {
            driver.welcome(founders, application);
        }
        assertThat(driver.applicationsTo(founders)).isEmpty();
        all.addAll(arrive(driver.cast(founders), all.size()));
        assertThat(stepsOf(campaign)).as("no gate asked again").isEqualTo(steps);

        assertThat(all).hasSize(FOUNDERS + more).doesNotHaveDuplicates();
        assertEverybodyIsInTheRun(founders, all);
        assertEverybodySignedOnce(founders, all);

        over(founders);
        all.forEach(driver::deliver);
        driver.runJobs();
        assertThat(stage(founders)).isEqualTo(Stage.RETROSPECTIVE);
        all.forEach(driver::lookBack);
        driver.runJobs();
        driver.close(founders);

        assertThat(stage(founders)).isEqualTo(Stage.CLOSED);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKeyIn(keys(founders, all))
                        .unfinished()
                        .count())
                .as("open instances of this campaign")
                .isZero();
        assertThat(all).allSatisfy(partner -> assertThat(tasks.createTaskQuery()
                        .taskAssigneeIn(partner.lead(), partner.director())
                        .count())
                .isZero());
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    }

    /** Those who have joined since walk the whole way to their signature. */
    private List<Partner> arrive(Cast grown, int known) {
        List<Partner> late = grown.partners().subList(known, grown.partners().size());
        assertThat(late).isNotEmpty();
        late.forEach(partner -> {
            driver.getReady(partner);
            driver.align(partner);
        });
        driver.runJobs();
        late.forEach(driver::consent);
        late.forEach(driver::declare);
        driver.runJobs();
        late.forEach(driver::sign);
        driver.runJobs();
        return late;
    }

    private void assertEverybodyIsInTheRun(Cast cast, List<Partner> all) {
        assertThat(engagements.of(cast.campaign()))
                .hasSize(all.size())
                .extracting(Engagement::standing)
                .containsOnly(Standing.PARTNER);
        assertThat(all).allSatisfy(partner -> {
            assertThat(runtime.createExecutionQuery()
                            .processInstanceBusinessKey(partner.organisation())
                            .messageEventSubscriptionName(PartnerEngagementProcess.RETROSPECTIVE_OPENED)
                            .count())
                    .isEqualTo(1);
            assertThat(driver.tasks(partner.lead(), "deliver-commitment")).hasSize(1);
        });
        assertThat(gates.reports(cast.campaign()).stream()
                        .filter(report -> report.gate().compareTo(Gate.DELIVERY) < 0)
                        .map(GateReport::state))
                .containsOnly(GateReport.State.PASSED);
    }

    private void assertEverybodySignedOnce(Cast cast, List<Partner> all) {
        assertThat(charters.signatures(cast.campaign()))
                .hasSize(all.size())
                .extracting(Signature::version)
                .containsOnly(1);
        assertThat(all.stream()
                        .flatMap(partner -> Stream.of(history.createHistoricTaskInstanceQuery()
                                .processInstanceBusinessKey(partner.organisation())
                                .taskDefinitionKey("sign-charter")
                                .count()))
                        .collect(Collectors.toSet()))
                .containsExactly(1L);
    }

    /** Every step the campaign itself ever took or takes. */
    private long stepsOf(String campaign) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(campaign)
                        .singleResult()
                        .getId())
                .count();
    }

    /** The business keys of all this campaign's instances but the applications, which end before anybody joins. */
    private String[] keys(Cast cast, List<Partner> all) {
        return Stream.of(
                        Stream.of(cast.campaign().value()),
                        all.stream().map(Partner::organisation),
                        commitments.of(cast.campaign()).stream()
                                .map(commitment -> commitment.id().value()))
                .flatMap(keys -> keys)
                .toArray(String[]::new);
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
    }

    private Stage stage(Cast cast) {
        return campaigns.get(cast.campaign()).stage();
    }
}
