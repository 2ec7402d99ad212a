package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;

/** Nothing a partner's promises wait for is open any more. */
public record ConditionsSettled(EngagementId engagement) {}
