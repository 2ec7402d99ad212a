package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import coop.unisson.campaign.NeedWords;
import coop.unisson.commitment.Coverage.Axis;
import coop.unisson.commitment.Coverage.Gap;
import coop.unisson.commitment.Coverage.Value;
import coop.unisson.commitment.Plan.BlindSpotFound;
import coop.unisson.shared.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Weeks nobody covers, read aloud. */
class PlanWordsTests {

    private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

    private final PlanWords words =
            new PlanWords(new Messages("messages/shared", "messages/commitment"), mock(NeedWords.class));

    @Test
    void namesEachWeekNobodyCovers() {
        assertThat(french(Axis.TERRITORY, 0)).isEqualTo("Rien sur «\u00a0Rennes\u00a0» la semaine du 1er mars.");
        assertThat(french(Axis.TERRITORY, 0, 1))
                .isEqualTo("Rien sur «\u00a0Rennes\u00a0» les semaines du 1er mars et du 8 mars.");
        assertThat(french(Axis.AUDIENCE, 0, 1, 4))
                .isEqualTo("Rien pour «\u00a0Rennes\u00a0» les semaines du 1er mars, du 8 mars et du 29 mars.");
        assertThat(said(Locale.ENGLISH, Axis.AUDIENCE, 0, 1, 4))
                .isEqualTo("Nothing for “Rennes” in the weeks of 1 March, 8 March and 29 March.");
    }

    @Test
    void namesNoMoreThanSix() {
        assertThat(french(Axis.TERRITORY, 0, 1, 2, 3, 4, 5)).endsWith(" et du 5 avril.");
        assertThat(french(Axis.TERRITORY, 0, 1, 2, 3, 4, 5, 6))
                .endsWith(", du 5 avril, entre autres.")
                .doesNotContain("12 avril");
    }

    private String french(Axis axis, Integer... weeks) {
        return said(Locale.FRENCH, axis, weeks);
    }

    private String said(Locale locale, Axis axis, Integer... weeks) {
        Gap gap = new Gap(
                axis,
                new Value("rennes", "Rennes", List.of()),
                Stream.of(weeks).map(MONDAY::plusWeeks).toList());
        return words.blindSpot(new BlindSpotFound(null, gap, List.of()), locale);
    }
}
