package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/** Somebody who was named for a commitment said yes or no. */
public record NominationAnswered(NominationId nomination, EngagementId engagement, CampaignId campaign) {}
