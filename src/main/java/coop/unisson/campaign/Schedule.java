package coop.unisson.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * A campaign's dates, each the last day on which something is still on time, in the order in which they come.
 *
 * @param runStart first day of the run
 * @param runEnd last day of the run
 */
@Embeddable
public record Schedule(
        @Column(name = "mission_due") LocalDate missionDue,
        @Column(name = "brief_due") LocalDate briefDue,
        @Column(name = "commitments_due") LocalDate commitmentsDue,
        @Column(name = "charter_due") LocalDate charterDue,
        @Column(name = "go_no_go") LocalDate goNoGo,
        @Column(name = "run_start") LocalDate runStart,
        @Column(name = "run_end") LocalDate runEnd,
        @Column(name = "retrospective_due") LocalDate retrospectiveDue) {}
