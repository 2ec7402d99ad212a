package coop.unisson.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as campaigns count them, in {@link ShiftedClock#ZONE}, and as people write them; in French the first is « 1er ». */
public final class Days {

    private Days() {}

    /** The day it is where campaigns live, whatever zone the clock names. */
    public static LocalDate today(Clock clock) {
        return of(clock.instant());
    }

    /** The day a moment falls on where campaigns live. */
    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ShiftedClock.ZONE);
    }

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
