package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody took data out as a file.
 *
 * @param campaign null for more than one campaign's
 * @param what a short code, said by the message {@code audit.export.<what>}
 */
public record Exported(@Nullable CampaignId campaign, PersonId by, String what) {}
