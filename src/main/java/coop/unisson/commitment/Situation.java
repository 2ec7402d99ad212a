package coop.unisson.commitment;

import coop.unisson.commitment.Resolution.Waiting;
import coop.unisson.shared.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who promised what so far in one campaign, who was asked to go together or without waiting, and which promises hold
 * therefore. Only lists that were sent and that everybody named agreed to are in it.
 */
final class Situation {

    /** What a promise waits for, and how far that is. */
    record Wait(Commitment commitment, Condition condition, Margin margin, boolean holds, boolean together) {}

    private final Map<String, Commitment> promised = new LinkedHashMap<>();
    private final Map<String, List<Nomination>> circles = new HashMap<>();
    private final Map<String, List<Nomination>> asked = new HashMap<>();
    private final Set<String> waitingLists;
    private final Resolution resolution;

    /**
     * @param promised by everybody who is in
     * @param asked about conditions, also those whose answer is no longer needed
     * @param waiting the engagement ids of those whose lists wait for others
     */
    Situation(Collection<Commitment> promised, Collection<Nomination> asked, Set<String> waiting) {
        promised.forEach(commitment -> this.promised.put(commitment.id().value(), commitment));
        asked.forEach(nomination -> {
            this.asked
                    .computeIfAbsent(nomination.commitment().value(), commitment -> new ArrayList<>())
                    .add(nomination);
            nomination.circle().ifPresent(circle -> circles.computeIfAbsent(circle, id -> new ArrayList<>())
                    .add(nomination));
        });
        this.waitingLists = waiting;
        this.resolution = Resolution.of(promised.stream().map(this::waiting).toList());
    }

    /** The same with what a partner is about to promise in place of what it has promised. */
    Situation with(String partner, Collection<Commitment> instead) {
        List<Commitment> all = new ArrayList<>(promised.values().stream()
                .filter(commitment -> !commitment.engagement().value().equals(partner))
                .toList());
        all.addAll(instead);
        Set<String> waiting = new HashSet<>(waitingLists);
        waiting.add(partner);
        return new Situation(all, asked.values().stream().flatMap(List::stream).toList(), waiting);
    }

    private Waiting waiting(Commitment commitment) {
        Condition condition = open(commitment);
        return waiting(commitment, condition, condition != null && !mayGoTogether(commitment));
    }

    private static Waiting waiting(Commitment commitment, @Nullable Condition condition, boolean alone) {
        return new Waiting(
                commitment.id().value(),
                commitment.engagement().value(),
                commitment.kind().orElse(Kind.OWN_INITIATIVE),
                Tongue.fold(Words.of(commitment.channel().orElse(""))),
                commitment.reach().map(Reach::atLeast).orElse(0),
                condition,
                alone);
    }

    /** What it still waits for: nothing once it was taken back, or everybody of its circle said yes. */
    private @Nullable Condition open(Commitment commitment) {
        return commitment.isUnconditional() || isTogether(commitment)
                ? null
                : Condition.of(commitment.promise()).orElse(null);
    }

    private boolean mayGoTogether(Commitment commitment) {
        return waitingLists.contains(commitment.engagement().value())
                && askedAbout(commitment, Part.TOGETHER)
                        .noneMatch(nomination -> nomination.answered() && !nomination.accepted());
    }

    /** Whether everybody in its circle said yes and is still there. */
    boolean isTogether(Commitment commitment) {
        return askedAbout(commitment, Part.TOGETHER)
                .flatMap(nomination -> nomination.circle().stream())
                .anyMatch(circle -> circles.getOrDefault(circle, List.of()).stream()
                        .allMatch(nomination -> nomination.stands()
                                && promised.containsKey(nomination.commitment().value())));
    }

    private Stream<Nomination> askedAbout(Commitment commitment, Part part) {
        return asked.getOrDefault(commitment.id().value(), List.of()).stream()
                .filter(nomination -> nomination.part() == part && !nomination.hasLapsed());
    }

    boolean holds(Commitment commitment) {
        return resolution.holds(commitment.id().value());
    }

    /** Whether its partner said that it would rather look at it again than go without waiting. */
    boolean isDeclined(Commitment commitment) {
        return askedAbout(commitment, Part.REGARDLESS)
                .anyMatch(nomination -> nomination.answered() && !nomination.accepted());
    }

    /** What was asked about its condition and waits for an answer. */
    Optional<Nomination> openQuestion(Commitment commitment) {
        return asked.getOrDefault(commitment.id().value(), List.of()).stream()
                .filter(Nomination::isOpen)
                .findFirst();
    }

    /** The promises of a circle somebody is asked about. */
    List<Commitment> circle(String circle) {
        return circles.getOrDefault(circle, List.of()).stream()
                .map(nomination -> promised.get(nomination.commitment().value()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How many of those a promise is asked to go together with have not said yes yet; 0 where nobody is asked any more. */
    int yesMissing(Commitment commitment) {
        return askedAbout(commitment, Part.TOGETHER)
                .flatMap(nomination -> nomination.circle().stream())
                .map(circle -> circles.getOrDefault(circle, List.of()))
                .filter(circle -> circle.stream().allMatch(nomination -> nomination.stands() || nomination.isOpen()))
                .mapToInt(circle ->
                        (int) circle.stream().filter(Nomination::isOpen).count())
                .max()
                .orElse(0);
    }

    /** Whether a circle that is being asked would still hold if all of it said yes, and is none the worse for whoever came since. */
    boolean mayStillClose(String circle, Set<String> found) {
        Set<String> ids = circles.getOrDefault(circle, List.of()).stream()
                .map(nomination -> nomination.commitment().value())
                .collect(Collectors.toSet());
        return found.containsAll(ids) && resolution.wouldHold(ids);
    }

    Collection<Commitment> promised() {
        return promised.values();
    }

    Set<Set<String>> circles() {
        return resolution.circles();
    }

    /** The promises that wait for something others decide on and that nobody has given up. */
    List<Commitment> waiting() {
        return promised.values().stream()
                .filter(commitment ->
                        waitingLists.contains(commitment.engagement().value()))
                .filter(this::isWaiting)
                .toList();
    }

    /** Whether it waits for something others decide on. */
    boolean isWaiting(Commitment commitment) {
        Condition condition = open(commitment);
        return condition != null && condition.isSeenHere() && !holds(commitment) && !isDeclined(commitment);
    }

    /** What a promise waits for; none where it never waited for what others decide on. */
    Optional<Wait> wait(Commitment commitment) {
        return Condition.seenHere(commitment.promise())
                .map(condition -> new Wait(
                        commitment,
                        condition,
                        resolution.margin(waiting(commitment, condition, false)),
                        holds(commitment),
                        isTogether(commitment)));
    }

    Commitment get(String id) {
        return Objects.requireNonNull(promised.get(id));
    }
}
