package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** All a partner will do is explicit and owned: it is one of the campaign's partners. */
public record PartnerConfirmed(EngagementId engagement, CampaignId campaign) {}
