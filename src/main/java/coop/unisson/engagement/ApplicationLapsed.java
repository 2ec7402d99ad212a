package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.shared.Language;

/** Nobody can join the campaign any more, and an application was left without an answer. */
public record ApplicationLapsed(
        ApplicationId application, CampaignId campaign, String email, String name, Language language) {}
