package coop.unisson.campaign;

import coop.unisson.shared.Flaw;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        @Column(name = "retrospective_due") LocalDate retrospectiveDue) {

    /** Further ahead, a year was mistyped. */
    private static final int MOST_YEARS = 5;

    private record Step(String field, LocalDate date) {}

    /** The same dates with another end of one stage. */
    Schedule with(Stage stage, LocalDate day) {
        return new Schedule(
                stage == Stage.MISSION ? day : missionDue,
                stage == Stage.BRIEF ? day : briefDue,
                stage == Stage.COMMITMENTS ? day : commitmentsDue,
                stage == Stage.CHARTER ? day : charterDue,
                stage == Stage.GO_NO_GO ? day : goNoGo,
                runStart,
                stage == Stage.RUN ? day : runEnd,
                stage == Stage.RETROSPECTIVE ? day : retrospectiveDue);
    }

    /** The day on which what follows a stage is due; empty for the last. */
    Optional<LocalDate> following(Stage stage) {
        return Optional.ofNullable(
                switch (stage) {
                    case MISSION -> briefDue;
                    case BRIEF -> commitmentsDue;
                    case COMMITMENTS -> charterDue;
                    case CHARTER -> goNoGo;
                    case GO_NO_GO -> runStart.minusDays(1);
                    case RUN -> retrospectiveDue.minusDays(1);
                    case FRAMING, LAUNCHING, RETROSPECTIVE, SYNTHESIS, CLOSED, CANCELLED -> null;
                });
    }

    /** The dates that have passed, come before the step they follow, or lie beyond any campaign; by field. */
    List<Flaw> flaws(LocalDate today) {
        List<Step> steps = List.of(
                new Step("missionDue", missionDue),
                new Step("briefDue", briefDue),
                new Step("commitmentsDue", commitmentsDue),
                new Step("charterDue", charterDue),
                new Step("goNoGo", goNoGo),
                new Step("runStart", runStart),
                new Step("runEnd", runEnd),
                new Step("retrospectiveDue", retrospectiveDue));
        List<Flaw> flaws = new ArrayList<>();
        LocalDate before = today;
        for (Step step : steps) {
            if (step.date().isBefore(today)) {
                flaws.add(Flaw.block(step.field(), "date-past"));
            } else if (step.date().isAfter(today.plusYears(MOST_YEARS))) {
                flaws.add(Flaw.block(step.field(), "date-far", MOST_YEARS));
            } else if (step.date().isBefore(before)) {
                flaws.add(Flaw.block(step.field(), "date-order"));
            } else if (step.date().equals(before) && step.field().equals("runStart")) {
                flaws.add(Flaw.block(step.field(), "run-after-decision"));
            } else if (step.date().equals(before) && step.field().equals("retrospectiveDue")) {
                flaws.add(Flaw.block(step.field(), "retrospective-after-run"));
            } else {
                before = step.date();
            }
        }
        return flaws;
    }
}
