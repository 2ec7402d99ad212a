package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** A campaign is over for a partner who was still in it. */
public record EngagementEnded(EngagementId engagement, CampaignId campaign) {}
