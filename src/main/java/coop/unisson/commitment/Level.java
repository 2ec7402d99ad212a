package coop.unisson.commitment;

/** How far a partner's list has come. */
public enum Level {
    NOTHING_YET,
    DRAFT,
    VAGUE,
    AWAITING_OWNERS,
    EXPLICIT,
    ZERO
}
