package coop.unisson.engagement;

/** What came out of the readiness check, as {@code judge-readiness} answers it. */
public enum Readiness {
    READY,
    NOT_READY,
    LEAVING
}
