package coop.unisson.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets exchange them. */
class CsvTests {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static Csv.Table read(String text) {
        return Csv.read(Csv.text(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String written(Object... cells) {
        return new String(
                Csv.write(List.of("a", "b"), List.of(Arrays.asList(cells)), Language.EN), StandardCharsets.UTF_8);
    }

    @Property
    void whatIsWrittenIsWhatIsRead(@ForAll("tables") List<List<String>> table, @ForAll Language language) {
        List<String> head = List.of("first", "=second", "third;,");
        List<List<String>> lines = table.stream()
                .filter(line -> !line.stream().allMatch(String::isBlank))
                .toList();

        Csv.Table again = Csv.read(Csv.text(Csv.write(head, lines, language)));

        assertThat(again.head()).isEqualTo(head);
        assertThat(again.lines()).extracting(Csv.Line::cells).isEqualTo(lines);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars("=+-@'\"\t\r\n;,| aé€·œ\uFEFF\u202E\uD83D\uDD27\uFF1D".toCharArray())
                .ofMaxLength(8)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(20).filter(text -> text.codePoints()
                .noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF)));
        return Arbitraries.oneOf(nasty, anything).list().ofSize(3).list().ofMaxSize(6);
    }

    @Test
    void noCellStartsAFormula() {
        assertThat(written("=HYPERLINK(\"http://x\")", "+33"))
                .isEqualTo("\uFEFFa,b\r\n\"'=HYPERLINK(\"\"http://x\"\")\",'+33\r\n");
        assertThat(written("@SUM(A1)", "\tx")).contains("'@SUM(A1),").contains("'\tx");
        assertThat(written("'=1", "l’été")).contains("''=1,l’été");
    }

    @Test
    void numbersStayNumbers() {
        assertThat(written(-12, new BigDecimal("2.50"))).endsWith("-12,2.50\r\n");
        assertThat(new String(
                        Csv.write(List.of("a"), List.of(List.of(new BigDecimal("2.5"))), Language.FR),
                        StandardCharsets.UTF_8))
                .endsWith("2,5\r\n");
    }

    @Test
    void frenchFilesHaveSemicolonsAndEnglishOnesCommas() {
        assertThat(new String(Csv.write(List.of("a", "b"), List.of(), Language.FR), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFa;b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void readsTheEncodingsSpreadsheetsWrite(String encoding) {
        byte[] file = "nom;lieu\r\nÉpicerie « Verte Rive »;l’Œuvre\r\n".getBytes(Charset.forName(encoding));

        assertThat(Csv.read(Csv.text(file)).lines().get(0).cells())
                .containsExactly("Épicerie « Verte Rive »", "l’Œuvre");
    }

    @Test
    void leavesTheMarkAway() {
        assertThat(read("\uFEFFnom;lieu\nA;B").head()).containsExactly("nom", "lieu");
    }

    @Test
    void findsTheSeparatorInTheHeadOutsideQuotes() {
        assertThat(read("\"a;b;c;d\",e\n1,\"2;3\"").lines().get(0).cells()).containsExactly("1", "2;3");
        assertThat(read("a;\"b,c,d\"\n1,5;2").lines().get(0).cells()).containsExactly("1,5", "2");
        assertThat(read("a\tb\n1\t2").head()).containsExactly("a", "b");
        assertThat(read("\n;;\na,b;c;d\n1").head()).containsExactly("a,b", "c", "d");
    }

    @Test
    void countsRowsAsASpreadsheetDoes() {
        Csv.Table table = read("a;b\n\"line\none\";1\n\n;\nlast;2;\n");

        assertThat(table.lines()).extracting(Csv.Line::number).containsExactly(2, 5);
        assertThat(table.lines().get(0).cells()).containsExactly("line\none", "1");
        assertThat(table.lines().get(1).cell(7)).isEmpty();
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("csv-empty");
        assertThatThrownBy(() -> read(" \n\r\n;;\n")).hasMessageContaining("csv-empty");
        assertThatThrownBy(() -> read("a\0b")).hasMessageContaining("csv-no-text");
        assertThatThrownBy(() -> read("a;b\n\"never closed;1\n")).hasMessageContaining("csv-quotes");
        assertThatThrownBy(() -> read("a;b\n\"closed\" early;1\n")).hasMessageContaining("csv-quotes");
        assertThatThrownBy(() -> Csv.text("PK\u0003\u0004".getBytes(WINDOWS)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNSUPPORTED));
    }

    @Test
    void readsAHeadAlone() {
        assertThat(read("a;b").lines()).isEmpty();
    }
}
