package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;

/** Somebody's yes is no longer needed: the promise is gone, or names somebody else. */
public record YesReleased(NominationId nomination, EngagementId engagement, PersonId person, String what) {}
