package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.shared.Country;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Messages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The sentences partners really write, against the decision tables as they are written in {@code processes/}. */
class ReasonsTests extends PromiseTest {

    private static final List<String> COLUMNS = List.of(
            ("source,sentence,zero,kind,channel,format,quantity,whenKind,date,from,to,dates,ownerName,ownerEmail,ownerSaidYes,"
                            + "resourceKind,resourceQuantity,evidence,coOwner,coOwnerSaidYes,approvalDays,today,expected")
                    .split(","));

    @Autowired
    Explicitness explicitness;

    @ParameterizedTest(name = "{1} → {22}")
    @CsvFileSource(resources = "/commitment/reasons.csv", numLinesToSkip = 1)
    void everySentenceHasItsReasonsAndNoOthers(ArgumentsAccessor row) {
        List<Flaw> blocks = explicitness.reasons(declaration(row), around(row)).stream()
                .filter(Flaw::blocks)
                .toList();

        String expected = cell(row, "expected");
        assertThat(blocks)
                .extracting(Flaw::code)
                .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(" "));
        blocks.forEach(ReasonsTests::isSaidInBothLanguages);
        if (cell(row, "zero") != null) {
            assertThat(texts().getMessage("declare-commitments.zero", null, Locale.ENGLISH))
                    .isNotEqualTo(texts().getMessage("declare-commitments.zero", null, Locale.FRENCH));
        }
    }

    /** One working day before 12 November 2027, asked on the 11th: a holiday in France and Belgium, none in Germany. */
    @ParameterizedTest
    @CsvSource({"DE, ''", "FR, E09", "BE, E09"})
    void countsApprovalsByThePartnersOwnCountry(Country country, String expected) {
        assertThat(late(DaysOff.of(country))).isEqualTo(expected);
    }

    /** The same in Germany, with approvals that stand still on the 11th. */
    @Test
    void countsApprovalsWithoutAPause() {
        LocalDate eleventh = LocalDate.of(2027, 11, 11);
        assertThat(late(new DaysOff(Country.DE, List.of(new DaysOff.Freeze(eleventh, eleventh)))))
                .isEqualTo("E09");
    }

    private String late(DaysOff off) {
        Promise promise = new Promise(
                null,
                Kind.OWN_CHANNEL,
                "Une story",
                "Instagram",
                "story",
                1,
                WhenKind.DATE,
                LocalDate.of(2027, 11, 12),
                null,
                null,
                null,
                "Léa",
                "lea@bobine.example",
                null,
                null,
                Evidence.LINK,
                "les autres",
                null);
        return explicitness
                .reasons(
                        new Declaration(0, false, List.of(new Approval("Direction", 1)), List.of(promise)),
                        new Explicitness.Surroundings(
                                campaigns.get(campaign),
                                LocalDate.of(2027, 11, 11),
                                off,
                                said -> true,
                                said -> true,
                                "other"::equals))
                .stream()
                .map(Flaw::code)
                .filter("E09"::equals)
                .findFirst()
                .orElse("");
    }

    private static void isSaidInBothLanguages(Flaw flaw) {
        String french = texts().getMessage("flaw." + flaw.code(), flaw.args().toArray(), Locale.FRENCH);
        String english = texts().getMessage("flaw." + flaw.code(), flaw.args().toArray(), Locale.ENGLISH);
        assertThat(french).isNotBlank().doesNotContain("{").isNotEqualTo(english);
        assertThat(english).isNotBlank().doesNotContain("{");
    }

    private static Messages texts() {
        Messages texts = new Messages("messages/commitment");
        return texts;
    }

    private Explicitness.Surroundings around(ArgumentsAccessor row) {
        return new Explicitness.Surroundings(
                campaigns.get(campaign),
                LocalDate.parse(String.valueOf(cell(row, "today"))),
                DaysOff.of(Country.FR),
                promise -> "true".equals(cell(row, "ownerSaidYes")),
                promise -> "true".equals(cell(row, "coOwnerSaidYes")),
                "other"::equals);
    }

    private static Declaration declaration(ArgumentsAccessor row) {
        if (cell(row, "zero") != null) {
            return new Declaration(0, true, null, null);
        }
        String approvalDays = cell(row, "approvalDays");
        return new Declaration(
                0,
                false,
                approvalDays == null ? List.of() : List.of(new Approval("Direction", Integer.valueOf(approvalDays))),
                List.of(promise(row)));
    }

    private static Promise promise(ArgumentsAccessor row) {
        return new Promise(
                null,
                Kind.valueOf(String.valueOf(cell(row, "kind"))),
                cell(row, "sentence"),
                cell(row, "channel"),
                cell(row, "format"),
                cell(row, "quantity") == null ? null : Integer.valueOf(cell(row, "quantity")),
                cell(row, "whenKind") == null ? null : WhenKind.valueOf(cell(row, "whenKind")),
                day(cell(row, "date")),
                day(cell(row, "from")),
                day(cell(row, "to")),
                cell(row, "dates") == null
                        ? null
                        : Stream.of(cell(row, "dates").split(" "))
                                .map(LocalDate::parse)
                                .toList(),
                cell(row, "ownerName"),
                cell(row, "ownerEmail"),
                cell(row, "resourceKind") == null ? null : ResourceKind.valueOf(cell(row, "resourceKind")),
                cell(row, "resourceQuantity") == null ? null : new BigDecimal(cell(row, "resourceQuantity")),
                cell(row, "evidence") == null ? null : Evidence.valueOf(cell(row, "evidence")),
                "les autres partenaires",
                cell(row, "coOwner"));
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable String cell(ArgumentsAccessor row, String column) {
        return row.getString(COLUMNS.indexOf(column));
    }
}
