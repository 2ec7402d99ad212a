package coop.unisson.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentFixture;
import coop.unisson.commitment.ResourceKind;
import coop.unisson.engagement.EngagementId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceLedgerTests {

    private static final EngagementId US = new EngagementId("us");
    private static final EngagementId THEM = new EngagementId("them");
    private static final EngagementId THIRD = new EngagementId("third");

    private static final List<Commitment> PROMISED = List.of(
            CommitmentFixture.resource(US, ResourceKind.HOURS, 40),
            CommitmentFixture.resource(US, ResourceKind.HOURS, 2),
            CommitmentFixture.resource(THEM, ResourceKind.HOURS, 10),
            CommitmentFixture.resource(THIRD, ResourceKind.HOURS, 5),
            CommitmentFixture.resource(THIRD, ResourceKind.EUROS, 300));

    @Test
    void addsUpWhatIsPlannedByPartnerAndKind() {
        ResourceLedger ledger = ResourceLedger.of(PROMISED, List.of());

        assertThat(ledger.of(US).get(ResourceKind.HOURS).planned()).isEqualByComparingTo("42");
        assertThat(ledger.of(US).get(ResourceKind.HOURS).open()).isEqualTo(2);
        assertThat(ledger.total().get(ResourceKind.HOURS).planned()).isEqualByComparingTo("57");
        assertThat(ledger.total()).doesNotContainKey(ResourceKind.SKILL_DAYS);
    }

    @Test
    void saysWhatWasUsedAsItWasTold() {
        ResourceLedger ledger = ResourceLedger.of(
                PROMISED, List.of(DeliveryFixture.used(PROMISED.get(0), 37), DeliveryFixture.used(PROMISED.get(4), 0)));

        assertThat(ledger.of(US).get(ResourceKind.HOURS)).satisfies(entry -> {
            assertThat(entry.used()).isEqualByComparingTo("37");
            assertThat(entry.open()).isEqualTo(1);
        });
        assertThat(ledger.total().get(ResourceKind.EUROS).open()).isZero();
    }

    @Test
    void countsASecondResourceOfAPromiseInItsOwnUnit() {
        Commitment evening = CommitmentFixture.withSecondResource(PROMISED.get(4), ResourceKind.SKILL_DAYS, 2);

        ResourceLedger planned = ResourceLedger.of(List.of(evening), List.of());
        assertThat(planned.of(THIRD).get(ResourceKind.EUROS).planned()).isEqualByComparingTo("300");
        assertThat(planned.of(THIRD).get(ResourceKind.SKILL_DAYS)).satisfies(entry -> {
            assertThat(entry.planned()).isEqualByComparingTo("2");
            assertThat(entry.open()).isEqualTo(1);
        });

        ResourceLedger told = ResourceLedger.of(List.of(evening), List.of(DeliveryFixture.used(evening, 280, 3)));
        assertThat(told.of(THIRD).get(ResourceKind.EUROS).used()).isEqualByComparingTo("280");
        assertThat(told.of(THIRD).get(ResourceKind.SKILL_DAYS).used()).isEqualByComparingTo("3");
        assertThat(told.of(THIRD).get(ResourceKind.SKILL_DAYS).open()).isZero();
    }

    @Test
    void tellsAPeerNoSumFromWhichItCouldReadOnePartnersFigure() {
        ResourceLedger ledger = ResourceLedger.of(PROMISED, List.of());

        assertThat(ledger.others(US)).containsOnlyKeys(ResourceKind.HOURS);
        assertThat(ledger.others(US).get(ResourceKind.HOURS).planned()).isEqualByComparingTo("15");
        assertThat(ledger.others(THIRD).get(ResourceKind.HOURS).planned()).isEqualByComparingTo("52");
    }
}
