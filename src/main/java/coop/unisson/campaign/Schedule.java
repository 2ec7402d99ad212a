package coop.unisson.campaign;

import coop.unisson.shared.Flaw;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    private record Step(String field, Stage stage, LocalDate date) {}

    private List<Step> steps() {
        return List.of(
                new Step("missionDue", Stage.MISSION, missionDue),
                new Step("briefDue", Stage.BRIEF, briefDue),
                new Step("commitmentsDue", Stage.COMMITMENTS, commitmentsDue),
                new Step("charterDue", Stage.CHARTER, charterDue),
                new Step("goNoGo", Stage.GO_NO_GO, goNoGo),
                new Step("runStart", Stage.LAUNCHING, runStart),
                new Step("runEnd", Stage.RUN, runEnd),
                new Step("retrospectiveDue", Stage.RETROSPECTIVE, retrospectiveDue));
    }

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
        return flaws(today, step -> false, step -> false);
    }

    /**
     * As {@link #flaws(LocalDate)}, for dates that replace others: what was acted on stays as it was, and what has passed
     * may stay so.
     *
     * @param acted whether the campaign has gone beyond a stage's date
     */
    List<Flaw> flawsInsteadOf(Schedule before, Predicate<Stage> acted, LocalDate today) {
        Map<String, LocalDate> dates = before.byField();
        return flaws(
                today, step -> acted.test(step.stage()), step -> step.date().equals(dates.get(step.field())));
    }

    private List<Flaw> flaws(LocalDate today, Predicate<Step> acted, Predicate<Step> kept) {
        List<Flaw> flaws = new ArrayList<>();
        LocalDate before = today;
        for (Step step : steps()) {
            if (acted.test(step)) {
                if (!kept.test(step)) {
                    flaws.add(Flaw.block(step.field(), "date-acted"));
                }
            } else if (step.date().isBefore(today) && (!kept.test(step) || before.isAfter(today))) {
                flaws.add(Flaw.block(step.field(), "date-past"));
            } else if (step.date().isAfter(today.plusYears(MOST_YEARS))) {
                flaws.add(Flaw.block(step.field(), "date-far", MOST_YEARS));
            } else if (step.date().isBefore(before) && !step.date().isBefore(today)) {
                flaws.add(Flaw.block(step.field(), "date-order"));
            } else if (step.date().equals(before) && step.field().equals("runStart")) {
                flaws.add(Flaw.block(step.field(), "run-after-decision"));
            } else if (step.date().equals(before) && step.field().equals("retrospectiveDue")) {
                flaws.add(Flaw.block(step.field(), "retrospective-after-run"));
            } else if (step.date().isAfter(before)) {
                before = step.date();
            }
        }
        return flaws;
    }

    /** Every date by the name of its field, in the order in which they come. */
    public Map<String, LocalDate> byField() {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        steps().forEach(step -> dates.put(step.field(), step.date()));
        return dates;
    }

    /** The fields whose dates the campaign has gone beyond. */
    Set<String> fieldsOf(Predicate<Stage> acted) {
        return steps().stream()
                .filter(step -> acted.test(step.stage()))
                .map(Step::field)
                .collect(Collectors.toUnmodifiableSet());
    }
}
