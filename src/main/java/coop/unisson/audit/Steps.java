package coop.unisson.audit;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.shared.Language;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a task by its id, be it done by now. */
public interface Steps {

    /**
     * Which step a task is of.
     *
     * @param element its id in the model, which is the form's
     * @param engagement whose part it belongs to; null for the campaign's own
     */
    record Step(
            String element, CampaignId campaign, @Nullable EngagementId engagement) {}

    /** Empty when there is no such task, or no longer. */
    Optional<Step> of(String task);

    /** What a step is called in a language today; empty when no model draws it. */
    Optional<String> name(String element, Language language);
}
