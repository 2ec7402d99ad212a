package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** A partner is invited; its preparation begins. */
public record EngagementInvited(EngagementId engagement, CampaignId campaign) {}
