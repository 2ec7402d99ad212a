package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;

/** The coordination has answered an objection; the partner is asked for its signature again. */
public record ObjectionAnswered(
        ObjectionId objection, EngagementId engagement, CampaignId campaign, ObjectionAnswer answer) {}
