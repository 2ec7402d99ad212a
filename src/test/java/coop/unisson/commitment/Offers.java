package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Promises as the plan sees them, for a campaign that runs from 4 to 31 October 2027, four weeks from a Monday on. */
final class Offers {

    static final LocalDate START = LocalDate.of(2027, 10, 4);
    static final LocalDate END = LocalDate.of(2027, 10, 31);

    private Offers() {}

    static Offer onChannel(String by, String channel, @Nullable String audience, LocalDate... days) {
        return offer(by, Kind.OWN_CHANNEL, channel, audience, null, null, null, null, days);
    }

    static Offer reaching(String by, Reach reach, LocalDate... days) {
        return offer(by, Kind.OWN_CHANNEL, "Instagram", null, null, reach, null, null, days);
    }

    static Offer of(String by, Kind kind, LocalDate... days) {
        return offer(by, kind, "Rennes", null, null, null, null, null, days);
    }

    static Offer giving(String by, ResourceKind resource, int quantity) {
        return offer(by, Kind.RESOURCE, null, null, null, null, resource, BigDecimal.valueOf(quantity), START);
    }

    static Offer at(String by, String territory, LocalDate... days) {
        return offer(by, Kind.OWN_INITIATIVE, "Boutique", null, territory, null, null, null, days);
    }

    static LocalDate october(int day) {
        return LocalDate.of(2027, 10, day);
    }

    private static Offer offer(
            String by,
            Kind kind,
            @Nullable String channel,
            @Nullable String audience,
            @Nullable String territory,
            @Nullable Reach reach,
            @Nullable ResourceKind resource,
            @Nullable BigDecimal quantity,
            LocalDate... days) {
        When when = days.length == 1
                ? new When(WhenKind.DATE, days[0], null, null, List.of())
                : new When(WhenKind.SERIES, null, null, null, List.of(days));
        return new Offer(
                new EngagementId(by),
                kind,
                null,
                when,
                channel,
                "post",
                audience,
                territory,
                null,
                reach,
                resource == null || quantity == null ? Map.of() : Map.of(resource, quantity));
    }
}
