package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/**
 * The coordination has decided about a tension, together with the partner.
 */
public record TensionSettled(
        TensionId tension, EngagementId engagement, CampaignId campaign, TensionDecision decision) {}
