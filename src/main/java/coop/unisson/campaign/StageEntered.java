package coop.unisson.campaign;

/** A campaign has entered a stage. */
public record StageEntered(CampaignId campaign, Stage stage) {}
