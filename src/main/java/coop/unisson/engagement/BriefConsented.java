package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** A partner has answered the brief. */
public record BriefConsented(EngagementId engagement, CampaignId campaign) {}
