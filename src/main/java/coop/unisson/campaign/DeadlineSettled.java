package coop.unisson.campaign;

/** Somebody decided what a passed deadline means, or the late stage has ended. */
public record DeadlineSettled(CampaignId campaign) {}
