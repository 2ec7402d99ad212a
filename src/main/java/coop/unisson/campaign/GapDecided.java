package coop.unisson.campaign;

import coop.unisson.partner.PersonId;

/** A gap in the plan was accepted, or somebody is asked to fill it. */
public record GapDecided(CampaignId campaign, GapDecision decision, PersonId by) {}
