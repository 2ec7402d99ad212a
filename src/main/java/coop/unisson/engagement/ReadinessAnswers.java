package coop.unisson.engagement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/**
 * What a partner says of its own readiness.
 *
 * @param hoursAvailable hours a week
 * @param followUpOwner who follows the campaign up inside; empty when nobody
 * @param brakes which brakes it recognises, space-separated
 */
@Embeddable
public record ReadinessAnswers(
        @Column(name = "hours_available") BigDecimal hoursAvailable,
        @Column(name = "follow_up_owner") String followUpOwner,
        @Column(name = "team_informed") boolean teamInformed,
        @Column(name = "authority") boolean authority,
        @Column(name = "gives_visibility") boolean givesVisibility,
        @Column(name = "brakes") String brakes) {

    ReadinessAnswers withoutNames() {
        return new ReadinessAnswers(hoursAvailable, "", teamInformed, authority, givesVisibility, brakes);
    }
}
