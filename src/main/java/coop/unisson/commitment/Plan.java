package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.Expectation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything settled in a campaign, seen as one plan. Exact: for its coordination; peers are told in words what is covered.
 *
 * @param names of the partners that are in, in alphabetical order
 * @param needs what the campaign needs, and how much of it all promises together hold
 * @param unmatched what partners expect of others and nobody offers
 * @param blindSpots what nobody covers, the widest first
 */
public record Plan(
        Campaign campaign,
        Map<EngagementId, String> names,
        Coverage coverage,
        VisibilityMatrix visibility,
        List<Posture.Line> needs,
        List<Expectation> unmatched,
        List<BlindSpotFound> blindSpots) {

    /**
     * Something nobody covers.
     *
     * @param need what there is too little of; null for what is empty in some weeks
     * @param gap what is empty in some weeks; null for a need
     * @param fits partners whose promises show that they could, in alphabetical order
     */
    public record BlindSpotFound(Posture.@Nullable Line need, Coverage.@Nullable Gap gap, List<EngagementId> fits) {}
}
