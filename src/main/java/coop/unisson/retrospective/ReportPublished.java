package coop.unisson.retrospective;

import coop.unisson.campaign.CampaignId;

/** The report is published and will not change again. */
public record ReportPublished(CampaignId campaign) {}
