package coop.unisson.commitment;

/** For what somebody is named in a promise. */
public enum Part {
    /** Does it. */
    OWNER,
    /** Does it when the owner cannot. */
    DEPUTY,
    /** Answers for another partner that promises it too. */
    CO_OWNER
}
