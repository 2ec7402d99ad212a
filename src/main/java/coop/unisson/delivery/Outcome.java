package coop.unisson.delivery;

/** What became of a promise, in the words of the report. */
public enum Outcome {
    DELIVERED,
    PARTLY,
    LATE,
    REPLACED,
    NOT_DELIVERED;

    /** Whether something was done, be it less, later or otherwise than promised. */
    public boolean done() {
        return this != NOT_DELIVERED;
    }
}
