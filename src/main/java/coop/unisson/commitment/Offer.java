package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A promise as far as the plan as a whole asks: by whom, of which kind, where, for whom, when and with what.
 *
 * @param quantity what the promise counts: people for a channel without a reach, things otherwise
 * @param resources what goes into it, in the unit of each kind
 */
public record Offer(
        EngagementId by,
        @Nullable Kind kind,
        @Nullable String what,
        When when,
        @Nullable String channel,
        @Nullable String format,
        @Nullable String audience,
        @Nullable String territory,
        @Nullable Integer quantity,
        @Nullable Reach reach,
        Map<ResourceKind, BigDecimal> resources) {

    static Offer of(EngagementId by, Promise promise) {
        return new Offer(
                by,
                promise.kind(),
                promise.what(),
                promise.when(),
                promise.channel(),
                promise.format(),
                promise.audience(),
                promise.territory(),
                promise.quantity(),
                promise.reach(),
                promise.resources());
    }

    /** Whether people outside will see it. */
    boolean isPublic() {
        return kind != null && kind.isPublicAct();
    }

    /** Whether such a resource goes into it. */
    boolean brings(String kind) {
        return resources.keySet().stream().anyMatch(resource -> resource.name().equals(kind));
    }

    /** How often it happens: on each day of a series, otherwise once. */
    int times() {
        return when.kind() == WhenKind.SERIES && !when.dates().isEmpty()
                ? when.dates().size()
                : 1;
    }

    /** The Mondays of the weeks it touches; of a window every week in which it may fall. Empty while it has no time. */
    Set<LocalDate> weeks() {
        Set<LocalDate> weeks = new TreeSet<>();
        if (when.kind() == WhenKind.SERIES) {
            when.dates().forEach(day -> weeks.add(monday(day)));
        } else {
            when.first().ifPresent(first -> Stream.iterate(monday(first), monday -> monday.plusWeeks(1))
                    .takeWhile(monday -> !monday.isAfter(when.last().orElse(first)))
                    .forEach(weeks::add));
        }
        return weeks;
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /**
     * About how many people see it on the partner's own channel; the lower end of its band, or the count that stands for it.
     * 0 for everything that is not on an own channel: its people are not the partner's own.
     */
    long people() {
        if (kind != Kind.OWN_CHANNEL) {
            return 0;
        }
        if (reach != null) {
            return reach.atLeast();
        }
        return quantity == null ? 1 : quantity;
    }
}
