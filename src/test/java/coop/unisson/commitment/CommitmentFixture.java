package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A commitment as its owner has accepted it. */
public final class CommitmentFixture {

    private CommitmentFixture() {}

    public static Commitment of(EngagementId partner, String what, When when, PersonId owner) {
        Commitment commitment = new Commitment(
                new CommitmentId(Ids.mint()),
                partner,
                0,
                PromiseBuilder.builder()
                        .kind(Kind.OWN_CHANNEL)
                        .what(what)
                        .channel("Instagram")
                        .format("story")
                        .quantity(4)
                        .whenKind(when.kind())
                        .date(when.date())
                        .from(when.from())
                        .to(when.to())
                        .dates(when.dates())
                        .ownerName("Léa Martin")
                        .ownerEmail("lea.martin@bobine.example")
                        .evidence(Evidence.LINK)
                        .build());
        commitment.ownedBy(owner);
        return commitment;
    }

    /** A resource somebody puts in. */
    public static Commitment resource(EngagementId partner, ResourceKind kind, int quantity) {
        return new Commitment(
                new CommitmentId(Ids.mint()),
                partner,
                0,
                PromiseBuilder.builder()
                        .kind(Kind.RESOURCE)
                        .what("Prêter")
                        .resourceKind(kind)
                        .resourceQuantity(BigDecimal.valueOf(quantity))
                        .build());
    }

    /** The same commitment with a second resource in it. */
    public static Commitment withSecondResource(Commitment commitment, ResourceKind kind, int quantity) {
        return new Commitment(
                commitment.id(),
                commitment.engagement(),
                0,
                commitment.promise().with(promise -> promise.otherResourceKind(kind)
                        .otherResourceQuantity(BigDecimal.valueOf(quantity))));
    }

    public static When on(LocalDate day) {
        return new When(WhenKind.DATE, day, null, null, List.of());
    }

    public static When throughout(LocalDate from, LocalDate to) {
        return new When(WhenKind.PRESENCE, null, from, to, List.of());
    }

    public static When within(LocalDate from, LocalDate to) {
        return new When(WhenKind.WINDOW, null, from, to, List.of());
    }

    public static When onEach(LocalDate... days) {
        return new When(WhenKind.SERIES, null, null, null, List.of(days));
    }
}
