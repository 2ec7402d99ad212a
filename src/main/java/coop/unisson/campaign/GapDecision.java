package coop.unisson.campaign;

import org.jspecify.annotations.Nullable;

/**
 * What is decided about one gap in the plan.
 *
 * @param gap the channel, public, place or week nobody covers
 * @param choice accept the gap, or invite somebody to fill it
 * @param partner the engagement id of the partner that is asked to fill it; null where it is accepted, or where somebody
 *     outside is to be asked
 */
public record GapDecision(
        String gap, Choice choice, String reason, @Nullable String partner) {

    /** Both are good decisions; leaving a gap unseen is not. */
    public enum Choice {
        ACCEPT,
        INVITE
    }
}
