package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Ladder;
import coop.unisson.campaign.PersonReminded;
import coop.unisson.campaign.Rung;
import coop.unisson.shared.Country;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.shared.WorkingCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Who hears of what waits, on which morning, and that nobody does whose part is done. */
@RecordApplicationEvents
class ReminderTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    CampaignService campaigns;

    @Autowired
    Ladder ladder;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    ShiftedClock clock;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-14, 2027-06-24, 2027-06-18, ",
        "2027-06-14, 2027-06-24, 2027-06-21, BEFORE",
        "2027-06-21, 2027-06-24, 2027-06-22, ",
        "2027-06-21, 2027-06-24, 2027-06-23, BEFORE",
        "2027-06-14, 2027-06-24, 2027-06-24, TODAY",
        "2027-06-14, 2027-06-24, 2027-06-25, ",
        "2027-06-14, 2027-06-24, 2027-06-26, ",
        "2027-06-14, 2027-06-24, 2027-06-28, DEPUTY",
        "2027-06-14, 2027-06-24, 2027-06-30, COORDINATOR",
        "2027-06-14, 2027-06-24, 2028-06-30, COORDINATOR",
        "2027-07-01, 2027-07-14, 2027-07-13, TODAY",
        "2027-07-01, 2027-07-14, 2027-07-14, ",
        "2027-10-01, 2027-10-31, 2027-10-29, TODAY",
        "2027-10-01, 2027-11-01, 2027-11-03, DEPUTY"
    })
    void climbsByWorkingDays(LocalDate asked, LocalDate due, LocalDate today, Rung rung) {
        assertThat(ladder.rung(asked, due, today, DaysOff.HOME).orElse(null)).isEqualTo(rung);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-14, 2027-06-24, 2027-06-14, 2027-06-21",
        "2027-06-14, 2027-06-24, 2027-06-21, 2027-06-24",
        "2027-06-14, 2027-06-24, 2027-06-24, 2027-06-28",
        "2027-06-14, 2027-06-24, 2027-06-29, 2027-06-30",
        "2027-06-14, 2027-06-24, 2027-06-30, ",
        "2027-06-14, 2028-06-24, 2027-06-30, 2028-06-20"
    })
    void knowsTheNextStep(LocalDate asked, LocalDate due, LocalDate today, LocalDate next) {
        assertThat(ladder.next(asked, due, today, DaysOff.HOME).orElse(null)).isEqualTo(next);
    }

    /** A partner that stands still from 16 June to 20 August: the last day before is its last day, and its first after it the next. */
    @ParameterizedTest
    @CsvSource({
        "2027-06-24, 2027-06-10, BEFORE",
        "2027-06-24, 2027-06-15, TODAY",
        "2027-06-24, 2027-06-16, ",
        "2027-06-24, 2027-06-24, ",
        "2027-06-24, 2027-06-28, ",
        "2027-06-24, 2027-08-20, ",
        "2027-06-24, 2027-08-24, DEPUTY",
        "2027-06-24, 2027-08-26, COORDINATOR",
        "2027-08-24, 2027-06-15, BEFORE"
    })
    void leavesWhoeverStandsStillInPeace(LocalDate due, LocalDate today, Rung rung) {
        DaysOff summer = new DaysOff(
                Country.FR, List.of(new DaysOff.Freeze(LocalDate.of(2027, 6, 16), LocalDate.of(2027, 8, 20))));
        assertThat(ladder.rung(LocalDate.of(2027, 6, 1), due, today, summer).orElse(null))
                .isEqualTo(rung);
        assertThat(ladder.next(LocalDate.of(2027, 6, 1), LocalDate.of(2027, 6, 24), LocalDate.of(2027, 6, 15), summer))
                .contains(LocalDate.of(2027, 8, 24));
    }

    @Test
    void remindsThePersonThenAColleagueThenTheCoordinationAndNobodyOnceItIsDone() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        LocalDate due = campaigns.get(cast.campaign()).schedule().missionDue();
        Task task = driver.task(partner.lead(), partner.organisation(), "assess-readiness");

        assertThat(onTheMorningOf(driver.today(), partner)).isEmpty();
        assertThat(onTheMorningOf(calendar.minusWorkingDays(due, 3, DaysOff.HOME), partner))
                .singleElement()
                .satisfies(reminded -> {
                    assertThat(reminded.rung()).isEqualTo(Rung.BEFORE);
                    assertThat(reminded.reached().value()).isEqualTo(partner.lead());
                    assertThat(reminded.campaign()).isEqualTo(cast.campaign());
                    assertThat(reminded.task()).isEqualTo(task.getId());
                    assertThat(reminded.due()).isEqualTo(due);
                    assertThat(reminded.about()).isEmpty();
                });
        LocalDate counted =
                calendar.isWorkingDay(due, DaysOff.HOME) ? due : calendar.minusWorkingDays(due, 1, DaysOff.HOME);
        assertThat(onTheMorningOf(calendar.plusWorkingDays(counted, 2, DaysOff.HOME), partner))
                .singleElement()
                .satisfies(reminded -> {
                    assertThat(reminded.rung()).isEqualTo(Rung.DEPUTY);
                    assertThat(reminded.reached().value()).isEqualTo(partner.director());
                    assertThat(reminded.about()).startsWith("Léa 0 (");
                });
        assertThat(onTheMorningOf(calendar.plusWorkingDays(counted, 4, DaysOff.HOME), partner))
                .singleElement()
                .satisfies(reminded -> {
                    assertThat(reminded.rung()).isEqualTo(Rung.COORDINATOR);
                    assertThat(reminded.reached().value()).isEqualTo(cast.coordinator());
                });

        driver.stepBack(partner, coop.unisson.engagement.Standing.NOT_FOR_US);
        driver.runJobs();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(partner.organisation())
                        .count())
                .as("no timer outlives what it reminds of")
                .isZero();
        assertThat(onTheMorningOf(calendar.plusWorkingDays(counted, 4, DaysOff.HOME), cast.partner(1)))
                .hasSize(1);
    }

    @Test
    void remindsInEveryProcess() {
        Cast cast = driver.consented(2);
        Partner partner = cast.partner(0);
        driver.nominateDirector(partner);
        driver.runJobs();
        Task nomination = driver.tasks(partner.director(), "accept-nomination").get(0);
        LocalDate due = campaigns.get(cast.campaign()).schedule().commitmentsDue();
        clock.moveTo(due.atTime(LocalTime.NOON).atZone(ShiftedClock.ZONE).toInstant());
        String key = runtime.createProcessInstanceQuery()
                .processInstanceId(nomination.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        if (calendar.isWorkingDay(due, DaysOff.HOME)) {
            assertThat(reminded(key)).singleElement().satisfies(reminded -> assertThat(reminded.rung())
                    .isEqualTo(Rung.TODAY));
        }
        clock.moveTo(calendar.plusWorkingDays(due, 2, DaysOff.HOME)
                .atTime(LocalTime.NOON)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        assertThat(reminded(key))
                .singleElement()
                .satisfies(reminded -> assertThat(reminded.reached().value()).isEqualTo(partner.lead()));
    }

    @Test
    void remindsAgainTheNextMorningAndSpreadsTheFirstSeconds() {
        Cast cast = driver.invited(3);
        List<Job> mornings = management.createJobQuery().timers().active().list();
        assertThat(mornings).isNotEmpty();
        assertThat(cast.partners().stream()
                        .map(partner -> morningOf(partner).getDuedate())
                        .distinct()
                        .count())
                .as("not all in one second")
                .isGreaterThan(1);
        Job before = morningOf(cast.partner(0));
        driver.morning(cast.partner(0).organisation());
        Job after = morningOf(cast.partner(0));
        assertThat(after.getId()).isNotEqualTo(before.getId());
        assertThat(after.getDuedate().toInstant().atZone(ShiftedClock.ZONE).toLocalTime())
                .isBetween(LocalTime.of(8, 0), LocalTime.of(9, 10));
    }

    private Job morningOf(Partner partner) {
        return management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(partner.organisation())
                        .singleResult()
                        .getId())
                .timers()
                .singleResult();
    }

    private List<PersonReminded> onTheMorningOf(LocalDate day, Partner partner) {
        clock.moveTo(day.atTime(8, 11).atZone(ShiftedClock.ZONE).toInstant());
        return reminded(partner.organisation());
    }

    private List<PersonReminded> reminded(String businessKey) {
        events.clear();
        driver.morning(businessKey);
        return events.stream(PersonReminded.class).toList();
    }
}
