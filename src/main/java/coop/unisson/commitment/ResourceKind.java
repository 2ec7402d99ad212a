package coop.unisson.commitment;

/** The four resources a partner may put in, each with its unit. */
public enum ResourceKind {
    HOURS,
    EUROS,
    INTRODUCTIONS,
    SKILL_DAYS
}
