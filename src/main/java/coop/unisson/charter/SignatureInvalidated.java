package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/** One partner's signature no longer covers what it promises, or whoever may promise it. */
public record SignatureInvalidated(EngagementId engagement, CampaignId campaign) {}
