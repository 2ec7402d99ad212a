package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.shared.Language;

/**
 * Somebody from outside asks to join a campaign; the coordination is to answer.
 *
 * @param email as typed by a stranger: it may be anybody's
 */
public record ApplicationReceived(
        ApplicationId application, CampaignId campaign, String email, String name, Language language) {}
