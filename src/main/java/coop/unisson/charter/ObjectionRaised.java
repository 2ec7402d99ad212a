package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;

/**
 * A partner does not sign the charter as it is, says why, and proposes what would let it sign.
 *
 * @param raisedBy the partner's person who said so
 */
public record ObjectionRaised(ObjectionId objection, EngagementId engagement, CampaignId campaign, PersonId raisedBy) {}
