package coop.unisson.commitment;

import java.util.Optional;

/**
 * What must be promised by others before a promise counts. What somebody does first is always of the kind that is promised
 * itself: “I do so if they do so”.
 */
sealed interface Condition {

    /** One other partner does as much. */
    record OfPartner(String partner) implements Condition {}

    /** At least so many other partners do as much. */
    record OfCount(int partners) implements Condition {}

    /** What other partners promise reaches at least so many people, by the lower bounds of their bands. */
    record OfReach(long people) implements Condition {}

    /** Something nobody here can see: only the partner itself can say that it has come true. */
    record OfWords() implements Condition {}

    /** What a promise waits for, as far as it was written. */
    static Optional<Condition> of(Promise promise) {
        return promise.awaits().flatMap(kind -> switch (kind) {
            case PARTNER -> Optional.ofNullable(promise.conditionPartner()).map(OfPartner::new);
            case COUNT -> Optional.ofNullable(promise.conditionCount()).map(OfCount::new);
            case REACH -> Optional.ofNullable(promise.conditionReach()).map(OfReach::new);
            case WORDS -> Optional.of(new OfWords());
        });
    }

    /** What a promise waits for, where what others promise decides on it. */
    static Optional<Condition> seenHere(Promise promise) {
        return of(promise).filter(Condition::isSeenHere);
    }

    /** Whether what others promise decides on it. */
    default boolean isSeenHere() {
        return !(this instanceof OfWords);
    }
}
