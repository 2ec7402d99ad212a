package coop.unisson.campaign;

/** Before the launch somebody has to sign the charter again: the campaign waits for the signatures once more. */
public record CharterReopened(CampaignId campaign) {}
