package coop.unisson.commitment;

/** What {@code judge-commitments} answers. */
public enum Verdict {
    WAITING,
    VAGUE,
    EXPLICIT,
    ZERO
}
