package coop.unisson.audit;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as it goes into the log. Who did it, and when, the log finds out itself.
 *
 * @param campaign null for what concerns no campaign: only administrators read it
 * @param engagement whose partner's part it concerns; null for the campaign's own
 * @param about the person something happened to
 * @param onBehalfOf whose it would have been to do; null when it was the author's own
 */
public record Fact(
        What what,
        @Nullable CampaignId campaign,
        @Nullable EngagementId engagement,
        @Nullable PersonId about,
        @Nullable PersonId onBehalfOf,
        List<Detail> details) {

    public static Fact of(What what, Detail... details) {
        return new Fact(what, null, null, null, null, List.of(details));
    }

    public Fact in(@Nullable CampaignId of) {
        return new Fact(what, of, engagement, about, onBehalfOf, details);
    }

    public Fact in(@Nullable CampaignId of, @Nullable EngagementId part) {
        return new Fact(what, of, part, about, onBehalfOf, details);
    }

    public Fact about(@Nullable PersonId person) {
        return new Fact(what, campaign, engagement, person, onBehalfOf, details);
    }

    public Fact onBehalfOf(@Nullable PersonId person) {
        return new Fact(what, campaign, engagement, about, person, details);
    }
}
