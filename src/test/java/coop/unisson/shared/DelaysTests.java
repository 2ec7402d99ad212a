package coop.unisson.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import coop.unisson.shared.Delays.Delay;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DelaysTests {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Delays delays = new Delays(this::written, new WorkingCalendar());

    /** The shipped table. */
    private List<Map<String, Object>> written(String decision, Map<String, Object> inputs) {
        InputStream table = DelaysTests.class.getResourceAsStream("/processes/" + decision + ".dmn");
        return engine.evaluateDecisionTable(decision, table, inputs).getResultList();
    }

    @ParameterizedTest
    @EnumSource
    void everyWaitHasARow(Delay delay) {
        LocalDate monday = LocalDate.of(2027, 9, 6);
        assertThat(delays.lastDay(delay, monday)).isAfter(monday);
    }

    /** Five working days, over a weekend, 1 and 11 November and the end of a year. */
    @ParameterizedTest
    @CsvSource({
        "2027-10-13, 2027-10-20",
        "2027-10-16, 2027-10-22",
        "2027-10-29, 2027-11-08",
        "2027-11-05, 2027-11-15",
        "2027-12-29, 2028-01-05"
    })
    void countsWorkingDays(LocalDate raised, LocalDate due) {
        assertThat(delays.lastDay(Delay.SETTLE_TENSION, raised)).isEqualTo(due);
    }

    @Test
    void saysSoWhenARowIsMissingAndReadsOutlandishOnesAsSaneOnes() {
        LocalDate day = LocalDate.of(2027, 10, 13);
        assertThatIllegalStateException()
                .isThrownBy(() -> new Delays((decision, inputs) -> List.of(), new WorkingCalendar())
                        .lastDay(Delay.SETTLE_TENSION, day))
                .withMessageContaining("settle-tension");
        assertThat(days(-3).lastDay(Delay.SETTLE_TENSION, day)).isEqualTo(day);
        assertThat(days(1_000_000).lastDay(Delay.SETTLE_TENSION, day)).isBefore(LocalDate.of(2030, 1, 1));
    }

    private static Delays days(int days) {
        return new Delays((decision, inputs) -> List.of(Map.of("workingDays", days)), new WorkingCalendar());
    }
}
