package coop.unisson.campaign;

/** How far a reminder has climbed. */
public enum Rung {
    /** A few days are left. */
    BEFORE,
    /** It is the last day. */
    TODAY,
    /** It is late: a colleague of the same team hears of it. */
    DEPUTY,
    /** It is later still: whoever coordinates the campaign hears of it. */
    COORDINATOR
}
