package coop.unisson.commitment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a promise is kept: on a date; once inside a window; continuously from a day to a day; or on each day of a series.
 * Parts may be missing while it is being written.
 */
public record When(
        @Nullable WhenKind kind,
        @Nullable LocalDate date,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<LocalDate> dates) {

    /** The day by which everything must be approved: the first day on which something happens, or a window's last. */
    Optional<LocalDate> readyBy() {
        if (!isComplete()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (kindOrNone()) {
                    case DATE -> date;
                    case WINDOW -> to;
                    case PRESENCE -> from;
                    case SERIES -> dates.stream().min(LocalDate::compareTo).orElse(null);
                });
    }

    /** The first day touched. */
    Optional<LocalDate> first() {
        return kind == WhenKind.WINDOW && isComplete() ? Optional.ofNullable(from) : readyBy();
    }

    /** The last day touched, when it must be done. */
    Optional<LocalDate> last() {
        if (!isComplete()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (kindOrNone()) {
                    case DATE -> date;
                    case WINDOW, PRESENCE -> to;
                    case SERIES -> dates.stream().max(LocalDate::compareTo).orElse(null);
                });
    }

    /** How many days a window spans, both ends counted; 0 for everything that is not a window. */
    long windowDays() {
        return kind == WhenKind.WINDOW && from != null && to != null ? ChronoUnit.DAYS.between(from, to) + 1 : 0;
    }

    boolean isComplete() {
        if (kind == null) {
            return false;
        }
        return switch (kind) {
            case DATE -> date != null;
            case WINDOW, PRESENCE -> from != null && to != null && !to.isBefore(from);
            case SERIES -> !dates.isEmpty();
        };
    }

    private WhenKind kindOrNone() {
        if (kind == null) {
            throw new IllegalStateException("only a complete time has a kind");
        }
        return kind;
    }
}
