package coop.unisson.campaign;

/** The last day of a stage has passed and its gate is shut. */
public record DeadlinePassed(CampaignId campaign) {}
