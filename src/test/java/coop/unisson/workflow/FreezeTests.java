package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.DatesReached;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.shared.Country;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.shared.WorkingCalendar;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The days on which a partner's approvals stand still are none of its working days. */
@RecordApplicationEvents
class FreezeTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    EngagementService engagements;

    @Autowired
    CampaignService campaigns;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    TaskService tasks;

    @Autowired
    ShiftedClock clock;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void movesTheDueDatesOfWhatWaitsAndBackAgain() {
        Cast cast = driver.aligned(2);
        clock.moveTo(campaigns
                .get(cast.campaign())
                .schedule()
                .missionDue()
                .plusDays(1)
                .atTime(12, 0)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        Partner late = driver.inviteOneMore(cast).partner(2);
        Task asked = driver.task(late.lead(), late.organisation(), "assess-readiness");
        LocalDate today = driver.today();
        assertThat(due(asked)).isEqualTo(calendar.plusWorkingDays(today, 5, DaysOff.HOME));

        driver.act(late, late.lead(), "declare-freeze", freeze(today.plusDays(1), today.plusDays(14)));
        driver.runJobs();

        DaysOff off = new DaysOff(Country.FR, List.of(new DaysOff.Freeze(today.plusDays(1), today.plusDays(14))));
        assertThat(due(asked))
                .isEqualTo(calendar.plusWorkingDays(today, 5, off))
                .isAfter(today.plusDays(14));
        assertThat(events.stream(DatesReached.class))
                .as("nobody is told what they did themselves")
                .isEmpty();

        driver.act(late, late.director(), "lift-freeze", Map.of("freeze", only(late)));
        driver.runJobs();
        assertThat(due(asked)).isEqualTo(calendar.plusWorkingDays(today, 5, DaysOff.HOME));
    }

    /** A promise of day 80 with two days of approval: four days of rest before it begin its preparation four days earlier. */
    @Test
    void movesTheDayByWhichApprovalsMustHaveBegun() {
        Partner partner = driver.launched(2).partner(0);
        Task delivery = driver.tasks(partner.lead(), "deliver-commitment").get(0);
        LocalDate promised = driver.today().plusDays(80);
        LocalDate before = Days.of(fresh(delivery).getFollowUpDate().toInstant());

        driver.act(partner, partner.lead(), "declare-freeze", freeze(promised.minusDays(14), promised.minusDays(1)));
        driver.runJobs();

        assertThat(Days.of(fresh(delivery).getFollowUpDate().toInstant()))
                .isBefore(before)
                .isBefore(promised.minusDays(14));
        assertThat(due(delivery)).as("what was promised stays promised").isEqualTo(promised);
    }

    @Test
    void endsYesterdayOnceItHasBegun() {
        Partner partner = driver.invited(2).partner(0);
        LocalDate today = driver.today();
        driver.act(partner, partner.lead(), "declare-freeze", freeze(today, today.plusDays(9)));
        clock.moveTo(today.plusDays(4).atTime(12, 0).atZone(ShiftedClock.ZONE).toInstant());
        String id = only(partner);

        driver.act(partner, partner.lead(), "lift-freeze", Map.of("freeze", id));

        var engagement = engagements.get(new EngagementId(partner.organisation()));
        assertThat(engagements.daysOff(engagement).freezes())
                .containsExactly(new DaysOff.Freeze(today, today.plusDays(3)));
        assertThatExceptionOfType(Problem.class)
                .as("nothing is left to lift")
                .isThrownBy(() -> driver.act(partner, partner.lead(), "lift-freeze", Map.of("freeze", id)));
    }

    @Test
    void refusesWhatHasPassedIsFarOverlapsOrLeavesNothingOfTheCampaign() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        LocalDate today = driver.today();
        LocalDate end = campaigns.get(cast.campaign()).schedule().retrospectiveDue();

        assertThat(flaws(partner, freeze(today.minusDays(1), today))).containsExactly("from freeze-past");
        assertThat(flaws(partner, freeze(today.plusDays(3), today.plusDays(2)))).containsExactly("to freeze-order");
        assertThat(flaws(partner, freeze(today, today.plusYears(2)))).containsExactly("to freeze-far");
        assertThat(flaws(partner, freeze(today, end))).containsExactly("to freeze-whole");
        assertThat(flaws(partner, freeze(today.plusDays(10), end))).isEmpty();

        driver.act(partner, partner.lead(), "declare-freeze", freeze(today.plusDays(10), end));
        assertThat(flaws(partner, freeze(end, end.plusDays(5)))).containsExactly("from freeze-overlaps");
        assertThat(flaws(partner, freeze(today, today.plusDays(9))))
                .as("two that leave nothing together")
                .containsExactly("to freeze-whole");
    }

    private List<String> flaws(Partner partner, Map<String, Object> freeze) {
        return door.check("declare-freeze", partner.organisation(), partner.lead(), driver.json(freeze)).stream()
                .filter(Flaw::blocks)
                .map(flaw -> flaw.field() + " " + flaw.code())
                .toList();
    }

    private String only(Partner partner) {
        return engagements
                .freezesAhead(engagements.get(new EngagementId(partner.organisation())))
                .get(0)
                .id();
    }

    private LocalDate due(Task task) {
        return Days.of(fresh(task).getDueDate().toInstant());
    }

    private Task fresh(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }

    private static Map<String, Object> freeze(LocalDate from, LocalDate to) {
        return new HashMap<>(Map.of("from", from, "to", to));
    }
}
