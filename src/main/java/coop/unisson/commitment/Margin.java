package coop.unisson.commitment;

/**
 * How far a condition is from being met.
 *
 * @param have partners who do as much, or people reached
 * @param need as many as the condition asks for
 */
public record Margin(long have, long need) {

    /** How many more it takes. */
    public long missing() {
        return Math.max(0, need - have);
    }

    public boolean isMet() {
        return have >= need;
    }
}
