package coop.unisson.commitment;

/** The four shapes of a time. */
public enum WhenKind {
    DATE,
    WINDOW,
    PRESENCE,
    SERIES
}
