package coop.unisson.campaign;

/** A campaign exists. */
public record CampaignStarted(CampaignId campaign) {}
