package coop.unisson.commitment;

/** What a promise may wait for. */
public enum ConditionKind {
    /** A named partner does as much. */
    PARTNER,
    /** At least so many partners do as much. */
    COUNT,
    /** All channels together reach at least so many people. */
    REACH,
    /** Something said in words; nobody can settle it but the partner itself. */
    WORDS
}
