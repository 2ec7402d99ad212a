package coop.unisson.gate;

import coop.unisson.engagement.EngagementId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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

    /** The partners it waits for and their names. */
    public Map<EngagementId, String> waitedFor() {
        return blockers.stream()
                .filter(blocker -> blocker.engagement() != null)
                .collect(Collectors.toMap(
                        blocker -> Objects.requireNonNull(blocker.engagement()),
                        Blocker::partner,
                        (first, second) -> first,
                        LinkedHashMap::new));
    }
}
