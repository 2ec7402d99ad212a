package coop.unisson.campaign;

/** Somebody decided what a passed deadline means. */
public record DeadlineSettled(CampaignId campaign) {}
