package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** The campaign goes on without waiting for this partner, which did not answer; it may come back any time. */
public record EngagementSilent(EngagementId engagement, CampaignId campaign) {}
