package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;

/** Somebody answered whether to go together, or without waiting. */
public record ConditionAnswered(CampaignId campaign) {}
