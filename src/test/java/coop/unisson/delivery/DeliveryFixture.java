package coop.unisson.delivery;

import coop.unisson.commitment.CommitmentId;
import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Accounts for a promise through its real transition. */
public final class DeliveryFixture {

    private DeliveryFixture() {}

    public static void record(
            DeliveryService deliveries,
            CommitmentId commitment,
            PersonId owner,
            Outcome outcome,
            @Nullable LocalDate doneOn) {
        deliveries.record(
                commitment,
                owner,
                new Account(
                        outcome,
                        doneOn,
                        null,
                        outcome.done() ? "https://bobine.example/ateliers" : null,
                        null,
                        outcome == Outcome.DELIVERED ? null : "Une absence."));
    }
}
