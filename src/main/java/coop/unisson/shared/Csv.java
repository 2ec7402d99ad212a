package coop.unisson.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Tables as spreadsheets take them: written as RFC 4180 has it, in UTF-8 with a mark and with the separator Excel expects in
 * the reader's language. A text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
public final class Csv {

    private static final char MARK = '\uFEFF';

    /** What makes a spreadsheet compute, in full width too; after apostrophes, so that those are kept apart from ours. */
    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private Csv() {}

    /** Writes a table: numbers as numbers, everything else as text. */
    public static byte[] write(
            List<String> head, List<? extends List<? extends @Nullable Object>> lines, Language language) {
        StringBuilder text = new StringBuilder().append(MARK);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(language == Language.FR ? ';' : ',')
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord(head.stream().map(Csv::guarded).toList());
            for (List<? extends @Nullable Object> line : lines) {
                printer.printRecord(
                        line.stream().map(value -> cell(value, language)).collect(Collectors.toList()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(@Nullable Object value, Language language) {
        if (value instanceof BigDecimal number) {
            String plain = number.toPlainString();
            return language == Language.FR ? plain.replace('.', ',') : plain;
        }
        return value instanceof Number ? value.toString() : value == null ? "" : guarded(value.toString());
    }

    private static String guarded(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
