package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;

/** Somebody else than before is asked to say yes to a promise. */
public record NominationReaddressed(NominationId nomination, EngagementId engagement) {}
