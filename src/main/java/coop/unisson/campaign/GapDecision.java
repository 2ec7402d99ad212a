package coop.unisson.campaign;

/**
 * What is decided about one gap in the plan.
 *
 * @param gap the channel, public, place or week nobody covers
 * @param choice accept the gap, or invite somebody to fill it
 */
public record GapDecision(String gap, Choice choice, String reason) {

    /** Both are good decisions; leaving a gap unseen is not. */
    public enum Choice {
        ACCEPT,
        INVITE
    }
}
