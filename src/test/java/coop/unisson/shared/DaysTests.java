package coop.unisson.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DaysTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    @Test
    void writesTheFirstOfAMonthAsFrenchDoes() {
        assertThat(Days.of(FIRST, Locale.FRENCH)).isEqualTo("1er novembre 2026");
        assertThat(Days.withoutYear(FIRST, Locale.FRANCE)).isEqualTo("1er novembre");
        assertThat(Days.of(FIRST.plusDays(1), Locale.FRENCH)).isEqualTo("2 novembre 2026");
        assertThat(Days.of(FIRST, Locale.ENGLISH)).isEqualTo("1 November 2026");
    }

    @Test
    void writesADayInAMessageAsItIsGiven() {
        Messages messages = new Messages("messages/shared");

        assertThat(messages.getMessage("day", new Object[] {FIRST}, Locale.FRENCH))
                .isEqualTo("1er novembre 2026");
        assertThat(messages.getMessage("day", new Object[] {FIRST}, Locale.ENGLISH))
                .isEqualTo("1 November 2026");
    }
}
