package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** A partner has said what drives it and where it stands in the mission. */
public record MissionAligned(EngagementId engagement, CampaignId campaign) {}
