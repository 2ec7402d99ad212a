package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;

/** A partner that left during the preparation leaves no names and addresses behind. */
public record ContactsErased(EngagementId engagement, CampaignId campaign) {}
