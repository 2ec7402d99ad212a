package coop.unisson.commitment;

import coop.unisson.shared.DaysOff;
import coop.unisson.shared.WorkingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a promise must be begun, counted back in working days through those of its approvals that apply to it. */
@Component
class Feasibility {

    private final WorkingCalendar calendar;

    Feasibility(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Working days of the steps a promise of this kind passes; null while the chain is empty or anything of it is unknown. */
    static @Nullable Integer approvalDays(List<Approval> chain, @Nullable Kind kind) {
        List<Approval> steps =
                chain.stream().filter(step -> step.appliesTo(kind)).toList();
        if (chain.isEmpty() || !steps.stream().allMatch(Approval::isKnown)) {
            return null;
        }
        return steps.stream()
                .mapToInt(step -> step.days() == null ? 0 : step.days())
                .sum();
    }

    /** The last day on which approvals can begin; none while the days or the time are unknown. */
    Optional<LocalDate> latestStart(When when, @Nullable Integer approvalDays, DaysOff off) {
        return approvalDays == null
                ? Optional.empty()
                : when.readyBy().map(day -> calendar.minusWorkingDays(day, approvalDays, off));
    }
}
