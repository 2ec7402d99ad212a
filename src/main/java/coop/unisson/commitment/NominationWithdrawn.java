package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;

/** An answer somebody was asked for is no longer needed. */
public record NominationWithdrawn(NominationId nomination, EngagementId engagement) {}
