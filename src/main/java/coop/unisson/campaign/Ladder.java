package coop.unisson.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Decisions;
import coop.unisson.shared.WorkingCalendar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Who hears of something that waits, and when: reads the process owner's table {@code reminders}, in working days. The
 * mornings that send reminders and the sentences that announce them both ask here.
 */
@Component
public class Ladder {

    /** Further from its day than this, in working days, nothing new happens. */
    private static final int FARTHEST = 20;

    /** In days; a month of weekends and holidays does not make {@link #FARTHEST} working days longer than this. */
    private static final int SURELY_FARTHER = 2 * FARTHEST;

    private static final int MOST = 10_000;

    private static final String DECISION = "reminders";

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final Decisions decisions;
    private final WorkingCalendar calendar;
    private final Cache<String, Map<Distance, Rung>> table =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();
    private final Cache<Step, Optional<LocalDate>> steps =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    Ladder(Decisions decisions, WorkingCalendar calendar) {
        this.decisions = decisions;
        this.calendar = calendar;
    }

    /** How far something is from its day and from its asking, in working days. */
    private record Distance(int left, int asked) {}

    private record Step(LocalDate asked, LocalDate due, LocalDate today, DaysOff off) {}

    /**
     * The rung reached on a day.
     *
     * @param asked the day it was asked
     * @param due the last day on which it is on time; on a day of rest the working day before counts
     * @param off when those who are asked do not work: nobody hears of anything then
     * @return empty when nobody hears of it that day
     */
    public Optional<Rung> rung(LocalDate asked, LocalDate due, LocalDate today, DaysOff off) {
        if (!calendar.isWorkingDay(today, off)) {
            return Optional.empty();
        }
        return Optional.ofNullable(table.get(DECISION, this::read)
                .get(new Distance(workingDays(today, due, off), age(asked, today, off))));
    }

    /** The next day on which somebody hears of it by itself; empty when the ladder has been climbed. */
    public Optional<LocalDate> next(LocalDate asked, LocalDate due, LocalDate today, DaysOff off) {
        return steps.get(new Step(asked, due, today, off), this::seek);
    }

    private Optional<LocalDate> seek(Step step) {
        LocalDate asked = step.asked();
        LocalDate due = step.due();
        Optional<Rung> present = rung(asked, due, step.today(), step.off());
        LocalDate nearest = due.minusDays(surelyFarther(step.off()));
        LocalDate last = due.plusDays(surelyFarther(step.off()));
        for (LocalDate day = later(step.today().plusDays(1), nearest); !day.isAfter(last); day = day.plusDays(1)) {
            Optional<Rung> rung = rung(asked, due, day, step.off());
            if (rung.isPresent() && !rung.equals(present)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** The whole table in one go: all distances that make a difference. */
    private Map<Distance, Rung> read(String decision) {
        List<Distance> distances = IntStream.rangeClosed(-FARTHEST, FARTHEST)
                .boxed()
                .flatMap(left -> IntStream.rangeClosed(0, FARTHEST).mapToObj(asked -> new Distance(left, asked)))
                .toList();
        List<List<Map<String, Object>>> rules = decisions.askAll(
                decision,
                distances.stream()
                        .map(distance -> Map.<String, Object>of(
                                "workingDaysLeft", distance.left(), "workingDaysAsked", distance.asked()))
                        .toList());
        Map<Distance, Rung> rungs = new HashMap<>();
        for (int i = 0; i < distances.size(); i++) {
            if (!rules.get(i).isEmpty()) {
                rungs.put(
                        distances.get(i),
                        Rung.valueOf(String.valueOf(rules.get(i).get(0).get("rung"))));
            }
        }
        return rungs;
    }

    private int age(LocalDate asked, LocalDate today, DaysOff off) {
        return Math.max(0, workingDays(asked, today, off));
    }

    private static int surelyFarther(DaysOff off) {
        return SURELY_FARTHER + off.frozenDays();
    }

    private int workingDays(LocalDate from, LocalDate to, DaysOff off) {
        long days = ChronoUnit.DAYS.between(from, to);
        return Math.abs(days) > surelyFarther(off)
                ? Long.signum(days) * FARTHEST
                : Math.max(-FARTHEST, Math.min(FARTHEST, calendar.workingDaysBetween(from, to, off)));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
