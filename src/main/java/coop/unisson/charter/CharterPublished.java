package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;

/** A version of the charter is in force and may be signed. */
public record CharterPublished(CampaignId campaign, int version) {}
