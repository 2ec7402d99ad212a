package coop.unisson.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTests {

    private static final LocalDate DUE = LocalDate.of(2027, 10, 12);
    private static final LocalDate TODAY = LocalDate.of(2027, 10, 20);
    private static final String LINK = "https://horizon-ouest.example/lettre";
    private static final PersonId LEA = new PersonId("lea");

    private static List<String> codes(Account account) {
        return account.flaws(DUE, TODAY).stream().map(Flaw::code).toList();
    }

    private static Account delivered(LocalDate doneOn) {
        return new Account(Outcome.DELIVERED, doneOn, 380_000, LINK, null, null);
    }

    @Test
    void acceptsAPromiseKeptOnTheDayItself() {
        assertThat(codes(delivered(DUE))).isEmpty();
    }

    @Test
    void asksWhichDay() {
        assertThat(codes(new Account(Outcome.DELIVERED, null, null, LINK, null, null)))
                .containsExactly("done-when");
    }

    @Test
    void believesNobodyAboutTomorrow() {
        assertThat(codes(delivered(TODAY.plusDays(1)))).containsExactly("done-in-future");
        assertThat(codes(new Account(Outcome.LATE, TODAY, null, LINK, null, "Imprimeur en retard.")))
                .isEmpty();
    }

    @Test
    void callsLateWhatIsLateAndNothingElse() {
        assertThat(codes(delivered(DUE.plusDays(1)))).containsExactly("done-late");
        assertThat(codes(new Account(Outcome.LATE, DUE, null, LINK, null, "En retard ?")))
                .containsExactly("done-in-time");
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, mode = EnumSource.Mode.EXCLUDE, names = "DELIVERED")
    void asksWhatHappenedUnlessAllWentAsPromised(Outcome outcome) {
        LocalDate doneOn =
                switch (outcome) {
                    case NOT_DELIVERED -> null;
                    case LATE -> DUE.plusDays(2);
                    default -> DUE;
                };

        assertThat(codes(new Account(outcome, doneOn, null, LINK, null, "  "))).containsExactly("reason-missing");
        assertThat(codes(new Account(outcome, doneOn, null, LINK, null, "Une absence.")))
                .isEmpty();
    }

    @Test
    void asksForEvidenceInOneFormOrAnother() {
        assertThat(codes(new Account(Outcome.DELIVERED, DUE, null, " ", "", null)))
                .containsExactly("evidence-missing");
        assertThat(codes(new Account(Outcome.DELIVERED, DUE, null, null, "Affiche vue en vitrine.", null)))
                .isEmpty();
        assertThat(codes(new Account(Outcome.NOT_DELIVERED, null, null, null, null, "Salle fermée.")))
                .isEmpty();
    }

    @Test
    void doesNotDateWhatWasNotDone() {
        assertThat(codes(new Account(Outcome.NOT_DELIVERED, DUE, null, null, null, "Salle fermée.")))
                .containsExactly("done-but-not");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,hello",
                "ftp://horizon-ouest.example/lettre",
                "//horizon-ouest.example",
                "horizon-ouest.example/lettre",
                "https:///lettre",
                "https://a b.example",
                "une photo"
            })
    void refusesALinkThatIsNoWebAddress(String link) {
        assertThat(codes(new Account(Outcome.DELIVERED, DUE, null, link, null, null)))
                .containsExactly("link-not-web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS://horizon-ouest.example", "http://horizon-ouest.example:8080/a?b=c#d"})
    void acceptsAWebAddress(String link) {
        assertThat(codes(new Account(Outcome.DELIVERED, DUE, null, link, null, null)))
                .isEmpty();
    }

    @Test
    void isGivenOnce() {
        Delivery delivery = delivery();
        Instant now = Instant.parse("2027-10-20T08:00:00Z");
        delivery.record(delivered(DUE), DUE, LEA, now, ShiftedClock.ZONE);

        assertThat(delivery.open()).isFalse();
        assertThat(delivery.kept()).isTrue();
        assertThatThrownBy(() -> delivery.record(
                        new Account(Outcome.NOT_DELIVERED, null, null, null, null, "Finalement non."),
                        DUE,
                        LEA,
                        now,
                        ShiftedClock.ZONE))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("delivery-recorded"));
        assertThat(delivery.outcome()).contains(Outcome.DELIVERED);
    }

    @Test
    void readsTheDayWhereTheCampaignLives() {
        Delivery delivery = delivery();
        Instant justAfterMidnightInParis = Instant.parse("2027-10-12T22:30:00Z");

        delivery.record(
                new Account(Outcome.LATE, LocalDate.of(2027, 10, 13), null, LINK, null, "Minuit passé."),
                DUE,
                LEA,
                justAfterMidnightInParis,
                ShiftedClock.ZONE);

        assertThat(delivery.doneOn()).contains(LocalDate.of(2027, 10, 13));
    }

    @Test
    void leavesTheDeliveryOpenWhenItContradictsItself() {
        Delivery delivery = delivery();

        assertThatThrownBy(() -> delivery.record(
                        delivered(DUE.plusDays(1)), DUE, LEA, Instant.parse("2027-10-20T08:00:00Z"), ShiftedClock.ZONE))
                .isInstanceOf(Refused.class);
        assertThat(delivery.open()).isTrue();
        assertThat(delivery.kept()).isFalse();
    }

    @Test
    void setsADeliveryUnderWayOnce() {
        Delivery delivery = delivery();
        delivery.begin(Instant.EPOCH);

        assertThatThrownBy(() -> delivery.begin(Instant.EPOCH)).isInstanceOf(Problem.class);
    }

    private static Delivery delivery() {
        return new Delivery(
                new CommitmentId("k1"),
                new EngagementId("e1"),
                new CampaignId("c1"),
                Instant.parse("2027-09-17T08:00:00Z"));
    }
}
