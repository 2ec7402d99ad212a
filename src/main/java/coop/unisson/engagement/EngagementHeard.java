package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** A partner without whom the campaign had gone on answered, and is back. */
public record EngagementHeard(EngagementId engagement, CampaignId campaign) {}
