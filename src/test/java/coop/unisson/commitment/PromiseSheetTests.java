package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.shared.Csv;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Language;
import coop.unisson.shared.Messages;
import coop.unisson.shared.Sheet;
import jakarta.validation.Validation;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promises written into a table and read again. */
class PromiseSheetTests {

    private static final FormCodec CODEC =
            new FormCodec(Validation.buildDefaultValidatorFactory().getValidator());

    private static final Sheet<Promise> SHEET =
            PromiseSheet.of(CODEC, new Messages("messages/shared", "messages/commitment"));

    /** Names as people give them: two alike, one that is another's id, one that computes, one that has none. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("e1", "Relais & Partage"),
            Map.entry("e2", "L'Atelier d’Éloïse & Fils | œuvre n° 7"),
            Map.entry("e3", "Support Local"),
            Map.entry("e4", "support local "),
            Map.entry("e5", "=HYPERLINK(\"http://x\";\"y\")"),
            Map.entry("e6", "e1"),
            Map.entry("e7", " e2 "),
            Map.entry("e8", ""),
            Map.entry("e9", "\\|"),
            Map.entry("all", "Tous les partenaires de la campagne"));

    private static Sheet.Rows<Promise> read(byte[] file, Language language) {
        return SHEET.read(Csv.read(Csv.text(file)), new Sheet.Names(NAMES), language, 100);
    }

    private static Sheet.Row<Promise> one(String file, Language language) {
        return read(file.getBytes(StandardCharsets.UTF_8), language).rows().get(0);
    }

    @Property(tries = 300)
    void whatIsExportedAndImportedIsTheSame(
            @ForAll("lists") List<Promise> list, @ForAll Language written, @ForAll Language reading) {
        byte[] file = SHEET.write(list, new Sheet.Names(NAMES), written);

        Sheet.Rows<Promise> again = read(file, reading);

        assertThat(again.unknown()).isEmpty();
        assertThat(again.rows()).hasSameSizeAs(list);
        for (int i = 0; i < list.size(); i++) {
            Sheet.Row<Promise> row = again.rows().get(i);
            assertThat(row.flaws()).isEmpty();
            Promise read = Objects.requireNonNull(row.record());
            assertThat(read.id()).isEqualTo(list.get(i).id());
            assertThat(CommitmentImport.same(read, list.get(i)))
                    .as("%s%n%s", list.get(i), read)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<List<Promise>> lists() {
        Arbitrary<String> text = text(160);
        Arbitrary<String> email = Arbitraries.of("lea@bobine.example", "=x@a.example", "+y@b.example", "-z@c.example")
                .injectNull(0.3);
        Arbitrary<List<String>> partners =
                Arbitraries.of(NAMES.keySet()).list().uniqueElements().ofMaxSize(4);
        Arbitrary<LocalDate> day = Dates.dates()
                .between(LocalDate.of(1000, 1, 1), LocalDate.of(2999, 12, 31))
                .injectNull(0.3);
        Arbitrary<Integer> count = Arbitraries.integers().between(1, 10_000).injectNull(0.3);
        return Builders.withBuilder(PromiseBuilder::builder)
                .use(Arbitraries.strings().alpha().numeric().ofLength(32).injectNull(0.3))
                .in(PromiseBuilder::id)
                .use(Arbitraries.of(Kind.class).injectNull(0.2))
                .in(PromiseBuilder::kind)
                // a row in which nothing stands is no row
                .use(text(300).filter(Objects::nonNull))
                .in(PromiseBuilder::what)
                .use(text)
                .in(PromiseBuilder::channel)
                .use(text)
                .in(PromiseBuilder::format)
                .use(Arbitraries.integers().between(1, 100_000_000).injectNull(0.3))
                .in(PromiseBuilder::quantity)
                .use(Arbitraries.of(WhenKind.class).injectNull(0.2))
                .in(PromiseBuilder::whenKind)
                .use(day)
                .in(PromiseBuilder::date)
                .use(day)
                .in(PromiseBuilder::from)
                .use(day)
                .in(PromiseBuilder::to)
                .use(day.filter(Objects::nonNull).list().ofMaxSize(10))
                .in(PromiseBuilder::dates)
                .use(text)
                .in(PromiseBuilder::ownerName)
                .use(email)
                .in(PromiseBuilder::ownerEmail)
                .use(Arbitraries.of(ResourceKind.class).injectNull(0.3))
                .in(PromiseBuilder::resourceKind)
                .use(Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.01"), new BigDecimal("100000000"))
                        .ofScale(2)
                        .injectNull(0.3))
                .in(PromiseBuilder::resourceQuantity)
                .use(Arbitraries.of(ResourceKind.class).injectNull(0.7))
                .in(PromiseBuilder::otherResourceKind)
                .use(Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.01"), new BigDecimal("100000000"))
                        .ofScale(2)
                        .injectNull(0.7))
                .in(PromiseBuilder::otherResourceQuantity)
                .use(Arbitraries.of(Evidence.class).injectNull(0.3))
                .in(PromiseBuilder::evidence)
                .use(text)
                .in(PromiseBuilder::visibilityFor)
                .use(partners)
                .in(PromiseBuilder::coOwners)
                .use(Arbitraries.of(Reach.class).injectNull(0.3))
                .in(PromiseBuilder::reach)
                .use(text)
                .in(PromiseBuilder::audience)
                .use(text)
                .in(PromiseBuilder::territory)
                .use(text)
                .in(PromiseBuilder::brand)
                .use(text)
                .in(PromiseBuilder::deputyName)
                .use(email)
                .in(PromiseBuilder::deputyEmail)
                .use(partners)
                .in(PromiseBuilder::makesVisible)
                .use(partners)
                .in(PromiseBuilder::dependsOn)
                .use(Arbitraries.of(ConditionKind.class).injectNull(0.3))
                .in(PromiseBuilder::conditionKind)
                .use(text(300))
                .in(PromiseBuilder::condition)
                .use(Arbitraries.of(NAMES.keySet()).injectNull(0.3))
                .in(PromiseBuilder::conditionPartner)
                .use(count)
                .in(PromiseBuilder::conditionCount)
                .use(count)
                .in(PromiseBuilder::conditionReach)
                .use(Arbitraries.of(NAMES.keySet()).injectNull(0.5))
                .in(PromiseBuilder::menuEntry)
                .use(text)
                .in(PromiseBuilder::measure)
                .build(PromiseBuilder::build)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static Arbitrary<String> text(int longest) {
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars("=+-@'\"\t\r\n;,|\\ aé€·œ<&{}\u202E\uFF1D".toCharArray())
                .ofMaxLength(12);
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(longest);
        return Arbitraries.oneOf(
                        nasty,
                        anything,
                        Arbitraries.of("L'Atelier d’Éloïse & Fils — œuvre n° 7", "Prêt·e \uD83D\uDD27"))
                .filter(text -> !text.isBlank()
                        && text.codePoints()
                                .noneMatch(c ->
                                        c < ' ' && c != '\n' && c != '\r' && c != '\t' || c >= 0xD800 && c <= 0xDFFF))
                .injectNull(0.3);
    }

    /** A part of a promise that no column carries would be lost without a word. */
    @Test
    void everyPartOfAPromiseHasAColumn() {
        String head = new String(SHEET.write(List.of(), Sheet.Names.NONE, Language.EN), StandardCharsets.UTF_8);

        assertThat(head.split(","))
                .hasSize(Promise.class.getRecordComponents().length)
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(Promise.class.getRecordComponents()).map(RecordComponent::getName))
                .allSatisfy(field -> assertThat(SHEET.head(field, Language.FR)).isNotEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jour|12/10/2027|FR|2027-10-12|",
                "Jour|12.10.27|EN|2027-10-12|",
                "Day|2027-10-12 00:00|FR|2027-10-12|",
                "Day|13/10/2027|EN|2027-10-13|",
                "Day|10/13/2027|EN|2027-10-13|",
                "Day|10/10/2027|EN|2027-10-10|",
                "Day|12/10/2027|FR||date-ambiguous",
                "date|12/10/2027|EN||date-ambiguous",
                "date|12/10/2027|FR|2027-10-12|",
                "Jour|10/13/2027|EN||date-unread",
                "Jour|12/10|FR||date-year",
                "Jour|31/02/2027|FR||date-unread",
                "Jour|demain|FR||date-unread",
                "Jour|9999-99-99|FR||date-unread",
                "Jour|0027-10-12|FR||date"
            })
    void readsADayOrSaysThatItCouldBeTwo(String head, String cell, Language language, String day, String flaw) {
        Sheet.Row<Promise> row = one(head + ";Format;Quoi\n" + cell + ";x;y\n", language);

        if (flaw == null) {
            assertThat(Objects.requireNonNull(row.record()).date()).isEqualTo(day);
        } else {
            assertThat(row.record()).isNull();
            assertThat(row.flaws()).extracting(Flaw::code).containsExactly(flaw);
            assertThat(row.flaws()).extracting(Flaw::field).containsExactly("date");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,5|2.5|",
                "2.5|2.5|",
                "21 400|21400|",
                "21\u00A0400,50|21400.50|",
                "1,234||number-ambiguous",
                "1.234||number-ambiguous",
                "0,234|0.234|",
                "-3||positive",
                "douze||number",
                "1e9||number"
            })
    void readsANumberAsPeopleWriteIt(String cell, BigDecimal number, String flaw) {
        Sheet.Row<Promise> row = one("Quantité de la ressource;Quoi\n" + cell + ";x\n", Language.FR);

        if (flaw == null) {
            assertThat(Objects.requireNonNull(row.record()).resourceQuantity()).isEqualByComparingTo(number);
        } else {
            assertThat(row.flaws()).extracting(Flaw::code).containsExactly(flaw);
        }
    }

    @Test
    void readsHeadsAndWordsInEitherLanguageAndAnyOrder() {
        Sheet.Rows<Promise> read = read(
                "QUOI,where,  nature ,Météo,Forme,How_many\nStories,Instagram,one of our channels,beau,story,4\nAffiche,,OWN_CHANNEL,,,\n"
                        .getBytes(StandardCharsets.UTF_8),
                Language.FR);

        assertThat(read.unknown()).containsExactly("Météo");
        assertThat(read.rows())
                .extracting(Sheet.Row::record)
                .containsExactly(
                        PromiseBuilder.builder()
                                .what("Stories")
                                .channel("Instagram")
                                .kind(Kind.OWN_CHANNEL)
                                .format("story")
                                .quantity(4)
                                .build(),
                        PromiseBuilder.builder()
                                .what("Affiche")
                                .kind(Kind.OWN_CHANNEL)
                                .build());
    }

    @Test
    void saysWhatIsWrongInEachCell() {
        Sheet.Row<Promise> row = one(
                "Quoi;Nature;Combien;E-mail du ou de la responsable;Preuve\n" + "x".repeat(1_000_000)
                        + ";sponsoring;2,7;lea(at)bobine;photo\n",
                Language.FR);

        assertThat(row.record()).isNull();
        assertThat(row.flaws())
                .extracting(flaw -> flaw.field() + " " + flaw.code())
                .containsExactlyInAnyOrder("kind choice", "quantity number", "what size", "ownerEmail email");
        assertThat(one("Quoi;Nature\nx;;perdu\n", Language.FR).flaws())
                .extracting(Flaw::code)
                .containsExactly("csv-ragged");
        assertThat(one("Quoi;Nature\nx\u0007\n", Language.FR).flaws())
                .extracting(Flaw::code)
                .containsExactly("control-characters");
        assertThat(Objects.requireNonNull(
                                one("Quoi;Nature\ncourt\n", Language.FR).record())
                        .what())
                .isEqualTo("court");
    }
}
