package coop.unisson.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record as a column of a {@link Sheet}.
 *
 * @param field its name in the document of the record
 * @param kind how its cells are written and read
 * @param choices what a choice is among
 */
public record Column(String field, Kind kind, List<String> choices) {

    /** How a cell is written and read; with an S, several values in one cell, separated by a bar. */
    public enum Kind {
        TEXT,
        NUMBER,
        DAY,
        DAYS,
        CHOICE,
        NAME,
        NAMES
    }

    /**
     * How the reader's language and campaign read a cell.
     *
     * @param dayFirst whether 5/10 is the fifth of October without a doubt
     * @param choice the constant a word stands for, in either language
     * @param name the id a name stands for
     */
    record Reader(boolean dayFirst, Function<String, @Nullable String> choice, Function<String, String> name) {}

    /** How a cell is written, in words the reader's language and campaign know. */
    record Writer(Function<String, String> choice, Function<String, String> name) {}

    /** What keeps a cell from being read, as the code of a flaw. */
    static final class Unread extends Exception {

        private final Flaw flaw;

        Unread(String code, Object... args) {
            this.flaw = Flaw.block("", code, args);
        }

        Flaw in(String field) {
            return new Flaw(field, flaw.code(), flaw.args(), flaw.severity(), flaw.fill());
        }
    }

    private static final Pattern DAY_MONTH_YEAR = Pattern.compile("(\\d{1,2})([/.\\-])(\\d{1,2})\\2(\\d{2}|\\d{4})");
    private static final Pattern YEAR_MONTH_DAY =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]00:00(?::00)?)?");
    private static final Pattern WITHOUT_YEAR = Pattern.compile("\\d{1,2}[/.\\-]\\d{1,2}");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    private static final int MONTHS = 12;
    private static final int CENTURY = 2000;

    public static Column text(String field) {
        return new Column(field, Kind.TEXT, List.of());
    }

    public static Column number(String field) {
        return new Column(field, Kind.NUMBER, List.of());
    }

    public static Column day(String field) {
        return new Column(field, Kind.DAY, List.of());
    }

    public static Column days(String field) {
        return new Column(field, Kind.DAYS, List.of());
    }

    public static Column choice(String field, Enum<?>[] among) {
        return new Column(field, Kind.CHOICE, Stream.of(among).map(Enum::name).toList());
    }

    /** Something that has a name for people and an id, such as another partner. */
    public static Column name(String field) {
        return new Column(field, Kind.NAME, List.of());
    }

    public static Column names(String field) {
        return new Column(field, Kind.NAMES, List.of());
    }

    /** The value as {@link Csv} writes it. */
    @Nullable
    Object write(@Nullable JsonNode value, Writer writer) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        return switch (kind) {
            case TEXT, DAY -> value.asText();
            case NUMBER -> value.isIntegralNumber() ? value.bigIntegerValue() : value.decimalValue();
            case CHOICE -> writer.choice().apply(value.asText());
            case NAME -> writer.name().apply(value.asText());
            case DAYS -> joined(value, Function.identity());
            case NAMES -> joined(value, writer.name());
        };
    }

    private static String joined(JsonNode values, Function<String, String> word) {
        return String.join(
                " | ",
                StreamSupport.stream(values.spliterator(), false)
                        .map(value ->
                                word.apply(value.asText()).replace("\\", "\\\\").replace("|", "\\|"))
                        .toList());
    }

    /** What a cell that is not empty stands for. */
    JsonNode read(String cell, Reader reader) throws Unread {
        return switch (kind) {
            case TEXT -> readText(cell, Function.identity());
            case NUMBER -> readNumber(cell);
            case DAY -> JsonNodeFactory.instance.textNode(day(cell.strip(), reader));
            case CHOICE -> choice(cell.strip(), reader);
            case NAME -> readText(cell.strip(), reader.name());
            case DAYS -> {
                ArrayNode days = JsonNodeFactory.instance.arrayNode();
                for (String one : split(cell)) {
                    days.add(day(one, reader));
                }
                yield days;
            }
            case NAMES -> {
                ArrayNode names = JsonNodeFactory.instance.arrayNode();
                split(cell).forEach(one -> names.add(reader.name().apply(one)));
                yield names;
            }
        };
    }

    private static JsonNode readText(String text, Function<String, String> read) throws Unread {
        if (!FormCodec.isStorable(text)) {
            throw new Unread("control-characters");
        }
        return JsonNodeFactory.instance.textNode(read.apply(text));
    }

    /** As it was typed, for the form's own reading of numbers; only what could be a thousand or a fraction is not guessed. */
    private static JsonNode readNumber(String cell) throws Unread {
        String digits = cell.replaceAll("[\\s\u00A0\u202F]", "");
        if (THOUSANDS.matcher(digits).matches()) {
            throw new Unread("number-ambiguous", digits, digits.replaceAll("[.,]", ""));
        }
        return JsonNodeFactory.instance.textNode(digits);
    }

    private static JsonNode choice(String cell, Reader reader) throws Unread {
        String constant = reader.choice().apply(cell);
        if (constant == null) {
            throw new Unread("choice");
        }
        return JsonNodeFactory.instance.textNode(constant);
    }

    private static List<String> split(String cell) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length()) {
                part.append(cell.charAt(++i));
            } else if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    /** In the form's own writing. A day that could be two is never guessed. */
    private static String day(String cell, Reader reader) throws Unread {
        try {
            Matcher parts = YEAR_MONTH_DAY.matcher(cell);
            if (parts.matches()) {
                return day(parts.group(1), parts.group(2), parts.group(3)).toString();
            }
            parts = DAY_MONTH_YEAR.matcher(cell);
            if (parts.matches()) {
                return day(parts, parts.group(2).equals("/") && !reader.dayFirst())
                        .toString();
            }
        } catch (DateTimeException noSuchDay) {
            throw new Unread("date-unread", shortened(cell));
        }
        throw new Unread(WITHOUT_YEAR.matcher(cell).matches() ? "date-year" : "date-unread", shortened(cell));
    }

    private static LocalDate day(Matcher parts, boolean eitherWay) throws Unread {
        int first = Integer.parseInt(parts.group(1));
        int second = Integer.parseInt(parts.group(3));
        String year = parts.group(4);
        if (eitherWay && first <= MONTHS && second <= MONTHS && first != second) {
            throw new Unread(
                    "date-ambiguous",
                    parts.group(),
                    day(year, parts.group(3), parts.group(1)).toString(),
                    day(year, parts.group(1), parts.group(3)).toString());
        }
        return eitherWay && second > MONTHS
                ? day(year, parts.group(1), parts.group(3))
                : day(year, parts.group(3), parts.group(1));
    }

    private static LocalDate day(String year, String month, String day) {
        int number = Integer.parseInt(year);
        return LocalDate.of(
                year.length() == 2 ? CENTURY + number : number, Integer.parseInt(month), Integer.parseInt(day));
    }

    private static String shortened(String cell) {
        return cell.length() > 40 ? cell.substring(0, 40) + "…" : cell;
    }

    /** The same whatever capitals, accents, spaces and marks it is written with. */
    static String comparable(String word) {
        return java.text.Normalizer.normalize(
                        word.replace("œ", "oe").replace("Œ", "oe"), java.text.Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
