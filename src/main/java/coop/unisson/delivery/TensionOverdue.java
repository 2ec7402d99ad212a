package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/**
 * A partner still waits for a decision about its tension after its last day.
 */
public record TensionOverdue(TensionId tension, EngagementId engagement, CampaignId campaign) {}
