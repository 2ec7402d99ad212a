package coop.unisson.campaign;

import coop.unisson.partner.PersonId;

/**
 * A campaign has other dates than before.
 *
 * @param reason in the words of the person who moved them, for everybody who takes part
 */
public record DatesMoved(CampaignId campaign, Schedule before, Schedule after, PersonId by, String reason) {}
