package coop.unisson.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing the campaign needs of all its partners together.
 *
 * @param amount how many times, hours, introductions, euros, days or weeks, as {@code of} says
 * @param about the channel, the people or the place it must be for; null where any will do
 */
@Embeddable
public record Need(
        @Enumerated(EnumType.STRING) @Column(name = "of_what")
        Of of,

        int amount,
        @Nullable String about) {

    /** What is needed, each with its unit. */
    public enum Of {
        /** Times something is published on a partner's own channel. */
        OWN_CHANNEL,
        CO_CREATION,
        OWN_INITIATIVE,
        /** Weeks of the run in which something happens. */
        WEEKS,
        HOURS,
        INTRODUCTIONS,
        EUROS,
        SKILL_DAYS
    }

    /**
     * What a campaign usually needs, from its run alone: something in every week, one act on an own channel of each partner,
     * one co-creation for two, and the hours it asks for.
     */
    public static List<Need> usual(Schedule schedule, int hoursPerWeek, int partners) {
        int weeks = weeks(schedule.runStart(), schedule.runEnd());
        int circle = Math.max(2, partners);
        return List.of(
                new Need(Of.WEEKS, weeks, null),
                new Need(Of.OWN_CHANNEL, circle, null),
                new Need(Of.CO_CREATION, (circle + 1) / 2, null),
                new Need(Of.HOURS, Math.max(1, hoursPerWeek * weeks * circle), null));
    }

    /** How many calendar weeks, from Monday to Sunday, a run touches. */
    private static int weeks(LocalDate first, LocalDate last) {
        LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return (int) ChronoUnit.WEEKS.between(monday, last) + 1;
    }
}
