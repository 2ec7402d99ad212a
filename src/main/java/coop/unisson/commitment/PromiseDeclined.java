package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;

/**
 * A promise is back with its partner because somebody who is named in it said no, or nothing.
 *
 * @param what was promised
 * @param remark what they said with it; empty when nothing
 */
public record PromiseDeclined(
        NominationId nomination,
        EngagementId engagement,
        PersonId person,
        boolean silent,
        String what,
        String remark) {}
