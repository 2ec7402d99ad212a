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
    CLOSED,
    /** Reached from any other but the last, by the coordinator's decision. */
    CANCELLED;

    boolean follows(Stage other) {
        return this != CANCELLED && ordinal() == other.ordinal() + 1;
    }

    /** Nothing more happens. */
    public boolean isOver() {
        return this == CLOSED || this == CANCELLED;
    }

    /** Whether partners may still join: there is a mission to agree to, and something left to carry. */
    public boolean takesPartners() {
        return reached(MISSION) && !reached(RETROSPECTIVE);
    }

    /** Whether the campaign came this far on its way; a cancelled one is on no way any more. */
    public boolean reached(Stage stage) {
        return this == CANCELLED ? stage == CANCELLED : compareTo(stage) >= 0;
    }
}
