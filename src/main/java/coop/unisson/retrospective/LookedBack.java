package coop.unisson.retrospective;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/** A partner said what it learnt and whether it would go on. */
public record LookedBack(EngagementId engagement, CampaignId campaign) {}
