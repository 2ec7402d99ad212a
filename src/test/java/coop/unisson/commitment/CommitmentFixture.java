package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
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
                new Promise(
                        null,
                        Kind.OWN_CHANNEL,
                        what,
                        "Instagram",
                        "story",
                        4,
                        when.kind(),
                        when.date(),
                        when.from(),
                        when.to(),
                        when.dates(),
                        "Léa Martin",
                        "lea.martin@bobine.example",
                        null,
                        null,
                        Evidence.LINK,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        commitment.ownedBy(owner);
        return commitment;
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
