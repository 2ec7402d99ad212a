package coop.unisson.access;

import java.util.Optional;
import org.camunda.bpm.engine.filter.Filter;
import org.jspecify.annotations.Nullable;

/** The filters of Tasklist that come with the product. Each is one row of the engine, known by a property and not by its name. */
public enum ReadyFilter {
    /** What waits for whoever looks. */
    MINE,
    /** What waits for them and should have been done. */
    OVERDUE,
    /** What waits for the others of their team. */
    TEAM;

    static final String PROPERTY = "unisson";

    /** Which of them a row is; empty for a filter an administrator made. */
    public static Optional<ReadyFilter> of(Filter filter) {
        return named(filter.getProperties().get(PROPERTY));
    }

    /** As {@link #of(Filter)}, from the property as the engine's REST interface shows it. */
    public static Optional<ReadyFilter> named(@Nullable Object property) {
        for (ReadyFilter ready : values()) {
            if (ready.name().equals(property)) {
                return Optional.of(ready);
            }
        }
        return Optional.empty();
    }
}
