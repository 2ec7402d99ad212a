package coop.unisson.gate;

import coop.unisson.engagement.EngagementId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a gate is shut.
 *
 * @param engagement the partner concerned; null when it is the campaign itself
 * @param partner the partner's name; empty when it is the campaign itself
 * @param code what is missing, the message {@code gate.blocker.<code>}
 * @param count how many of it are missing
 * @param since since when it has been missing
 * @param details what else the message names, from {3} on
 * @param next the day on which the next person hears of it by itself, by {@code campaign.Ladder}; null when nobody does
 */
public record Blocker(
        @Nullable EngagementId engagement,
        String partner,
        String code,
        int count,
        Instant since,
        List<Object> details,
        @Nullable LocalDate next) {

    /** A partner waits for the coordination's answer to its objection. */
    static final String CHARTER_OBJECTION = "charter-objection";
}
