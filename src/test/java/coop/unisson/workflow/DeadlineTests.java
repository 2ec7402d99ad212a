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
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.shared.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens when a stage is late, or when a partner leaves with its promises. */
class DeadlineTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    CampaignService campaigns;

    @Autowired
    EngagementService engagements;

    @Autowired
    RuntimeService runtime;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    ShiftedClock clock;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    private Task question(Cast cast) {
        return driver.task(cast.coordinator(), cast.campaign().value(), "decide-deadline");
    }

    private Task rebalance(Cast cast) {
        return driver.task(cast.coordinator(), cast.campaign().value(), "rebalance");
    }

    private void morningOf(LocalDate day, Cast cast) {
        clock.moveTo(day.atTime(8, 11).atZone(ShiftedClock.ZONE).toInstant());
        driver.morning(cast.campaign().value());
        driver.runJobs();
    }

    private LocalDate missionDue(Cast cast) {
        return campaigns.get(cast.campaign()).schedule().missionDue();
    }

    /** Three partners of whom the last says nothing, on the morning after the mission's last day. */
    private Cast late() {
        Cast cast = driver.invited(3);
        cast.partners().subList(0, 2).forEach(partner -> {
            driver.getReady(partner);
            driver.align(partner);
        });
        driver.runJobs();
        morningOf(missionDue(cast), cast);
        assertThat(question(cast)).as("the last day is still on time").isNull();
        morningOf(missionDue(cast).plusDays(1), cast);
        return cast;
    }

    private Map<String, Object> without(Cast cast, int... indexes) {
        List<Map<String, Object>> rows = java.util.Arrays.stream(indexes)
                .mapToObj(index ->
                        Map.<String, Object>of("engagement", cast.partner(index).organisation(), "without", true))
                .toList();
        return of("choice", "WITHOUT", "partners", rows);
    }

    private void decide(Cast cast, Map<String, Object> decision) {
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-deadline", decision);
        driver.runJobs();
    }

    @Test
    void asksOnceAndAgainAfterSomePatience() {
        Cast cast = late();
        Task asked = question(cast);
        assertThat(asked).isNotNull();
        driver.morning(cast.campaign().value());
        driver.runJobs();
        assertThat(question(cast).getId()).as("asked once").isEqualTo(asked.getId());

        decide(cast, of("choice", "WAIT"));
        LocalDate quiet = calendar.plusWorkingDays(missionDue(cast).plusDays(1), 2, DaysOff.HOME);
        morningOf(quiet, cast);
        assertThat(question(cast)).isNull();
        morningOf(quiet.plusDays(1), cast);
        assertThat(question(cast)).isNotNull();
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.MISSION);
    }

    @Test
    void givesMoreTimeWithinTheOtherDates() {
        Cast cast = late();
        LocalDate next = campaigns.get(cast.campaign()).schedule().briefDue();
        assertThatThrownBy(() -> decide(
                        cast, of("choice", "EXTEND", "until", next.plusDays(1).toString())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("extends-too-far");
        assertThatThrownBy(() -> decide(
                        cast, of("choice", "EXTEND", "until", missionDue(cast).toString())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("date-past");
        assertThatThrownBy(() -> decide(cast, of("choice", "EXTEND")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not-null");

        decide(cast, of("choice", "EXTEND", "until", next.toString()));
        assertThat(missionDue(cast)).isEqualTo(next);
        assertThat(question(cast)).isNull();
        morningOf(next, cast);
        assertThat(question(cast)).isNull();
        morningOf(next.plusDays(1), cast);
        assertThat(question(cast)).isNotNull();
    }

    @Test
    void goesOnWithoutWhoSaysNothingAndTakesThemBackWhenTheyAnswer() {
        Cast cast = late();
        Partner silent = cast.partner(2);
        decide(cast, without(cast, 2));
        EngagementId id = new EngagementId(silent.organisation());
        assertThat(engagements.get(id).silentSince()).isPresent();
        assertThat(engagements.get(id).standing()).isEqualTo(Standing.PREPARING);
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.BRIEF);
        assertThat(driver.task(silent.lead(), silent.organisation(), "assess-readiness"))
                .as("all it was asked stays open to it")
                .isNotNull();

        driver.getReady(silent);
        driver.runJobs();
        assertThat(engagements.get(id).silentSince()).isEmpty();
        assertThat(campaigns.get(cast.campaign()).stage())
                .as("who comes back holds nothing up that has been passed")
                .isEqualTo(Stage.BRIEF);
        cast.partners().subList(0, 2).forEach(driver::contribute);
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "settle-brief",
                of("why", "Parce que.", "change", "Tout.", "how", "Ensemble."));
        driver.runJobs();
        cast.partners().subList(0, 2).forEach(driver::consent);
        driver.runJobs();
        assertThat(campaigns.get(cast.campaign()).stage())
                .as("the list of this gate closed before it came back")
                .isEqualTo(Stage.COMMITMENTS);
        driver.align(silent);
        driver.runJobs();
        assertThat(engagements.get(id).isAligned()).isTrue();
    }

    @Test
    void neverGoesOnWithoutAlmostEverybodyNorWithoutStrangers() {
        Cast cast = late();
        Cast other = driver.invited(2);
        assertThatThrownBy(() -> decide(cast, without(cast)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("without-nobody");
        assertThatThrownBy(() -> decide(cast, without(cast, 1, 2)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("without-almost-all");
        assertThatThrownBy(() -> decide(cast, without(cast, 0)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("not-waited-for"));
        assertThatThrownBy(() -> decide(
                        cast,
                        of(
                                "choice",
                                "WITHOUT",
                                "partners",
                                List.of(of("engagement", other.partner(0).organisation(), "without", true)))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("engagement"));
        assertThat(question(cast)).as("nothing was decided").isNotNull();
    }

    @Test
    void withdrawsTheQuestionWhenTheGateOpens() {
        Cast cast = late();
        assertThat(question(cast)).isNotNull();
        driver.getReady(cast.partner(2));
        driver.align(cast.partner(2));
        driver.runJobs();
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.BRIEF);
        assertThat(question(cast)).isNull();
        morningOf(missionDue(cast).plusDays(1), cast);
        assertThat(question(cast)).isNull();
    }

    @Test
    void mayBeDecidedBeforeTheDeadlineToo() {
        Cast cast = driver.invited(3);
        door.act("decide-deadline", cast.campaign().value(), cast.deputy(), driver.json(without(cast, 2)));
        assertThat(engagements
                        .get(new EngagementId(cast.partner(2).organisation()))
                        .silentSince())
                .isPresent();
        assertThatThrownBy(() -> door.act(
                        "decide-deadline",
                        cast.campaign().value(),
                        cast.partner(0).lead(),
                        driver.json(without(cast, 1))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void rebalancesOnceForEverybodyWhoLeftAndAgainForWhoeverLeavesLater() {
        Cast cast = driver.explicit(5);
        assertThat(rebalance(cast)).isNull();
        driver.stepBack(cast.partner(0), Standing.WITHDRAWN);
        driver.runJobs();
        Task asked = rebalance(cast);
        assertThat(asked).isNotNull();
        var shown = driver.open(cast.coordinator(), cast.campaign().value(), "rebalance");

        driver.stepBack(cast.partner(1), Standing.WITHDRAWN);
        driver.runJobs();
        assertThat(rebalance(cast).getId()).as("one at a time").isEqualTo(asked.getId());
        assertThatThrownBy(() -> driver.complete(
                        cast.coordinator(),
                        cast.campaign().value(),
                        "rebalance",
                        of("seen", shown.get("seen").asText(), "note", "Nous acceptons.")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("rebalance-stale"));

        settle(cast, "Nous invitons une autre mercerie.");
        assertThat(rebalance(cast)).isNull();
        assertThat(campaigns.rebalancings(cast.campaign())).singleElement().satisfies(one -> assertThat(one.note())
                .isEqualTo("Nous invitons une autre mercerie."));

        driver.stepBack(cast.partner(2), Standing.WITHDRAWN);
        driver.runJobs();
        assertThat(rebalance(cast)).isNotNull();
    }

    private void settle(Cast cast, String note) {
        var shown = driver.open(cast.coordinator(), cast.campaign().value(), "rebalance");
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "rebalance",
                of("seen", shown.get("seen").asText(), "note", note));
        driver.runJobs();
    }
}
