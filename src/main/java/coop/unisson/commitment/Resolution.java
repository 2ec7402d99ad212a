package coop.unisson.commitment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which promises hold, given that some wait for others. A promise holds when it waits for nothing, or when what it waits
 * for is promised by promises that hold: the least set that says of itself exactly this. More promises never make another
 * one stop holding, so the set is the same in whatever order one looks.
 *
 * <p>Promises that would hold if all of them did, and only wait for each other to begin, make a circle: nobody need go
 * first when they go together.
 */
final class Resolution {

    /**
     * A promise as far as others can wait for it.
     *
     * @param partner who makes it
     * @param channel where it reaches people; one channel of a partner reaches the same people each time
     * @param reach at least so many people
     * @param condition what it waits for; none where it waits for nothing, or no longer
     * @param alone whether its partner said no to going together
     */
    record Waiting(
            String id,
            String partner,
            Kind kind,
            String channel,
            long reach,
            @Nullable Condition condition,
            boolean alone) {}

    private final Map<String, Waiting> all;
    private final Set<String> holding;
    private final Tally tally;

    private Resolution(Map<String, Waiting> all, Set<String> holding) {
        this.all = all;
        this.holding = holding;
        this.tally = Tally.of(
                holding.stream().map(all::get).map(Objects::requireNonNull).toList());
    }

    static Resolution of(Collection<Waiting> promises) {
        Map<String, Waiting> all = new LinkedHashMap<>();
        promises.forEach(promise -> all.put(promise.id(), promise));
        return new Resolution(all, least(all.values()));
    }

    private static Set<String> least(Collection<Waiting> promises) {
        Tally tally = new Tally();
        Set<String> holding = new LinkedHashSet<>();
        List<Waiting> open = new ArrayList<>(promises);
        boolean more = true;
        while (more) {
            List<Waiting> met = open.stream().filter(tally::meets).toList();
            more = !met.isEmpty();
            met.forEach(promise -> {
                tally.add(promise);
                holding.add(promise.id());
            });
            open.removeAll(met);
        }
        return holding;
    }

    /** The ids of all promises that hold. */
    Set<String> holding() {
        return Set.copyOf(holding);
    }

    boolean holds(String id) {
        return holding.contains(id);
    }

    /** How far a promise's condition is from being met by the promises that hold; met where it has none. */
    Margin margin(Waiting promise) {
        return tally.margin(promise);
    }

    /** The circles of promises that wait for nothing but each other, each by its ids; the smallest, so that nobody is asked in vain. */
    Set<Set<String>> circles() {
        Map<String, Waiting> rest = together();
        Set<Set<String>> circles = new HashSet<>();
        while (!rest.isEmpty()) {
            Set<String> circle = circle(rest.keySet().iterator().next(), rest);
            circles.add(circle);
            rest.keySet().removeAll(back(circle, rest));
        }
        return circles;
    }

    /** Whether promises would hold if all of these did. */
    boolean wouldHold(Collection<String> together) {
        List<Waiting> these =
                together.stream().map(all::get).filter(Objects::nonNull).toList();
        Tally among = Tally.of(these);
        holding.forEach(id -> among.add(Objects.requireNonNull(all.get(id))));
        return these.size() == together.size() && these.stream().allMatch(among::meets);
    }

    /** What does not hold, and would if all of it did: the greatest such set without the least. */
    private Map<String, Waiting> together() {
        Map<String, Waiting> rest = all.values().stream()
                .filter(promise -> !promise.alone() && !holds(promise.id()))
                .collect(Collectors.toMap(Waiting::id, promise -> promise, (one, other) -> one, LinkedHashMap::new));
        boolean fewer = true;
        while (fewer) {
            Tally among = Tally.of(rest.values());
            holding.forEach(id -> among.add(Objects.requireNonNull(all.get(id))));
            fewer = rest.values().removeIf(promise -> !among.meets(promise));
        }
        return rest;
    }

    /** The circle everything from here leads to: all of it leads back to each of its promises. */
    private static Set<String> circle(String from, Map<String, Waiting> rest) {
        String start = from;
        while (true) {
            Set<String> ahead = reach(Set.of(start), rest, Resolution::awaits);
            Set<String> back = back(Set.of(start), rest);
            Set<String> beyond = new LinkedHashSet<>(ahead);
            beyond.removeAll(back);
            if (beyond.isEmpty()) {
                return ahead;
            }
            start = beyond.iterator().next();
        }
    }

    /** Everything that waits for these, directly or not, and these. */
    private static Set<String> back(Set<String> from, Map<String, Waiting> rest) {
        return reach(from, rest, (one, other) -> awaits(other, one));
    }

    private static Set<String> reach(Set<String> from, Map<String, Waiting> rest, BiPredicate<Waiting, Waiting> leads) {
        Set<String> seen = new LinkedHashSet<>(from);
        Deque<String> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            Waiting one = Objects.requireNonNull(rest.get(next.pop()));
            for (Waiting other : rest.values()) {
                if (!seen.contains(other.id()) && leads.test(one, other)) {
                    seen.add(other.id());
                    next.add(other.id());
                }
            }
        }
        return seen;
    }

    /** Whether another promise is of those one waits for. */
    private static boolean awaits(Waiting one, Waiting other) {
        if (one.partner().equals(other.partner())) {
            return false;
        }
        Condition condition = one.condition();
        if (condition instanceof Condition.OfPartner of) {
            return of.partner().equals(other.partner()) && one.kind() == other.kind();
        }
        if (condition instanceof Condition.OfCount) {
            return one.kind() == other.kind();
        }
        return condition instanceof Condition.OfReach && other.reach() > 0;
    }

    /** What a set of promises amounts to. */
    private static final class Tally {

        private final Map<Kind, Set<String>> partners = new EnumMap<>(Kind.class);
        private final Map<String, Map<String, Long>> reach = new HashMap<>();

        static Tally of(Collection<Waiting> promises) {
            Tally tally = new Tally();
            promises.forEach(tally::add);
            return tally;
        }

        void add(Waiting promise) {
            partners.computeIfAbsent(promise.kind(), kind -> new HashSet<>()).add(promise.partner());
            reach.computeIfAbsent(promise.partner(), partner -> new HashMap<>())
                    .merge(promise.channel(), promise.reach(), Math::max);
        }

        boolean meets(Waiting promise) {
            return margin(promise).isMet();
        }

        Margin margin(Waiting promise) {
            Condition condition = promise.condition();
            if (condition instanceof Condition.OfPartner of) {
                boolean does = !of.partner().equals(promise.partner())
                        && alike(promise).contains(of.partner());
                return new Margin(does ? 1 : 0, 1);
            }
            if (condition instanceof Condition.OfCount of) {
                long others = alike(promise).stream()
                        .filter(partner -> !partner.equals(promise.partner()))
                        .count();
                return new Margin(others, of.partners());
            }
            if (condition instanceof Condition.OfReach of) {
                return new Margin(reachWithout(promise.partner()), of.people());
            }
            return condition instanceof Condition.OfWords ? new Margin(0, 1) : new Margin(0, 0);
        }

        private Set<String> alike(Waiting promise) {
            return partners.getOrDefault(promise.kind(), Set.of());
        }

        private long reachWithout(String partner) {
            return reach.entrySet().stream()
                    .filter(other -> !other.getKey().equals(partner))
                    .flatMap(other -> other.getValue().values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
