package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.IntegrationTest;
import coop.unisson.Statements;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.DatesMoved;
import coop.unisson.campaign.Ladder;
import coop.unisson.campaign.Stage;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateService;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Other dates move whatever reads them, once, after a look at what that is. */
@RecordApplicationEvents
class MoveDatesTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    CampaignService campaigns;

    @Autowired
    GateService gates;

    @Autowired
    Ladder ladder;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ShiftedClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void showsWhatMovesAndWritesNothing() {
        Cast cast = driver.signed(2);
        LocalDate end = campaigns.get(cast.campaign()).runEnd();
        Map<String, Object> shorter = dates(cast);
        shorter.put("runEnd", driver.today().plusDays(75));

        List<Flaw> seen = check(cast, shorter);

        assertThat(seen)
                .extracting(Flaw::field, Flaw::code)
                .containsExactlyInAnyOrder(
                        tuple("runEnd", "date-moves"),
                        tuple("runEnd", "move-leaves-out"),
                        tuple("runEnd", "move-charter"),
                        tuple("sure", "move-concerns"),
                        tuple("reason", "not-blank"),
                        tuple("sure", "move-unsure"));
        assertThat(seen)
                .filteredOn(flaw -> flaw.code().equals("move-leaves-out"))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.args()).first().isEqualTo(2));
        assertThat(seen)
                .filteredOn(flaw -> flaw.code().equals("move-concerns"))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.args()).containsExactly(3L, 2L));
        assertThat(campaigns.get(cast.campaign()).runEnd()).isEqualTo(end);
        assertThatThrownBy(() -> move(cast, shorter)).isInstanceOf(Refused.class);
        assertThat(campaigns.get(cast.campaign()).runEnd()).isEqualTo(end);
    }

    @Test
    void movesTheTimerTheSentenceAndTellsOfIt() {
        Cast cast = driver.chartered(2);
        Map<String, Object> later = dates(cast);
        later.put("charterDue", driver.today().plusDays(60));
        confirm(cast, later);

        var report = gates.report(cast.campaign(), Gate.CHARTER);
        assertThat(report.blockers()).allSatisfy(blocker -> assertThat(blocker.next())
                .isEqualTo(ladder.next(driver.today(), driver.today().plusDays(60), driver.today(), DaysOff.HOME)
                        .orElseThrow()));
        assertThat(gates.sentence(report, Locale.FRENCH)).contains("Prochaine étape automatique");
        assertThat(events.stream(DatesMoved.class)).singleElement().satisfies(moved -> {
            assertThat(moved.campaign()).isEqualTo(cast.campaign());
            assertThat(moved.before().charterDue()).isEqualTo(driver.today().plusDays(56));
            assertThat(moved.after().charterDue()).isEqualTo(driver.today().plusDays(60));
            assertThat(moved.by().value()).isEqualTo(cast.coordinator());
            assertThat(moved.reason()).isEqualTo("Le salon a changé de semaine.");
        });
        assertThat(jdbc.queryForObject(
                        "select dates_before from dates_move where campaign_id = ?",
                        String.class,
                        cast.campaign().value()))
                .contains(driver.today().plusDays(56).toString());
    }

    @Test
    void movesTheLaunchAndTheEndInTheSameTransaction() {
        Cast cast = driver.signed(2);
        driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
        driver.complete(cast.deputy(), cast.campaign().value(), "confirm-launch", Map.of("decision", "CONFIRM"));
        assertThat(timer(cast).getDuedate()).isEqualTo(midnight(driver.today().plusDays(70)));

        confirm(cast, byOneWeek(cast));
        assertThat(timer(cast).getDuedate()).isEqualTo(midnight(driver.today().plusDays(77)));

        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.RUN);
        assertThat(timer(cast).getDuedate()).isEqualTo(midnight(driver.today().plusDays(105)));
        Map<String, Object> sooner = dates(cast);
        sooner.put("runEnd", driver.today().plusDays(98));
        confirm(cast, sooner);
        assertThat(timer(cast).getDuedate()).isEqualTo(midnight(driver.today().plusDays(99)));
    }

    /** The days promised stay; what reads them is computed again from the domain, after the commit, partner by partner. */
    @Test
    void computesEveryPartnersDueDatesAgain() {
        Cast cast = driver.launched(3);
        List<Task> open = cast.partners().stream()
                .map(partner ->
                        driver.tasks(partner.lead(), "deliver-commitment").get(0))
                .toList();
        open.forEach(task -> {
            tasks.setDueDate(task.getId(), new Date(0));
            tasks.setFollowUpDate(task.getId(), new Date(0));
        });

        Map<String, Object> later = dates(cast);
        later.put("runEnd", driver.today().plusDays(100));
        confirm(cast, later);
        open.forEach(task -> assertThat(fresh(task).getDueDate()).isEqualTo(new Date(0)));
        driver.runJobs();

        open.forEach(task -> {
            assertThat(fresh(task).getDueDate()).isEqualTo(task.getDueDate());
            assertThat(fresh(task).getFollowUpDate()).isEqualTo(task.getFollowUpDate());
        });
    }

    /** Whoever was asked in time and is late gets the new day, and no days as if they had just been asked. */
    @Test
    void givesWhatIsLateTheNewDayOrLeavesItLate() {
        Cast cast = driver.invited(2);
        Task asked = driver.task(cast.partner(0).lead(), cast.partner(0).organisation(), "assess-readiness");
        Date was = asked.getDueDate();
        clock.moveTo(was.toInstant().plus(Duration.ofDays(3)));
        Map<String, Object> later = dates(cast);
        later.put("runEnd", campaigns.get(cast.campaign()).runEnd().plusDays(2));
        confirm(cast, later);
        driver.runJobs();
        assertThat(fresh(asked).getDueDate()).as("its own day did not move").isEqualTo(was);

        LocalDate day = driver.today().plusDays(2);
        Map<String, Object> extended = dates(cast);
        extended.put("missionDue", day);
        confirm(cast, extended);
        driver.runJobs();
        assertThat(LocalDate.ofInstant(fresh(asked).getDueDate().toInstant(), ShiftedClock.ZONE))
                .isEqualTo(day);
    }

    private Task fresh(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult();
    }

    @Test
    void costsTheSameHoweverManyPartnersThereAre() throws Exception {
        Cast few = driver.chartered(2);
        Cast many = driver.chartered(20);
        Map<String, Object> fewMove = byOneWeek(few);
        Map<String, Object> manyMove = byOneWeek(many);

        long withFew = Statements.of(() -> confirm(few, fewMove));
        long withMany = Statements.of(() -> confirm(many, manyMove));

        System.out.println("Statements to move the dates: " + withFew + " with 2 partners, " + withMany + " with 20");
        assertThat(withMany).isEqualTo(withFew);
    }

    @Test
    void refusesDatesThatWereActedOnHavePassedOrAreOutOfOrder() {
        Cast cast = driver.briefed(2);
        Map<String, Object> dates = dates(cast);
        dates.put("missionDue", driver.today().plusDays(8));
        dates.put("briefDue", driver.today().minusDays(1));
        dates.put("charterDue", driver.today().plusDays(20));
        dates.put("retrospectiveDue", driver.today().plusYears(6));

        assertThat(check(cast, dates))
                .filteredOn(Flaw::blocks)
                .extracting(Flaw::field, Flaw::code)
                .contains(
                        tuple("missionDue", "date-acted"),
                        tuple("briefDue", "date-past"),
                        tuple("charterDue", "date-order"),
                        tuple("retrospectiveDue", "date-far"));
        assertThatThrownBy(() -> confirm(cast, dates)).isInstanceOf(Refused.class);
        assertThat(check(cast, dates(cast))).extracting(Flaw::code).contains("move-nothing");
    }

    @Test
    void refusesToMoveDatesSomebodyElseMovedMeanwhile() {
        Cast cast = driver.invited(2);
        Map<String, Object> read = byOneWeek(cast);
        confirm(cast, byOneWeek(cast));

        assertThatThrownBy(() -> confirm(cast, read))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo("dates-moved-meanwhile");
        read.put("seen", "hier");
        assertThatThrownBy(() -> confirm(cast, read))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo("malformed-field");
    }

    @Test
    void standsOpenToTheCoordinationOfACampaignThatIsOpen() {
        Cast cast = driver.invited(2);
        Map<String, Object> dates = byOneWeek(cast);
        assertThatThrownBy(() -> door.act(
                        "move-dates", cast.campaign().value(), cast.partner(0).lead(), driver.json(dates)))
                .isInstanceOf(Problem.class);
        driver.cancel(cast);
        driver.runJobs();
        assertThatThrownBy(() -> confirm(cast, dates))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::code)
                .isEqualTo("form");
    }

    /** The form as it opens. */
    private Map<String, Object> dates(Cast cast) {
        var values = door.ofForm("move-dates", cast.campaign().value(), cast.coordinator())
                .values();
        Map<String, Object> dates = new HashMap<>();
        values.fields().forEachRemaining(field -> dates.put(field.getKey(), field.getValue()));
        return dates;
    }

    private Map<String, Object> byOneWeek(Cast cast) {
        Map<String, Object> dates = dates(cast);
        campaigns.get(cast.campaign()).schedule().byField().forEach((field, day) -> {
            if (!campaigns.datesActedOn(cast.campaign()).contains(field)) {
                dates.put(field, day.plusDays(7));
            }
        });
        return dates;
    }

    private List<Flaw> check(Cast cast, Map<String, Object> dates) {
        return door.check("move-dates", cast.campaign().value(), cast.coordinator(), driver.json(dates));
    }

    private void move(Cast cast, Map<String, Object> dates) {
        door.act("move-dates", cast.campaign().value(), cast.coordinator(), driver.json(dates));
    }

    private void confirm(Cast cast, Map<String, Object> dates) {
        dates.put("reason", "Le salon a changé de semaine.");
        dates.put("sure", true);
        move(cast, dates);
    }

    private Job timer(Cast cast) {
        return driver.timer(cast.campaign().value());
    }

    private static Date midnight(LocalDate day) {
        return Date.from(day.atStartOfDay(ShiftedClock.ZONE).toInstant());
    }
}
