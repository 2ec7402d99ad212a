package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/** A partner has sent its list. */
public record CommitmentsDeclared(EngagementId engagement, CampaignId campaign) {}
