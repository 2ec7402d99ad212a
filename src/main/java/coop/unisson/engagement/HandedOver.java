package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One of a partner's people does from now on what another did.
 *
 * @param subject the commitment or the task; nothing for a role
 * @param by who did it
 */
public record HandedOver(
        EngagementId engagement,
        CampaignId campaign,
        Handed what,
        @Nullable String subject,
        PersonId from,
        PersonId to,
        PersonId by) {}
