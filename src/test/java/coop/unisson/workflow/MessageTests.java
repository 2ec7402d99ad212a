package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.shared.ShiftedClock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A message is only a wake-up: whether its fact comes before, with or after the token, the wait is left once. */
class MessageTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    CampaignService campaigns;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Sweep sweep;

    @Autowired
    WakeUps wakeUps;

    @Autowired
    ShiftedClock clock;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    /** Somebody invited during the run finds every earlier fact already true. */
    @Test
    void leavesEveryWaitOfAPartnerWhoseFactsCameBeforeIt() {
        Cast cast = driver.launched(2);
        Cast grown = driver.inviteOneMore(cast);
        Partner late = grown.partner(2);
        driver.getReady(late);
        driver.align(late);
        driver.runJobs();
        assertGone(late, PartnerEngagementProcess.BRIEF_SETTLED);
        driver.consent(late);
        driver.declare(late);
        driver.runJobs();
        assertGone(late, PartnerEngagementProcess.ACCEPTANCES_COMPLETE);
        assertGone(late, PartnerEngagementProcess.CHARTER_PUBLISHED);
        driver.sign(late);
        driver.runJobs();
        assertGone(late, PartnerEngagementProcess.CAMPAIGN_LAUNCHED);
        assertThat(waits(late.organisation(), PartnerEngagementProcess.RETROSPECTIVE_OPENED))
                .isEqualTo(1);
    }

    /** Two partners answer the next gate's question before the campaign has passed the one before it. */
    @Test
    void passesAGateWhoseAnswersCameBeforeTheCampaignReachedIt() {
        Cast cast = driver.briefed(2);
        driver.consent(cast.partner(0));
        driver.declare(cast.partner(0));
        driver.consent(cast.partner(1));
        driver.declare(cast.partner(1));
        driver.runJobs();

        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.CHARTER);
        assertThat(driver.task(cast.coordinator(), cast.campaign().value(), "decide-blind-spots"))
                .isNotNull();
    }

    @Test
    void leavesAWaitOnceWhenTheSameFactWakesItManyTimes() {
        Cast cast = driver.invited(2);
        cast.partners().forEach(driver::getReady);
        cast.partners().forEach(driver::align);
        for (int i = 0; i < 5; i++) {
            wakeUps.schedule(CampaignProcess.MISSION_GATE, cast.campaign().value());
        }
        driver.runJobs();

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(cast.campaign().value())
                        .count())
                .isEqualTo(1);
        assertThat(driver.task(cast.coordinator(), cast.campaign().value(), "settle-brief"))
                .isNotNull();
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    }

    /** Nobody waits for it yet, or any more: nothing happens, and nothing fails. */
    @Test
    void doesNothingWhenNobodyWaits() {
        Cast cast = driver.start();
        Map<String, List<String>> unawaited = of(cast.campaign().value(), List.copyOf(CampaignProcess.GATES));
        unawaited.forEach((key, messages) -> messages.forEach(message -> wakeUps.schedule(message, key)));
        driver.runJobs();

        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.FRAMING);
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    }

    @Test
    void findsAWaitNobodyWokeAndNothingElse() {
        driver.runJobs();
        Cast cast = driver.invited(2);
        cast.partners().forEach(driver::getReady);
        cast.partners().forEach(driver::align);
        assertThat(sweep.run()).as("what is on its way is not forgotten").isZero();
        management.createJobQuery().messages().list().forEach(job -> management.deleteJob(job.getId()));

        assertThat(sweep.run()).as("the forgotten wait").isEqualTo(1);
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.BRIEF);
        driver.runJobs();
        assertThat(sweep.run()).as("nothing is left to find").isZero();
    }

    private void assertGone(Partner partner, String message) {
        assertThat(waits(partner.organisation(), message))
                .as("waits for " + message)
                .isZero();
    }

    private long waits(String businessKey, String message) {
        return runtime.createExecutionQuery()
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(message)
                .count();
    }
}
