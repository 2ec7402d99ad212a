package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;

/**
 * A partner's person says that the mission and its business clash.
 *
 * @param raisedBy the partner's person who said so
 */
public record TensionRaised(TensionId tension, EngagementId engagement, CampaignId campaign, PersonId raisedBy) {}
