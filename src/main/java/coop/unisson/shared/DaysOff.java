package coop.unisson.shared;

import java.time.LocalDate;
import java.util.List;

/**
 * The days, besides weekends, on which nobody of an organisation works on a campaign.
 *
 * @param country whose public holidays it keeps
 * @param freezes when its approvals stand still
 */
public record DaysOff(Country country, List<Freeze> freezes) {

    /** Where campaigns are coordinated: what concerns no partner is counted by its holidays. */
    public static final DaysOff HOME = of(Country.FR);

    /** From a first day to a last, both included. */
    public record Freeze(LocalDate first, LocalDate last) {

        boolean has(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }

        private int days() {
            return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        }
    }

    public DaysOff {
        freezes = List.copyOf(freezes);
    }

    public static DaysOff of(Country country) {
        return new DaysOff(country, List.of());
    }

    boolean isFrozen(LocalDate day) {
        return freezes.stream().anyMatch(freeze -> freeze.has(day));
    }

    /** How many days all freezes have together, weekends included. */
    public int frozenDays() {
        return freezes.stream().mapToInt(Freeze::days).sum();
    }
}
