package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import java.time.LocalDate;

/**
 * Somebody will be away, and somebody else does their work meanwhile.
 *
 * @param lastDay the last day away
 */
public record AbsenceDeclared(
        AbsenceId absence,
        EngagementId engagement,
        CampaignId campaign,
        PersonId person,
        PersonId deputy,
        LocalDate firstDay,
        LocalDate lastDay) {}
