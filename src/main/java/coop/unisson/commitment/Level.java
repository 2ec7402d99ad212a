package coop.unisson.commitment;

/** How far a partner's list has come. */
public enum Level {
    NOTHING_YET,
    DRAFT,
    VAGUE,
    AWAITING_OWNERS,
    /** Everybody named said yes; something in it waits for what others promise. */
    AWAITING_OTHERS,
    EXPLICIT,
    ZERO
}
