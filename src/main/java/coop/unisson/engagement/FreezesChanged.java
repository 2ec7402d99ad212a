package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** A partner's approvals stand still on other days than before. */
public record FreezesChanged(EngagementId engagement, CampaignId campaign) {}
