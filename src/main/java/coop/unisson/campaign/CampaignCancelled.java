package coop.unisson.campaign;

/** The campaign ends before its time; everybody stops where they are. */
public record CampaignCancelled(CampaignId campaign) {}
