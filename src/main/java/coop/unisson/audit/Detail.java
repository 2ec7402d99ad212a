package coop.unisson.audit;

import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One particular of an entry: an id or a value with what it is, never a sentence. What it is called is looked up when
 * somebody reads it.
 */
public record Detail(Type type, String value) {

    /** What a value is. */
    public enum Type {
        /** A form, or a step a process owner drew, by its element id. */
        STEP,
        STAGE,
        GATE,
        STANDING,
        LAPSE,
        HANDED,
        RUNG,
        ROLE,
        PERSON,
        DAY,
        /** One date of a campaign that moved: {@code field=before>after}. */
        MOVE,
        NUMBER,
        EXPORT,
        /** What was done past our own pages, as the engine's operation log names it. */
        OPERATION,
        /** What sort of thing it was done to, as the engine's operation log names it. */
        ENTITY,
        /** The name of a file. */
        FILE
    }

    private static final String BETWEEN = "|";

    /** More than a file's name needs. */
    private static final int LONGEST = 200;

    public Detail {
        value = value.replace(BETWEEN, "");
        value = value.substring(0, Math.min(value.length(), LONGEST));
    }

    public static Detail step(String element) {
        return new Detail(Type.STEP, element);
    }

    public static Detail person(PersonId person) {
        return new Detail(Type.PERSON, person.value());
    }

    public static Detail day(LocalDate day) {
        return new Detail(Type.DAY, day.toString());
    }

    public static Detail file(String name) {
        return new Detail(Type.FILE, name);
    }

    /** @param field the date's, as {@code Schedule} names it */
    static Detail move(String field, LocalDate before, LocalDate after) {
        return new Detail(Type.MOVE, field + "=" + before + ">" + after);
    }

    static Detail number(int number) {
        return new Detail(Type.NUMBER, Integer.toString(number));
    }

    static Detail of(Type type, Enum<?> value) {
        return new Detail(type, value.name());
    }

    static String write(List<Detail> details) {
        return details.stream()
                .map(detail -> detail.type() + ":" + detail.value())
                .collect(Collectors.joining(BETWEEN));
    }

    static List<Detail> read(String written) {
        return Arrays.stream(written.split("\\|"))
                .filter(part -> !part.isEmpty())
                .map(part -> new Detail(
                        Type.valueOf(part.substring(0, part.indexOf(':'))), part.substring(part.indexOf(':') + 1)))
                .toList();
    }
}
