package coop.unisson.gate;

import coop.unisson.campaign.CampaignId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the list of partners a gate asks about was closed. Whoever enters later passes the same questions alone and never
 * holds the campaign up.
 */
@Entity
@Table(name = "gate_list")
class GateList {

    @Embeddable
    record Key(
            @Column(name = "campaign_id") String campaign,

            @Enumerated(EnumType.STRING) @Column(name = "gate")
            Gate gate) {

        static Key of(CampaignId campaign, Gate gate) {
            return new Key(campaign.value(), gate);
        }
    }

    @EmbeddedId
    private Key key;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "passed_at")
    private @Nullable Instant passedAt;

    GateList(CampaignId campaign, Gate gate, Instant closedAt) {
        this.key = Key.of(campaign, gate);
        this.closedAt = closedAt;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected GateList() {}

    void pass(Instant at) {
        if (passedAt != null) {
            throw new IllegalStateException("passed before: " + key);
        }
        passedAt = at;
    }

    /** Asks again, of the same circle. */
    void reopen() {
        passedAt = null;
    }

    Gate gate() {
        return key.gate();
    }

    Instant closedAt() {
        return closedAt;
    }

    boolean passed() {
        return passedAt != null;
    }
}
