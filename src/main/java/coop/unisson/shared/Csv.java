package coop.unisson.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tables as spreadsheets exchange them. Read in the encodings and with the separators Excel and others write; written as RFC
 * 4180 has it, in UTF-8 with a mark and with the separator Excel expects in the reader's language. A text that a spreadsheet would take for
 * a formula gets an apostrophe in front, which reading takes away again: what was written is what is read.
 */
public final class Csv {

    /** The largest file, in bytes; also what the column holds that keeps it until it is confirmed. */
    public static final int LARGEST = 1024 * 1024;

    private static final char MARK = '\uFEFF';
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SEPARATORS = ";,\t";

    /** What makes a spreadsheet compute, in full width too; after apostrophes, so that those are kept apart from ours. */
    private static final Pattern FORMULA =
            Pattern.compile("'*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private static final Pattern GUARDED = Pattern.compile("'" + FORMULA.pattern(), Pattern.DOTALL);

    /** A table as it was read; the first line that is not empty is its head. */
    public record Table(List<String> head, List<Line> lines) {}

    /** @param number of the row as a spreadsheet counts it, from 1 with the head */
    public record Line(int number, List<String> cells) {

        /** Empty where the line is shorter. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    private Csv() {}

    /**
     * The text of a file: by its mark, or UTF-8 where it is that throughout, or Windows-1252.
     *
     * @throws Problem 415 when it is a spreadsheet's own format, 422 when it is empty or no text
     */
    public static String text(byte[] file) {
        if (startsWith(file, 'P', 'K', 3, 4) || startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw Problem.unsupported("csv-only");
        }
        String text = decode(file);
        String plain = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        if (plain.isBlank()) {
            throw Problem.unreadable("csv-empty");
        }
        if (plain.indexOf('\0') >= 0) {
            throw Problem.unreadable("csv-no-text");
        }
        return plain;
    }

    private static String decode(byte[] file) {
        if (startsWith(file, 0xFF, 0xFE) || startsWith(file, 0xFE, 0xFF)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(file, WINDOWS);
        }
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a table.
     *
     * @throws Problem 422 when there is no head, or a quotation mark that never closes
     */
    public static Table read(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<Line> lines = new ArrayList<>();
            for (CSVRecord written : parser) {
                Line line = new Line(
                        (int) written.getRecordNumber(),
                        written.stream().map(Csv::plain).toList());
                if (!line.isBlank()) {
                    lines.add(line);
                }
            }
            if (lines.isEmpty()) {
                throw Problem.unreadable("csv-empty");
            }
            return new Table(
                    lines.get(0).cells().stream().map(String::strip).toList(),
                    List.copyOf(lines.subList(1, lines.size())));
        } catch (UncheckedIOException | IOException | IllegalStateException unreadable) {
            throw Problem.unreadable("csv-quotes");
        }
    }

    /** The one that stands most often in the first line with words, outside quotation marks. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean words = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                if (words) {
                    break;
                }
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                counts[SEPARATORS.indexOf(c)]++;
            } else {
                words |= !Character.isWhitespace(c);
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

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

    private static String plain(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
