package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;

/** Who had said they would do it when the owner cannot does it, because the owner did not answer. */
public record DeputyTookOver(
        NominationId nomination, EngagementId engagement, PersonId owner, PersonId deputy, String what) {}
