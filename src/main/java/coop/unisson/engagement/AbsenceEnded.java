package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;

/** Somebody is back before the day they had said, or does not go. */
public record AbsenceEnded(
        AbsenceId absence, EngagementId engagement, CampaignId campaign, PersonId person, PersonId deputy) {}
