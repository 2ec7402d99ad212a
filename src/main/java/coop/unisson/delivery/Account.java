package coop.unisson.delivery;

import coop.unisson.shared.Flaw;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person who had promised says about it.
 *
 * @param doneOn the day it was done; the last day, when it took several
 * @param quantityDone in the unit of the promise
 */
record Account(
        Outcome outcome,
        @Nullable LocalDate doneOn,
        @Nullable Integer quantityDone,
        @Nullable String evidenceLink,
        @Nullable String evidenceNote,
        @Nullable String reason) {

    Account {
        evidenceLink = words(evidenceLink);
        evidenceNote = words(evidenceNote);
        reason = words(reason);
    }

    private static @Nullable String words(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /**
     * What keeps this from being an account.
     *
     * @param due the last day promised
     */
    List<Flaw> flaws(LocalDate due, LocalDate today) {
        List<Flaw> flaws = new ArrayList<>();
        if (outcome.done()) {
            whenFlaws(flaws, due, today);
            if (evidenceLink == null && evidenceNote == null) {
                flaws.add(Flaw.block("evidenceLink", "evidence-missing"));
            }
        } else if (doneOn != null) {
            flaws.add(Flaw.block("doneOn", "done-but-not"));
        }
        if (evidenceLink != null && !WebAddress.is(evidenceLink)) {
            flaws.add(Flaw.block("evidenceLink", "link-not-web"));
        }
        if (outcome != Outcome.DELIVERED && reason == null) {
            flaws.add(Flaw.block("reason", "reason-missing"));
        }
        return flaws;
    }

    private void whenFlaws(List<Flaw> flaws, LocalDate due, LocalDate today) {
        if (doneOn == null) {
            flaws.add(Flaw.block("doneOn", "done-when"));
        } else if (doneOn.isAfter(today)) {
            flaws.add(Flaw.block("doneOn", "done-in-future"));
        } else if (outcome == Outcome.DELIVERED && doneOn.isAfter(due)) {
            flaws.add(Flaw.block("outcome", "done-late"));
        } else if (outcome == Outcome.LATE && !doneOn.isAfter(due)) {
            flaws.add(Flaw.block("outcome", "done-in-time"));
        }
    }
}
