package coop.unisson.commitment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How what a promise waits for stands.
 *
 * @param margin how far it is from being met; none while the round is sealed, when any number would tell of somebody
 */
record Tie(Knot knot, @Nullable Margin margin) {

    static final Tie NONE = new Tie(Knot.NONE, null);

    /** What keeps a condition from being met, or does not. */
    enum Knot {
        /** It waits for nothing others decide on. */
        NONE,
        /** Nobody knows before the first round is opened. */
        SEALED,
        MET,
        /** Others do not promise as much yet. */
        UNMET,
        /** Those it waits for wait for it: it would hold if all of them went together. */
        CIRCULAR,
        /** It waits for a partner that is not in the campaign. */
        UNKNOWN,
        ONESELF,
        /** It waits for more partners than there are. */
        FEW,
        /** What it waits for was not said. */
        UNSAID,
        /** It waits for another partner in its sentence only. */
        WORDS,
        /** So it does, and that partner waits for it. */
        CIRCULAR_WORDS;

        /** Whether it is in the sentence and in no field. */
        boolean isInWords() {
            return this == WORDS || this == CIRCULAR_WORDS;
        }

        /** Whether only others can untie it. */
        boolean isForOthers() {
            return this == UNMET || this == CIRCULAR;
        }
    }

    static Tie of(Knot knot) {
        return new Tie(knot, null);
    }

    /** Finds out how a promise stands. */
    @FunctionalInterface
    interface Finder {

        /**
         * @param all of the list it stands in
         * @param awaited whose doing its words wait for
         */
        Tie of(List<Promise> all, Promise promise, @Nullable String awaited);
    }
}
