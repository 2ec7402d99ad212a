package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.partner.PersonId;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A node takes the last answer and dies before anybody is woken: another one opens the gate. */
@Tag("own-jvm")
class KilledTests extends IntegrationTest {

    private static final String PASSWORD = "a long enough secret";

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        EmbeddedDatabase.properties(properties);
    }

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    CampaignService campaigns;

    @Autowired
    ManagementService management;

    @Test
    void opensTheGateAlthoughTheNodeThatTookTheLastAnswerWasKilled() {
        Cast cast = driver.invited(2);
        cast.partners().forEach(driver::getReady);
        driver.align(cast.partner(0));
        driver.runJobs();
        Partner last = cast.partner(1);
        access.password(new PersonId(last.lead()), PASSWORD);
        String task =
                driver.task(last.lead(), last.organisation(), "align-mission").getId();

        try (OtherNode doomed = node()) {
            Visitor visitor = Visitor.signedIn(doomed.port(), last.leadEmail(), PASSWORD);
            assertThat(visitor.post(
                                    Visitor.ENGINE + "/task/" + task + "/submit-form",
                                    Visitor.envelope(driver.json(driver.aligned())))
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(management.createJobQuery().messages().count())
                .as("the wake-up outlives the node")
                .isPositive();
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.MISSION);

        try (OtherNode next = node("--camunda.bpm.job-execution.enabled=true")) {
            next.port();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (campaigns.get(cast.campaign()).stage() == Stage.MISSION && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.BRIEF);
    }

    private static OtherNode node(String... more) {
        String[] settings = {
            "--spring.profiles.active=postgres",
            "--spring.datasource.url=" + EmbeddedDatabase.url(),
            "--spring.datasource.username=postgres",
            "--unisson.administrator.email=admin@unisson.example",
            "--unisson.administrator.password=" + PASSWORD
        };
        String[] all = java.util.Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return OtherNode.with(all);
    }
}
