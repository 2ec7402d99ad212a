package coop.unisson.gate;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people are asked in a campaign at this moment. */
public interface OpenSteps {

    /**
     * Something that waits for somebody.
     *
     * @param task its id in the engine
     * @param name in the person's language
     */
    record Step(
            String task,
            String name,
            PersonId person,
            @Nullable LocalDate due) {}

    /** How many tasks are open in a campaign and with all its partners, in one statement. */
    long in(CampaignId campaign);

    /** What waits for somebody on each of these partners' account, the oldest first; those with nothing are missing. */
    Map<EngagementId, List<Step>> of(Collection<EngagementId> partners);
}
