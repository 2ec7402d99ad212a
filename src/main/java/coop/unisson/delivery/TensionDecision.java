package coop.unisson.delivery;

/** What is decided when the mission and a partner's business clash. */
public enum TensionDecision {
    /** What was promised is adapted. */
    AMEND,
    /** The action stands still for a while. */
    PAUSE,
    /** The partner steps back, as it asked to. */
    LEAVE,
    /** All stays as promised. */
    UNCHANGED
}
