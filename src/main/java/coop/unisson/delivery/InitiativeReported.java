package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/**
 * A partner did something for the campaign that it had not promised.
 *
 * @param what in the partner's own words
 */
public record InitiativeReported(EngagementId engagement, CampaignId campaign, String what) {}
