package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;

/**
 * A new version of a charter that was published before is in force.
 *
 * @param material whether somebody's signature lapsed by it
 */
public record CharterRevised(CampaignId campaign, int version, boolean material) {}
