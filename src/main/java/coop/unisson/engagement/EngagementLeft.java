package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** A partner has left the circle, kindly, in a named state. */
public record EngagementLeft(EngagementId engagement, CampaignId campaign) {}
