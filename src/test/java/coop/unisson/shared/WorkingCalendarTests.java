package coop.unisson.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTests {

    final WorkingCalendar calendar = new WorkingCalendar();

    @ParameterizedTest
    @CsvSource({
        "2027-07-14, false",
        "2026-05-01, false",
        "2026-05-08, false",
        "2027-11-01, false",
        "2027-11-11, false",
        "2027-10-02, false",
        "2027-10-03, false",
        "2027-07-13, true",
        "2027-07-15, true",
        "2027-11-02, true",
        "2027-11-12, true",
        "2027-10-12, true"
    })
    void restsAtWeekendsAndOnFrenchHolidays(LocalDate day, boolean working) {
        assertThat(calendar.isWorkingDay(day, DaysOff.HOME)).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-12, 15, 2027-09-21",
        "2027-10-12, 0, 2027-10-12",
        "2027-10-10, 0, 2027-10-10",
        "2027-10-11, 1, 2027-10-08",
        "2027-07-15, 1, 2027-07-13",
        "2027-11-02, 1, 2027-10-29",
        "2027-11-12, 1, 2027-11-10",
        "2026-05-11, 1, 2026-05-07",
        "2026-05-11, 5, 2026-04-30"
    })
    void countsBackInWorkingDays(LocalDate day, int workingDays, LocalDate earlier) {
        assertThat(calendar.minusWorkingDays(day, workingDays, DaysOff.HOME)).isEqualTo(earlier);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-29, 1, 2027-11-02",
        "2027-11-10, 1, 2027-11-12",
        "2027-07-13, 1, 2027-07-15",
        "2027-10-29, 2, 2027-11-03",
        "2027-03-26, 1, 2027-03-30",
        "2027-10-31, 0, 2027-10-31",
        "2028-02-28, 1, 2028-02-29"
    })
    void countsForwardInWorkingDays(LocalDate day, int workingDays, LocalDate later) {
        assertThat(calendar.plusWorkingDays(day, workingDays, DaysOff.HOME)).isEqualTo(later);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-29, 2027-11-02, 1",
        "2027-11-02, 2027-10-29, -1",
        "2027-10-29, 2027-10-31, 0",
        "2027-10-29, 2027-10-29, 0",
        "2027-10-04, 2027-10-11, 5"
    })
    void countsWorkingDaysUpToAndWithTheLast(LocalDate from, LocalDate to, int days) {
        assertThat(calendar.workingDaysBetween(from, to, DaysOff.HOME)).isEqualTo(days);
    }

    @Test
    void countsBackAcrossTheClockChange() {
        assertThat(calendar.minusWorkingDays(LocalDate.of(2027, 11, 3), 3, DaysOff.HOME))
                .isEqualTo(LocalDate.of(2027, 10, 28));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-07-14, DE, true",
        "2027-07-14, FR, false",
        "2028-10-03, DE, false",
        "2028-10-03, FR, true",
        "2027-07-21, BE, false",
        "2027-07-21, IT, true",
        "2027-06-02, IT, false",
        "2027-11-11, BE, false",
        "2027-11-11, DE, true"
    })
    void restsOnTheHolidaysOfAPartnersOwnCountry(LocalDate day, Country country, boolean working) {
        assertThat(calendar.isWorkingDay(day, DaysOff.of(country))).isEqualTo(working);
    }

    /** Summer: 26 July 2027 is a Monday, 20 August a Friday. */
    private static final DaysOff SUMMER =
            new DaysOff(Country.FR, List.of(new DaysOff.Freeze(LocalDate.of(2027, 7, 26), LocalDate.of(2027, 8, 20))));

    @ParameterizedTest
    @CsvSource({
        "2027-07-23, true",
        "2027-07-26, false",
        "2027-08-10, false",
        "2027-08-20, false",
        "2027-08-21, false",
        "2027-08-23, true"
    })
    void restsFromTheFirstDayOfAFreezeToTheLast(LocalDate day, boolean working) {
        assertThat(calendar.isWorkingDay(day, SUMMER)).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-08-24, 1, 2027-08-23",
        "2027-08-24, 2, 2027-07-23",
        "2027-08-23, 1, 2027-07-23",
        "2027-08-20, 1, 2027-07-23",
        "2027-07-26, 1, 2027-07-23",
        "2027-07-23, 1, 2027-07-22"
    })
    void countsBackOverAFreeze(LocalDate day, int workingDays, LocalDate earlier) {
        assertThat(calendar.minusWorkingDays(day, workingDays, SUMMER)).isEqualTo(earlier);
    }

    @ParameterizedTest
    @CsvSource({"2027-07-23, 1, 2027-08-23", "2027-07-22, 1, 2027-07-23", "2027-08-20, 2, 2027-08-24"})
    void countsForwardOverAFreeze(LocalDate day, int workingDays, LocalDate later) {
        assertThat(calendar.plusWorkingDays(day, workingDays, SUMMER)).isEqualTo(later);
    }

    @Test
    void countsNoWorkingDaysWithinAFreeze() {
        assertThat(calendar.workingDaysBetween(LocalDate.of(2027, 7, 25), LocalDate.of(2027, 8, 22), SUMMER))
                .isZero();
        assertThat(calendar.workingDaysBetween(LocalDate.of(2027, 7, 22), LocalDate.of(2027, 8, 23), SUMMER))
                .isEqualTo(2);
    }
}
