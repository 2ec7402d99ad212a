package coop.unisson.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.RoomTest;
import coop.unisson.campaign.CampaignId;
import coop.unisson.charter.CharterFixture;
import coop.unisson.charter.CharterService;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.engagement.Engagement;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryServiceTests extends RoomTest {

    @Autowired
    CharterService charters;

    @Autowired
    DeliveryService deliveries;

    @Autowired
    DeliverCommitment deliverCommitment;

    private CampaignId signing() {
        CampaignId campaign = campaign();
        CharterFixture.publish(charters, campaign, campaigns.get(campaign).coordinator());
        clock.moveTo(Instant.parse("2027-10-20T08:00:00Z"));
        return campaign;
    }

    private Engagement signed(CampaignId campaign, String... promises) {
        Engagement partner = partner(campaign, "Bobine & Fils", promises);
        CharterFixture.sign(charters, commitments, partner);
        return partner;
    }

    private static void isRefused(Runnable act, Problem.Kind kind, String code) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @Test
    void startsNothingWithoutASignature() {
        Engagement partner = partner(signing(), "Bobine & Fils", "Huit ateliers reprise");

        assertThatThrownBy(() -> deliveries.start(partner.id())).isInstanceOf(IllegalStateException.class);
        assertThat(deliveries.of(partner.id())).isEmpty();
    }

    @Test
    void marksEachSignedPromiseAsToStartOnce() {
        CampaignId campaign = signing();
        Engagement partner = signed(campaign, "Huit ateliers reprise", "Quatre stories", "Un tutoriel");

        List<CommitmentId> due = deliveries.start(partner.id());

        assertThat(due).hasSize(3);
        assertThat(deliveries.start(partner.id())).isEmpty();
        assertThat(deliveries.open(campaign)).isEqualTo(3);
        assertThat(events.stream(DeliveryDue.class).map(DeliveryDue::commitment))
                .containsExactlyElementsOf(due);
    }

    @Test
    void setsUnderWayOnlyWhatIsToStartAndOnlyOnce() {
        CommitmentId due =
                deliveries.start(signed(signing(), "Un tutoriel").id()).get(0);
        deliveries.begin(due);

        isRefused(() -> deliveries.begin(due), Problem.Kind.CONFLICT, "delivery-begun");
        isRefused(() -> deliveries.begin(new CommitmentId("never")), Problem.Kind.NOT_FOUND, "delivery");
    }

    @Test
    void keepsWhatThePersonWhoPromisedSays() {
        CampaignId campaign = signing();
        Engagement partner = signed(campaign, "Un tutoriel");
        CommitmentId due = deliveries.start(partner.id()).get(0);

        DeliveryFixture.record(deliveries, due, partner.lead(), Outcome.LATE, DUE.plusDays(3));

        Delivery delivery = deliveries.get(due);
        assertThat(delivery.outcome()).contains(Outcome.LATE);
        assertThat(delivery.doneOn()).contains(DUE.plusDays(3));
        assertThat(delivery.evidenceLink()).contains("https://bobine.example/ateliers");
        assertThat(delivery.reason()).contains("Une absence.");
        assertThat(delivery.recordedBy()).contains(partner.lead());
        assertThat(delivery.recordedAt()).isPresent();
        assertThat(delivery.kept()).isTrue();
        assertThat(deliveries.open(campaign)).isZero();
        assertThat(events.stream(DeliveryRecorded.class))
                .containsExactly(new DeliveryRecorded(due, partner.id(), campaign));
    }

    @Test
    void believesOnlyThePersonWhoPromised() {
        Engagement partner = signed(signing(), "Un tutoriel");
        CommitmentId due = deliveries.start(partner.id()).get(0);

        for (PersonId other :
                List.of(partner.director(), campaigns.get(partner.campaign()).coordinator())) {
            isRefused(
                    () -> DeliveryFixture.record(deliveries, due, other, Outcome.DELIVERED, DUE),
                    Problem.Kind.FORBIDDEN,
                    "delivery-not-owner");
        }
        assertThat(deliveries.get(due).open()).isTrue();
    }

    @Test
    void keepsTheFirstAccount() {
        Engagement partner = signed(signing(), "Un tutoriel");
        CommitmentId due = deliveries.start(partner.id()).get(0);
        DeliveryFixture.record(deliveries, due, partner.lead(), Outcome.DELIVERED, DUE);

        isRefused(
                () -> DeliveryFixture.record(deliveries, due, partner.lead(), Outcome.NOT_DELIVERED, null),
                Problem.Kind.CONFLICT,
                "delivery-recorded");
        assertThat(deliveries.get(due).outcome()).contains(Outcome.DELIVERED);
    }

    @Test
    void asksForTheSameNumberOfStatementsHoweverManyPromises() {
        CampaignId campaign = signing();
        for (int i = 0; i < 12; i++) {
            deliveries.start(
                    signed(campaign, "Un atelier", "Une affiche", "Une lettre").id());
        }

        assertThat(deliveries.of(campaign)).hasSize(36);
        assertThat(statements(() -> deliveries.of(campaign))).isEqualTo(1);
        assertThat(statements(() -> deliveries.open(campaign))).isEqualTo(1);
    }

    @Test
    void theFormShowsThePromiseAndSaysWhileOneTypesWhatIsMissing() {
        Engagement partner = signed(signing(), "Un tutoriel");
        CommitmentId due = deliveries.start(partner.id()).get(0);
        FormContext context = new FormContext(due.value(), partner.lead().value(), Locale.FRENCH);

        assertThat(deliverCommitment.prefill(context).model())
                .containsEntry("due", DUE)
                .containsKey("commitment");
        var unfinished = new DeliverCommitment.Said(
                Outcome.PARTLY, LocalDate.of(2027, 12, 1), null, null, null, null, null, null);
        assertThat(deliverCommitment.check(context, unfinished))
                .extracting(Flaw::field)
                .containsExactly("doneOn", "evidenceLink", "reason");
        assertThatThrownBy(() -> deliverCommitment.accept(context, unfinished)).isInstanceOf(Refused.class);
        assertThat(deliveries.get(due).open()).isTrue();

        deliverCommitment.accept(
                context,
                new DeliverCommitment.Said(
                        Outcome.PARTLY, DUE, 2, null, "Deux minutes sur trois.", "Un micro en panne.", null, null));

        assertThat(deliveries.get(due).quantityDone()).contains(2);
    }
}
