package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** A partner has said whether it is ready. */
public record ReadinessAssessed(EngagementId engagement, CampaignId campaign) {}
