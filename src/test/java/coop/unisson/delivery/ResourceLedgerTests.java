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
    void tellsAPeerNoSumFromWhichItCouldReadOnePartnersFigure() {
        ResourceLedger ledger = ResourceLedger.of(PROMISED, List.of());

        assertThat(ledger.others(US)).containsOnlyKeys(ResourceKind.HOURS);
        assertThat(ledger.others(US).get(ResourceKind.HOURS).planned()).isEqualByComparingTo("15");
        assertThat(ledger.others(THIRD).get(ResourceKind.HOURS).planned()).isEqualByComparingTo("52");
    }
}
