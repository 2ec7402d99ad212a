package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import java.time.LocalDate;

/**
 * A promise must be begun on another day than its owner knew, because approvals, pauses or the promised days changed.
 *
 * @param past whether that day is over already
 */
public record LatestStartMoved(
        CommitmentId commitment, EngagementId engagement, PersonId owner, String what, LocalDate day, boolean past) {}
