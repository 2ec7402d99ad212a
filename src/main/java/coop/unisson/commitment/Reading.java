package coop.unisson.commitment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the words of one promise say by themselves.
 *
 * @param vague whether something vague is promised and nothing concrete is
 * @param object whether anything more than the campaign itself is named
 * @param counted whether a format or a number is named
 * @param channel the channel or place named, in the writer's own words
 * @param format the format named, in the writer's own words
 * @param quantity the number named, when it is one
 * @param hours whether that number counts hours
 * @param days the days named, as day and month; the year is the campaign's
 * @param dated whether a day is named at all, such as « chaque lundi »
 * @param people whether a number of people is named
 * @param person whether somebody is named
 * @param hedge the reserve as it is written
 * @param approximation the approximate quantity as it is written
 * @param outside what is not in the writer's hands, as it is written
 * @param team who is nobody in particular, as the one who acts
 * @param nothing whether nothing is promised, clearly
 * @param awaited whose doing the promise waits for, as it is written
 */
record Reading(
        boolean vague,
        boolean object,
        boolean counted,
        @Nullable String channel,
        @Nullable String format,
        @Nullable Integer quantity,
        boolean hours,
        List<Day> days,
        boolean range,
        boolean dated,
        boolean people,
        boolean person,
        @Nullable String hedge,
        @Nullable String approximation,
        @Nullable String outside,
        @Nullable String team,
        boolean nothing,
        @Nullable String awaited) {

    /** A day of some year. */
    record Day(int day, int month) {

        /** That day in the year it falls into a run, or the run's first year. */
        @Nullable
        LocalDate near(LocalDate runStart) {
            try {
                LocalDate date = LocalDate.of(runStart.getYear(), month, day);
                return date.isBefore(runStart.minusMonths(6)) ? date.plusYears(1) : date;
            } catch (java.time.DateTimeException noSuchDay) {
                return null;
            }
        }
    }

    /** How many of channel, form, day and person are missing when there are these words only. */
    int missing() {
        return (channel == null ? 1 : 0) + (counted ? 0 : 1) + (dated ? 0 : 1) + (person ? 0 : 1);
    }

    /** Vague for want of everything else: no channel, no form, no day in the words. */
    boolean saysNothingElse() {
        return vague && !counted && channel == null && !dated;
    }

    /** Vague though some of the rest is said: nothing is named that would be communicated or shared. */
    boolean staysVague() {
        return vague && !object && !counted && !(channel != null && dated);
    }
}
