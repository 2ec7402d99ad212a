package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;

/** Somebody who was named was reminded as often as anybody is, and did not answer. */
public record NominationSilent(NominationId nomination, EngagementId engagement) {}
