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
import coop.unisson.shared.ShiftedClock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A fact becomes true while the token is arriving at the wait for it: both transactions are open at once, neither sees
 * the other, and either may commit first. Five messages can meet like this. The facts of the other seven can only come
 * from tasks the arrival itself creates; for those the fact falls between the arrival's commit and its job, which is
 * what every test here that runs jobs last does.
 */
class ArrivalTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    CampaignService campaigns;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    WakeUps wakeUps;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ShiftedClock clock;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void briefSettled(boolean arrivalFirst) throws Exception {
        Cast cast = driver.aligned(2);
        Partner partner = cast.partner(0);

        meet(
                () -> driver.contribute(partner),
                () -> driver.complete(
                        cast.coordinator(),
                        cast.campaign().value(),
                        "settle-brief",
                        of("why", "Parce que.", "change", "Tout.", "how", "Ensemble.")),
                arrivalFirst);

        assertLeftOnce(partner, PartnerEngagementProcess.BRIEF_SETTLED, partner.director(), "consent-brief");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void commitmentsGate(boolean arrivalFirst) throws Exception {
        Cast cast = driver.briefed(2);
        cast.partners().forEach(driver::consent);
        driver.declare(cast.partner(0));
        driver.declare(cast.partner(1));
        List.of(cast.partner(0), cast.partner(1)).forEach(partner -> assertThat(
                        waits(partner.organisation(), PartnerEngagementProcess.ACCEPTANCES_COMPLETE))
                .isEqualTo(1));
        String campaign = cast.campaign().value();
        ask(PartnerEngagementProcess.ACCEPTANCES_COMPLETE, cast.partner(0).organisation());
        assertThat(waits(campaign, CampaignProcess.BRIEF_GATE)).isEqualTo(1);

        meet(
                () -> wakeUps.ask(CampaignProcess.BRIEF_GATE, campaign),
                () -> wakeUps.ask(
                        PartnerEngagementProcess.ACCEPTANCES_COMPLETE,
                        cast.partner(1).organisation()),
                arrivalFirst);

        assertThat(waits(campaign, CampaignProcess.COMMITMENTS_GATE)).isZero();
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.CHARTER);
        assertThat(driver.task(cast.coordinator(), campaign, "decide-blind-spots"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void charterPublished(boolean arrivalFirst) throws Exception {
        Cast cast = driver.explicit(2);
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-blind-spots", of("note", "Rien."));
        Cast grown = driver.inviteOneMore(cast);
        Partner late = grown.partner(2);
        prepare(late);
        driver.declare(late);
        var reviewed = driver.open(cast.coordinator(), cast.campaign().value(), "review-charter");

        meet(
                () -> wakeUps.ask(PartnerEngagementProcess.ACCEPTANCES_COMPLETE, late.organisation()),
                () -> driver.complete(cast.coordinator(), cast.campaign().value(), "review-charter", reviewed),
                arrivalFirst);

        assertLeftOnce(late, PartnerEngagementProcess.CHARTER_PUBLISHED, late.director(), "sign-charter");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void campaignLaunched(boolean arrivalFirst) throws Exception {
        Cast cast = driver.signed(2);
        Partner late = latecomer(cast);
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        driver.complete(cast.deputy(), cast.campaign().value(), "confirm-launch", of("decision", "CONFIRM"));

        meet(() -> driver.sign(late), () -> driver.fireTimer(cast.campaign().value()), arrivalFirst);

        assertThat(waits(late.organisation(), PartnerEngagementProcess.CAMPAIGN_LAUNCHED))
                .isZero();
        assertThat(waits(late.organisation(), PartnerEngagementProcess.RETROSPECTIVE_OPENED))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void retrospectiveOpened(boolean arrivalFirst) throws Exception {
        Cast cast = driver.launched(2);
        Partner late = latecomer(cast);
        LocalDate over = campaigns.get(cast.campaign()).runEnd().plusDays(1);
        clock.moveTo(over.atTime(9, 0).atZone(ShiftedClock.ZONE).toInstant());
        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
        driver.sign(late);
        cast.partners().forEach(driver::deliver);
        String campaign = cast.campaign().value();
        assertThat(waits(campaign, CampaignProcess.DELIVERY_GATE)).isEqualTo(1);

        meet(
                () -> wakeUps.ask(PartnerEngagementProcess.CAMPAIGN_LAUNCHED, late.organisation()),
                () -> wakeUps.ask(CampaignProcess.DELIVERY_GATE, campaign),
                arrivalFirst);

        assertLeftOnce(late, PartnerEngagementProcess.RETROSPECTIVE_OPENED, late.lead(), "look-back");
    }

    private Partner latecomer(Cast cast) {
        Partner late = driver.inviteOneMore(cast).partner(cast.partners().size());
        prepare(late);
        driver.declare(late);
        driver.runJobs();
        return late;
    }

    private void prepare(Partner partner) {
        driver.getReady(partner);
        driver.align(partner);
        driver.runJobs();
        driver.consent(partner);
    }

    /** Does both in transactions of their own that are open together, then lets one commit before the other. */
    private void meet(Runnable arrival, Runnable fact, boolean arrivalFirst) throws Exception {
        CountDownLatch bothDone = new CountDownLatch(2);
        CountDownLatch firstCommitted = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(
                    () -> within(arrivalFirst ? arrival : fact, bothDone, new CountDownLatch(0), firstCommitted));
            Future<?> second = threads.submit(
                    () -> within(arrivalFirst ? fact : arrival, bothDone, firstCommitted, new CountDownLatch(1)));
            first.get(1, TimeUnit.MINUTES);
            second.get(1, TimeUnit.MINUTES);
        } finally {
            threads.shutdownNow();
        }
        driver.runJobs();
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    }

    private void within(Runnable act, CountDownLatch bothDone, CountDownLatch turn, CountDownLatch committed) {
        transaction.executeWithoutResult(status -> {
            act.run();
            bothDone.countDown();
            await(bothDone);
            await(turn);
        });
        committed.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS))
                    .as("both transactions are open at once")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void ask(String message, String businessKey) {
        transaction.executeWithoutResult(status -> wakeUps.ask(message, businessKey));
    }

    private void assertLeftOnce(Partner partner, String message, String person, String next) {
        assertThat(waits(partner.organisation(), message)).isZero();
        Task task = driver.task(person, partner.organisation(), next);
        assertThat(task).as(next).isNotNull();
    }

    private long waits(String businessKey, String message) {
        return runtime.createExecutionQuery()
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(message)
                .count();
    }

    /** A hand-sent message that would take somebody's preparation away is refused while they have not left. */
    @Test
    void keepsAPreparationNobodyLeft() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        driver.getReady(partner);

        assertThatThrownBy(() -> runtime.createMessageCorrelation(PartnerEngagementProcess.PREPARATION_LEFT)
                        .processInstanceBusinessKey(partner.organisation())
                        .correlate())
                .hasMessageContaining("too-early");

        driver.align(partner);
        assertThat(driver.task(partner.lead(), partner.organisation(), "contribute-brief"))
                .isNotNull();
    }
}
