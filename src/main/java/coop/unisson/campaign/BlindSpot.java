package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A gap in the plan, and what was decided about it, by whom. */
@Entity
@Table(name = "blind_spot")
public class BlindSpot {

    @Id
    @SuppressWarnings("UnusedVariable") // Hibernate's
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private int line;

    private String gap;

    @Enumerated(EnumType.STRING)
    private GapDecision.Choice choice;

    private String reason;

    @Column(name = "partner_id")
    private @Nullable String partner;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private PersonId decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    BlindSpot(CampaignId campaign, int line, GapDecision decision, PersonId by, Instant now) {
        this.id = Ids.mint();
        this.campaign = campaign;
        this.line = line;
        this.gap = decision.gap();
        this.choice = decision.choice();
        this.reason = decision.reason();
        this.partner = decision.partner();
        this.decidedBy = by;
        this.decidedAt = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected BlindSpot() {}

    public CampaignId campaign() {
        return campaign;
    }

    public int line() {
        return line;
    }

    public GapDecision decision() {
        return new GapDecision(gap, choice, reason, partner);
    }

    public PersonId decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
