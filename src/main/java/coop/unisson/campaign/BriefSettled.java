package coop.unisson.campaign;

/** The brief is settled; every partner is asked to agree to it. */
public record BriefSettled(CampaignId campaign) {}
