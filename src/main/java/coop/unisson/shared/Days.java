package coop.unisson.shared;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as people write them; in French the first of a month is « 1er ». */
public final class Days {

    private Days() {}

    public static String of(LocalDate day, Locale locale) {
        return format(day, " MMMM yyyy", locale);
    }

    /** For a day whose year goes without saying. */
    public static String withoutYear(LocalDate day, Locale locale) {
        return format(day, " MMMM", locale);
    }

    private static String format(LocalDate day, String rest, Locale locale) {
        boolean first = day.getDayOfMonth() == 1 && Language.of(locale) == Language.FR;
        return DateTimeFormatter.ofPattern((first ? "d'er'" : "d") + rest, locale)
                .format(day);
    }
}
