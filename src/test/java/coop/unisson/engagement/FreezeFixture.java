package coop.unisson.engagement;

import coop.unisson.partner.PersonId;
import java.time.LocalDate;

/** A pause in a partner's approvals, as its people declare it. */
public final class FreezeFixture {

    private FreezeFixture() {}

    public static void declare(
            EngagementService engagements, EngagementId id, LocalDate firstDay, LocalDate lastDay, PersonId by) {
        engagements.freeze(id, firstDay, lastDay, "Inventaire", by);
    }
}
