package coop.unisson.gate;

import java.util.List;

/** Whether a gate is open, and what keeps it shut. A gate without blockers is open. */
public record GateReport(Gate gate, State state, List<Blocker> blockers) {

    /** Where a campaign stands before, at and behind a gate. */
    public enum State {
        AHEAD,
        SHUT,
        OPEN,
        PASSED
    }

    public boolean open() {
        return state == State.OPEN || state == State.PASSED;
    }
}
