package coop.unisson.gate;

import coop.unisson.campaign.CampaignId;

/** What a gate asks is true, and the campaign went on. */
public record GatePassed(CampaignId campaign, Gate gate) {}
