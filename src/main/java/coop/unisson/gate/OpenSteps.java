package coop.unisson.gate;

import coop.unisson.campaign.CampaignId;

/** What people are asked in a campaign at this moment. */
public interface OpenSteps {

    /** How many tasks are open in a campaign and with all its partners, in one statement. */
    long in(CampaignId campaign);
}
