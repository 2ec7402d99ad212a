package coop.unisson.campaign;

/** The run has begun. */
public record CampaignLaunched(CampaignId campaign) {}
