package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/** A partner's director signed the charter in force together with the partner's own commitments. */
public record CharterSigned(EngagementId engagement, CampaignId campaign) {}
