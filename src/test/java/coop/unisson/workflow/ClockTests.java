package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.shared.ShiftedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Days begin and end where the campaign lives, whatever the clocks and the machine do; every timer fires once, none early. */
class ClockTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    When when;

    @Autowired
    DueDates dueDates;

    @Autowired
    CampaignService campaigns;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ShiftedClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void runsInAZoneWithoutSummerTime() {
        assertThat(TimeZone.getDefault().useDaylightTime()).isFalse();
        assertThat(TimeZone.getDefault().getRawOffset()).isZero();
    }

    /** Half past two comes twice on 31 October 2027; the database tells one from the other. */
    @Test
    void keepsTheHourThatComesTwiceApart() {
        Cast cast = driver.start();
        var task = driver.task(cast.coordinator(), cast.campaign().value(), "frame-mission");
        for (Instant moment : List.of(
                Instant.parse("2027-10-31T00:30:00Z"),
                Instant.parse("2027-10-31T01:30:00Z"),
                Instant.parse("2027-03-28T01:30:00Z"))) {
            tasks.setDueDate(task.getId(), Date.from(moment));
            assertThat(tasks.createTaskQuery()
                            .taskId(task.getId())
                            .singleResult()
                            .getDueDate()
                            .toInstant())
                    .isEqualTo(moment);
        }
    }

    /** Both changes of the clock, public holidays, the ends of months with 31, 30, 29 and 28 days, and of a year. */
    @ParameterizedTest
    @CsvSource({
        "2027-10-31, 2027-10-31, 2027-10-30T22:00:00Z, 2027-10-31T23:00:00Z",
        "2027-11-01, 2027-11-11, 2027-10-31T23:00:00Z, 2027-11-11T23:00:00Z",
        "2027-03-28, 2027-03-28, 2027-03-27T23:00:00Z, 2027-03-28T22:00:00Z",
        "2027-07-14, 2027-07-31, 2027-07-13T22:00:00Z, 2027-07-31T22:00:00Z",
        "2027-01-31, 2027-02-28, 2027-01-30T23:00:00Z, 2027-02-28T23:00:00Z",
        "2028-02-29, 2028-04-30, 2028-02-28T23:00:00Z, 2028-04-30T22:00:00Z",
        "2027-12-31, 2027-12-31, 2027-12-30T23:00:00Z, 2027-12-31T23:00:00Z"
    })
    void beginsAndEndsDaysWhereTheCampaignLives(String first, String last, Instant begins, Instant ends) {
        Cast cast = driver.start();
        jdbc.update(
                "update campaign set run_start = cast(? as date), run_end = cast(? as date) where id = ?",
                first,
                last,
                cast.campaign().value());
        DelegateExecution execution = mock(DelegateExecution.class);
        Mockito.when(execution.getProcessBusinessKey())
                .thenReturn(cast.campaign().value());
        transaction.executeWithoutResult(status -> {
            campaigns.get(cast.campaign());
            everywhere(execution, begins, ends);
        });
    }

    /** What is read from the database is read in UTC, as the application runs; what follows from it is the same anywhere. */
    private void everywhere(DelegateExecution execution, Instant begins, Instant ends) {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("UTC", "America/New_York", "Europe/Paris", "Pacific/Kiritimati")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(when.runStarts(execution).toInstant()).as(zone).isEqualTo(begins);
                assertThat(when.runEnds(execution).toInstant()).as(zone).isEqualTo(ends);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"2027-10-31, 2027-10-31", "2027-03-28, 2027-03-28", "2028-02-29, 2028-02-29", "2027-11-01, 2027-11-11"})
    void firesOnceAndNeverEarlyWhenTheClockJumps(String first, String last) {
        clock.moveTo(Instant.parse("2027-01-04T09:00:00Z"));
        Cast cast = driver.signed(2);
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        driver.complete(cast.deputy(), cast.campaign().value(), "confirm-launch", Map.of("decision", "CONFIRM"));
        jdbc.update(
                "update campaign set run_start = cast(? as date), run_end = cast(? as date) where id = ?",
                first,
                last,
                cast.campaign().value());
        dueDates.compute(cast.campaign().value());

        jumpAbout(cast, Stage.LAUNCHING, Stage.RUN);
        Job end = timer(cast);
        assertThat(end.getDuedate()).isAfter(Date.from(clock.instant().minus(Duration.ofHours(2))));
        jumpAbout(cast, Stage.RUN, Stage.RUN);
        assertThat(timers(cast)).isEmpty();
        assertThat(runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance(cast))
                        .eventName(CampaignProcess.DELIVERY_GATE)
                        .count())
                .isEqualTo(1);
    }

    /** An hour early, back another hour, a second early, on time, back an hour, ahead a day: it fires on time, once. */
    private void jumpAbout(Cast cast, Stage before, Stage after) {
        String timer = timer(cast).getId();
        Instant due = timer(cast).getDuedate().toInstant();
        for (Duration early : List.of(Duration.ofHours(1), Duration.ofHours(2), Duration.ofSeconds(2))) {
            clock.moveTo(due.minus(early));
            fireWhatIsDue(cast);
            assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(before);
            assertThat(timer(cast).getId()).isEqualTo(timer);
        }
        clock.moveTo(due.plusSeconds(1));
        fireWhatIsDue(cast);
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(after);
        clock.moveTo(due.minus(Duration.ofHours(1)));
        fireWhatIsDue(cast);
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(after);
        assertThat(timers(cast)).extracting(Job::getId).doesNotContain(timer);
    }

    private void fireWhatIsDue(Cast cast) {
        management.createJobQuery().processInstanceId(instance(cast)).timers().executable().list().stream()
                .map(Job::getId)
                .filter(due -> timers(cast).stream().map(Job::getId).anyMatch(due::equals))
                .forEach(management::executeJob);
        driver.runJobs();
    }

    private Job timer(Cast cast) {
        return timers(cast).get(0);
    }

    private List<Job> timers(Cast cast) {
        return driver.timers(cast.campaign().value());
    }

    private String instance(Cast cast) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(cast.campaign().value())
                .singleResult()
                .getId();
    }
}
