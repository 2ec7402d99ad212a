package coop.unisson.campaign;

/** The coordination has dealt with what those who left leave behind. */
public record PlanRebalanced(CampaignId campaign) {}
