package coop.unisson.shared;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How long each named wait may take, in working days, as the process owner wrote it in {@code processes/delays.dmn}. */
@Component
public class Delays {

    /** Every wait that has a row; a table without one of them is refused when it is deployed. */
    public enum Delay {
        /** From the day a tension is raised to the day the coordination has decided. */
        SETTLE_TENSION,
        /** From the day a partner objects to the charter to the day it has an answer. */
        ANSWER_OBJECTION,
        /** From the day somebody asks to join to the day they have an answer. */
        ANSWER_APPLICATION,
        /** For whoever is asked something after its day has passed. */
        ANSWER_LATE,
        /** Until somebody is reminded who answered « later ». */
        REMIND_LATER,
        /** For the coordination to say how to go on when a stage is late or a partner has left. */
        DECIDE_DEADLINE,
        /** During which a late stage is not asked about again. */
        BE_PATIENT,
        /** During the run, from the day a signature lapses to the day its partner has signed again. */
        SIGN_AGAIN,
        /** After its last day, for the answer of somebody named in a promise, before the promise goes on without it. */
        AWAIT_ANSWER;

        /** The row's name in the table. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The decision's id. */
    public static final String TABLE = "delays";

    /** Longer than any campaign; a table that says more is read as this. */
    private static final int LONGEST = 500;

    private final Decisions decisions;
    private final WorkingCalendar calendar;

    Delays(Decisions decisions, WorkingCalendar calendar) {
        this.decisions = decisions;
        this.calendar = calendar;
    }

    /** The last day of a wait of the coordination's that begins on a day, which itself does not count. */
    public LocalDate lastDay(Delay delay, LocalDate begins) {
        return lastDay(delay, begins, DaysOff.HOME);
    }

    /** As {@link #lastDay(Delay, LocalDate)}, by a partner's own working days. */
    public LocalDate lastDay(Delay delay, LocalDate begins, DaysOff off) {
        return calendar.plusWorkingDays(begins, workingDays(delay), off);
    }

    /**
     * @throws IllegalStateException when the table has no row for it
     */
    private int workingDays(Delay delay) {
        List<Map<String, Object>> rows = decisions.ask(TABLE, Map.of("delay", delay.key()));
        if (rows.isEmpty() || !(rows.get(0).get("workingDays") instanceof Number days)) {
            throw new IllegalStateException("no delay called " + delay.key());
        }
        return Math.min(Math.max(days.intValue(), 0), LONGEST);
    }
}
