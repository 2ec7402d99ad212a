package coop.unisson.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.shared.Flaw;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 6, 7);

    private static List<Flaw> flaws(String... dates) {
        LocalDate[] d = Arrays.stream(dates).map(LocalDate::parse).toArray(LocalDate[]::new);
        return new Schedule(d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7]).flaws(TODAY);
    }

    @Test
    void acceptsStepsThatFollowEachOther() {
        assertThat(flaws(
                        "2027-06-25",
                        "2027-07-09",
                        "2027-08-26",
                        "2027-09-17",
                        "2027-09-24",
                        "2027-10-04",
                        "2027-10-31",
                        "2027-11-29"))
                .isEmpty();
    }

    @Test
    void acceptsEverythingTodayExceptWhatNeedsADayBetween() {
        assertThat(flaws(
                        "2027-06-07",
                        "2027-06-07",
                        "2027-06-07",
                        "2027-06-07",
                        "2027-06-07",
                        "2027-06-08",
                        "2027-06-08",
                        "2027-06-09"))
                .isEmpty();
    }

    @Test
    void refusesDatesThatHavePassed() {
        assertThat(flaws(
                        "2027-06-06",
                        "2027-07-09",
                        "2027-08-26",
                        "2027-09-17",
                        "2027-09-24",
                        "2027-10-04",
                        "2027-10-31",
                        "2027-11-29"))
                .containsExactly(Flaw.block("missionDue", "date-past"));
    }

    @Test
    void namesOnlyTheStepThatComesTooEarly() {
        assertThat(flaws(
                        "2027-06-25",
                        "2027-07-09",
                        "2027-07-08",
                        "2027-09-17",
                        "2027-09-24",
                        "2027-10-04",
                        "2027-10-31",
                        "2027-11-29"))
                .containsExactly(Flaw.block("commitmentsDue", "date-order"));
    }

    @Test
    void keepsANightBetweenTheDecisionAndTheRun() {
        assertThat(flaws(
                        "2027-06-25",
                        "2027-07-09",
                        "2027-08-26",
                        "2027-09-17",
                        "2027-10-04",
                        "2027-10-04",
                        "2027-10-31",
                        "2027-11-29"))
                .containsExactly(Flaw.block("runStart", "run-after-decision"));
    }

    @Test
    void looksBackOnlyAfterTheRun() {
        assertThat(flaws(
                        "2027-06-25",
                        "2027-07-09",
                        "2027-08-26",
                        "2027-09-17",
                        "2027-09-24",
                        "2027-10-04",
                        "2027-10-31",
                        "2027-10-31"))
                .containsExactly(Flaw.block("retrospectiveDue", "retrospective-after-run"));
    }

    @Test
    void noticesAMistypedYear() {
        assertThat(flaws(
                        "2027-06-25",
                        "2027-07-09",
                        "2027-08-26",
                        "2027-09-17",
                        "2027-09-24",
                        "2027-10-04",
                        "2027-10-31",
                        "2207-11-29"))
                .containsExactly(Flaw.block("retrospectiveDue", "date-far", 5));
    }
}
