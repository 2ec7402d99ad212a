package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import java.time.LocalDate;

/**
 * A partner is asked to sign again, because what it had signed has changed; nobody took anything back.
 *
 * @param signed the number of the version it had signed
 * @param version the number of the version in force
 * @param since the day on which the signature lapsed
 */
public record SignatureLapsed(
        EngagementId engagement, CampaignId campaign, Lapse cause, int signed, int version, LocalDate since) {}
