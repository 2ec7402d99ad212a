package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;

/** Somebody was named for a commitment and is asked for their yes. */
public record OwnerNominated(NominationId nomination, EngagementId engagement) {}
