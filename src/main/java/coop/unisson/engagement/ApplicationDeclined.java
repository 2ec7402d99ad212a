package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.shared.Language;

/**
 * The coordination has declined an application.
 *
 * @param words what it chose to say, often nothing
 */
public record ApplicationDeclined(
        ApplicationId application, CampaignId campaign, String email, String name, Language language, String words) {}
