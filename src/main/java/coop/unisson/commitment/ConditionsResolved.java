package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;

/** What is promised in a campaign that is beyond its promises was looked at again: conditions may be met that were not. */
public record ConditionsResolved(CampaignId campaign) {}
