package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.partner.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Accounts for a promise through its real transition. */
public final class DeliveryFixture {

    private DeliveryFixture() {}

    /** The account of a promise that says how much of its resource was used. */
    static Delivery used(Commitment commitment, int amount) {
        return used(commitment, amount, null);
    }

    /** The same, of both resources. */
    static Delivery used(Commitment commitment, int amount, @Nullable Integer other) {
        Delivery delivery = new Delivery(
                commitment.id(),
                commitment.engagement(),
                new CampaignId("campaign"),
                Instant.parse("2027-10-01T08:00:00Z"));
        LocalDate day = LocalDate.of(2027, 10, 12);
        delivery.record(
                new Account(Outcome.DELIVERED, day, null, null, "Vu.", null),
                day,
                new PersonId("lea"),
                Instant.parse("2027-10-13T08:00:00Z"),
                ZoneOffset.UTC);
        delivery.use(BigDecimal.valueOf(amount), other == null ? null : BigDecimal.valueOf(other));
        return delivery;
    }

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
                        outcome == Outcome.DELIVERED ? null : "Une absence."),
                null,
                null);
    }
}
