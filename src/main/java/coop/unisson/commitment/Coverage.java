package coop.unisson.commitment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where, for whom, in which places and weeks something is promised: one cell for each channel, public, territory and week in
 * which anybody does something others see. What is empty is a blind spot, or a choice.
 */
public final class Coverage {

    /** What is compared; any two of them make a picture. */
    public enum Axis {
        CHANNEL,
        AUDIENCE,
        TERRITORY,
        WEEK
    }

    /**
     * One row or column.
     *
     * @param key the same for everything that names the same thing; empty where nobody said
     * @param shown as most wrote it; a week's Monday as an ISO date
     * @param alsoWritten how others wrote it
     */
    public record Value(String key, String shown, List<String> alsoWritten) {

        public boolean isUnsaid() {
            return key.isEmpty();
        }
    }

    /**
     * Two axes with how many promises lie in each crossing, those with most first, weeks in their order.
     *
     * @param counts by row, then by column
     * @param rowsLeftOut how many rows there are beside those shown
     */
    public record Plane(
            List<Value> rows, List<Value> columns, List<List<Integer>> counts, int rowsLeftOut, int columnsLeftOut) {}

    private record Cell(String channel, String audience, String territory, String week) {

        String on(Axis axis) {
            return switch (axis) {
                case CHANNEL -> channel;
                case AUDIENCE -> audience;
                case TERRITORY -> territory;
                case WEEK -> week;
            };
        }
    }

    private final Set<LocalDate> run;
    private final Map<Cell, Integer> cells = new HashMap<>();
    private final Map<Axis, Map<String, Map<String, Integer>>> spellings = new HashMap<>();

    private Coverage(Set<LocalDate> run) {
        this.run = run;
    }

    /** From what is promised; only what people outside will see, and only inside the run. */
    static Coverage of(Collection<Offer> offers, LocalDate runStart, LocalDate runEnd) {
        Coverage coverage = new Coverage(weeks(runStart, runEnd));
        offers.stream().filter(Offer::isPublic).forEach(coverage::add);
        return coverage;
    }

    /** The Mondays of all weeks a run touches. */
    static Set<LocalDate> weeks(LocalDate runStart, LocalDate runEnd) {
        return Stream.iterate(Offer.monday(runStart), monday -> monday.plusWeeks(1))
                .takeWhile(monday -> !monday.isAfter(runEnd))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void add(Offer offer) {
        String channel = spelled(Axis.CHANNEL, offer.channel());
        String audience = spelled(Axis.AUDIENCE, offer.audience());
        String territory = spelled(Axis.TERRITORY, offer.territory());
        offer.weeks().stream()
                .filter(run::contains)
                .forEach(week -> cells.merge(new Cell(channel, audience, territory, week.toString()), 1, Integer::sum));
    }

    private String spelled(Axis axis, @Nullable String written) {
        String key = Term.key(written);
        spellings
                .computeIfAbsent(axis, of -> new HashMap<>())
                .computeIfAbsent(key, of -> new TreeMap<>())
                .merge(written == null ? "" : written.strip(), 1, Integer::sum);
        return key;
    }

    /** Two different axes against each other. */
    public Plane plane(Axis rows, Axis columns, int most) {
        List<String> across = keys(columns);
        List<String> down = keys(rows);
        List<String> shownDown = shown(rows, down, most);
        List<String> shownAcross = shown(columns, across, most);
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        cells.forEach((cell, count) -> counts.computeIfAbsent(cell.on(rows), of -> new HashMap<>())
                .merge(cell.on(columns), count, Integer::sum));
        return new Plane(
                shownDown.stream().map(key -> value(rows, key)).toList(),
                shownAcross.stream().map(key -> value(columns, key)).toList(),
                shownDown.stream()
                        .map(row -> shownAcross.stream()
                                .map(column ->
                                        counts.getOrDefault(row, Map.of()).getOrDefault(column, 0))
                                .toList())
                        .toList(),
                down.size() - shownDown.size(),
                across.size() - shownAcross.size());
    }

    /** Weeks in their order, everything else by how much there is of it, what nobody said last. */
    private List<String> keys(Axis axis) {
        if (axis == Axis.WEEK) {
            return run.stream().map(LocalDate::toString).toList();
        }
        Map<String, Integer> sums = new TreeMap<>();
        cells.forEach((cell, count) -> sums.merge(cell.on(axis), count, Integer::sum));
        return sums.keySet().stream()
                .sorted(Comparator.comparing(String::isEmpty)
                        .thenComparing(key -> -sums.getOrDefault(key, 0))
                        .thenComparing(Function.identity()))
                .toList();
    }

    private List<String> shown(Axis axis, List<String> keys, int most) {
        if (keys.size() <= most || axis != Axis.WEEK) {
            return keys.stream().limit(most).toList();
        }
        Map<String, Integer> sums = new HashMap<>();
        cells.forEach((cell, count) -> sums.merge(cell.week(), count, Integer::sum));
        return keys.stream()
                .sorted(Comparator.comparing((String week) -> -sums.getOrDefault(week, 0)))
                .limit(most)
                .sorted()
                .toList();
    }

    private Value value(Axis axis, String key) {
        if (axis == Axis.WEEK) {
            return new Value(key, key, List.of());
        }
        List<String> written = spellings.getOrDefault(axis, Map.of()).getOrDefault(key, Map.of()).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return written.isEmpty()
                ? new Value(key, key, List.of())
                : new Value(key, written.get(0), written.subList(1, written.size()));
    }

    /**
     * What nobody covers.
     *
     * @param axis {@link Axis#WEEK} for weeks in which nothing happens at all, otherwise whose weeks they are
     * @param value what is not covered then; a week itself where nothing happens at all
     * @param weeks the Mondays, in order
     */
    public record Gap(Axis axis, Value value, List<LocalDate> weeks) {}

    /** Weeks without anything first, then each public and place named by somebody that hears nothing in some weeks. */
    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        Set<String> covered = cells.keySet().stream().map(Cell::week).collect(Collectors.toSet());
        run.stream()
                .filter(week -> !covered.contains(week.toString()))
                .forEach(week -> gaps.add(new Gap(Axis.WEEK, value(Axis.WEEK, week.toString()), List.of(week))));
        for (Axis axis : List.of(Axis.AUDIENCE, Axis.TERRITORY)) {
            for (String key : keys(axis)) {
                Set<String> reached = cells.keySet().stream()
                        .filter(cell -> cell.on(axis).equals(key))
                        .map(Cell::week)
                        .collect(Collectors.toSet());
                List<LocalDate> silent = run.stream()
                        .filter(week -> covered.contains(week.toString()))
                        .filter(week -> !reached.contains(week.toString()))
                        .toList();
                if (!key.isEmpty() && !silent.isEmpty()) {
                    gaps.add(new Gap(axis, value(axis, key), silent));
                }
            }
        }
        return gaps;
    }
}
