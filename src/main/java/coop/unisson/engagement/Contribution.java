package coop.unisson.engagement;

import coop.unisson.partner.OrganisationId;

/** What one partner adds to the brief. */
public record Contribution(
        EngagementId engagement, OrganisationId organisation, String why, String change, String how) {}
