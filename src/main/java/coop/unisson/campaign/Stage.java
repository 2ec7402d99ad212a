package coop.unisson.campaign;

/** The life of a campaign, in order. A stage is entered from the one before it and from nowhere else. */
public enum Stage {
    FRAMING,
    MISSION,
    BRIEF,
    COMMITMENTS,
    CHARTER,
    GO_NO_GO,
    LAUNCHING,
    RUN,
    RETROSPECTIVE,
    SYNTHESIS,
    CLOSED;

    boolean follows(Stage other) {
        return ordinal() == other.ordinal() + 1;
    }

    public boolean reached(Stage stage) {
        return compareTo(stage) >= 0;
    }
}
