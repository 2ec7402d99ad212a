package coop.unisson.engagement;

/** An answer to a text. Silence is none of these. */
public enum Consent {
    CONSENT,
    RESERVATION,
    OBJECTION;

    boolean agrees() {
        return this != OBJECTION;
    }
}
