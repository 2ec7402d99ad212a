package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;

/** The first round is over: partners may wait for what others have promised. */
public record CommitmentsRevealed(CampaignId campaign) {}
