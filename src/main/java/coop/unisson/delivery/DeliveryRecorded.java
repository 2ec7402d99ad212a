package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.engagement.EngagementId;

/** The person who had promised said what became of it. */
public record DeliveryRecorded(CommitmentId commitment, EngagementId engagement, CampaignId campaign) {}
