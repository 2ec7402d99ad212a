package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/** A partner’s list was judged. */
public record CommitmentsJudged(EngagementId engagement, CampaignId campaign) {}
