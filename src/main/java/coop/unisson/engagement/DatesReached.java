package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/**
 * The campaign's new dates have reached a partner: what it is asked is due on other days.
 *
 * @param reason why they moved, for every partner to read; may be empty
 */
public record DatesReached(EngagementId engagement, CampaignId campaign, String reason) {}
