package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.commitment.Explicitness.Writer;
import coop.unisson.commitment.Tie.Knot;
import coop.unisson.shared.DaysOff;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a list.
 *
 * @param campaign none where a sentence or record is judged by itself
 * @param off when the partner does not work
 * @param approvalsAsked whether the partner's approval chain belongs to what is judged
 * @param awaited who is named in a promise and has not said yes
 * @param isOther whether this is the engagement id of another partner that is in the campaign
 * @param partners names of all partners by engagement id, this one included
 * @param names of people known here
 * @param own this partner's engagement id
 * @param ties how what a promise waits for stands
 * @param settled what other partners have settled, by commitment id; asked only where a promise depends on something
 * @param hoursAWeek hours this partner says it has; none where it did not say
 * @param writer who writes, for a field one tap fills
 */
@RecordBuilder
record Surroundings(
        @Nullable Campaign campaign,
        LocalDate today,
        DaysOff off,
        boolean approvalsAsked,
        Function<Promise, List<Awaited>> awaited,
        Predicate<String> isOther,
        Map<String, String> partners,
        List<String> names,
        @Nullable String own,
        Tie.Finder ties,
        Supplier<Map<String, Promise>> settled,
        @Nullable BigDecimal hoursAWeek,
        @Nullable Writer writer)
        implements SurroundingsBuilder.With {

    /** A sentence or record by itself: what needs a campaign, or somebody's answer, is not asked. */
    static Surroundings none(LocalDate today, boolean approvalsAsked) {
        return new Surroundings(
                null,
                today,
                DaysOff.HOME,
                approvalsAsked,
                promise -> List.of(),
                other -> true,
                Map.of(),
                List.of(),
                null,
                (all, promise, awaited) -> awaited == null ? Tie.NONE : Tie.of(Knot.WORDS),
                Map::of,
                null,
                null);
    }

    /** The same campaign for somebody who is no partner in it. */
    Surroundings in(Campaign there, Map<String, String> theirNames) {
        return with(around -> around.campaign(there).partners(theirNames).isOther(theirNames::containsKey));
    }

    /** For records that were never sent: nobody was asked yet, so nobody owes an answer. */
    Surroundings forRecords() {
        return withAwaited(promise -> promise.id() == null ? List.of() : awaited.apply(promise));
    }

    Collection<String> masked() {
        List<String> all = new ArrayList<>(partners.values());
        all.addAll(names);
        return all;
    }

    @Nullable
    String ownName() {
        return own == null ? null : partners.get(own);
    }
}
