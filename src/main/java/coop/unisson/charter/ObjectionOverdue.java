package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/** A partner still waits for the answer to its objection after its last day. */
public record ObjectionOverdue(ObjectionId objection, EngagementId engagement, CampaignId campaign) {}
