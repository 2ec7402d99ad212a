package coop.unisson.engagement;

/** What one of a partner's people may hand to another. */
public enum Handed {
    /** Doing the partner's work in the campaign. */
    LEAD,
    /** Binding the partner. */
    DIRECTOR,
    /** Keeping one promise. */
    COMMITMENT,
    /** One open task. */
    TASK
}
