package coop.unisson.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coop.unisson.IntegrationTest;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.Level;
import coop.unisson.commitment.ListState;
import coop.unisson.delivery.Delivery;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.retrospective.RetrospectiveService;
import coop.unisson.shared.ShiftedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** What a newcomer finds in the demo, today, whatever day today is. */
@Tag("own-jvm")
@ActiveProfiles({"test", "demo"})
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "unisson.administrator.email=",
            "unisson.administrator.password="
        })
class SeederTests extends IntegrationTest {

    @Autowired
    Seeder seeder;

    @Autowired
    CampaignService campaigns;

    @Autowired
    EngagementService engagements;

    @Autowired
    CommitmentService commitments;

    @Autowired
    DeliveryService deliveries;

    @Autowired
    RetrospectiveService retrospectives;

    @Autowired
    ShiftedClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Test
    void startsWithoutAnAdministratorBecauseItBringsItsOwn() {
        assertThat(identities.createUserQuery().memberOfGroup("camunda-admin").list())
                .extracting(User::getEmail)
                .containsExactly("admin@unisson.example");
    }

    @Test
    void showsOneCampaignWhileCommitmentsGatherOneInItsRunAndOneLookingBack() {
        assertThat(campaigns.all())
                .extracting(Campaign::stage)
                .containsExactly(Stage.RETROSPECTIVE, Stage.RUN, Stage.COMMITMENTS);
        assertThat(campaigns.all()).extracting(Campaign::title).doesNotHaveDuplicates();
    }

    @Test
    void leavesTwoPartnersVagueAndOneSilentWhileTheOthersAreExplicitOrWaitForEachOther() {
        Campaign campaign = in(Stage.COMMITMENTS);
        Map<Level, Long> levels =
                commitments.states(campaign.id()).values().stream().collect(groupingBy(ListState::level, counting()));
        assertThat(levels.keySet()).containsExactlyInAnyOrder(Level.VAGUE, Level.EXPLICIT, Level.AWAITING_OTHERS);
        assertThat(levels).containsEntry(Level.VAGUE, 2L);
        assertThat(levels.get(Level.EXPLICIT) + levels.get(Level.AWAITING_OTHERS))
                .isEqualTo(9);
        assertThat(levels.get(Level.AWAITING_OTHERS))
                .as("two wait for each other, and until the last day of the stage one for a number of partners")
                .isBetween(2L, 3L);
        assertThat(engagements.of(campaign.id()))
                .as("one has not begun")
                .filteredOn(engagement -> !engagement.hasLeft())
                .hasSize(12);
        assertThat(engagements.of(campaign.id()))
                .filteredOn(Engagement::hasLeft)
                .extracting(Engagement::standing)
                .containsExactlyInAnyOrder(Standing.NOT_NOW, Standing.OBSERVER);
    }

    @Test
    void isInTheMiddleOfItsRunWithWhatWasDueReported() {
        Campaign campaign = in(Stage.RUN);
        assertThat(LocalDate.now(clock)).isBetween(campaign.runStart(), campaign.runEnd());
        List<Delivery> all = deliveries.of(campaign.id());
        assertThat(all).hasSize(38);
        assertThat(all).filteredOn(Delivery::open).hasSizeBetween(15, 35);
    }

    @Test
    void looksBackOnThirtyEightPromisesWithThreePartnersToGo() {
        Campaign campaign = in(Stage.RETROSPECTIVE);
        assertThat(deliveries.of(campaign.id()).stream()
                        .collect(groupingBy(
                                delivery -> delivery.outcome().map(Enum::name).orElse("OPEN"), counting())))
                .isEqualTo(Map.of("DELIVERED", 30L, "PARTLY", 3L, "REPLACED", 2L, "LATE", 2L, "NOT_DELIVERED", 1L));
        assertThat(retrospectives.answered(campaign.id())).hasSize(9);
        assertThat(retrospectives.report(campaign.id())).isEmpty();
    }

    @Test
    void letsEverybodyInWithOnePassword() {
        List<String> people =
                List.of(Story.COORDINATOR, Story.DEPUTY, "process-owner@unisson.example", "admin@unisson.example");
        assertThat(people).allSatisfy(this::mayEnter);
        assertThat(Script.repairMonth().partners()).hasSize(12).allSatisfy(partner -> {
            mayEnter(partner.leadEmail());
            mayEnter(partner.directorEmail());
        });
    }

    private void mayEnter(String email) {
        String id = identities.createUserQuery().userEmail(email).singleResult().getId();
        assertThat(identities.checkPassword(id, "demo")).as(email).isTrue();
    }

    @Test
    void givesTheTimeBackAndSeedsNothingTwice() {
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        long before = tasks.createTaskQuery().count();
        long instances = runtime.createProcessInstanceQuery().count();

        seeder.prepare();

        assertThat(campaigns.all()).hasSize(3);
        assertThat(tasks.createTaskQuery().count()).isEqualTo(before).isPositive();
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(instances);
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();
    }

    private Campaign in(Stage stage) {
        return campaigns.all().stream()
                .filter(campaign -> campaign.stage() == stage)
                .findFirst()
                .orElseThrow();
    }
}
