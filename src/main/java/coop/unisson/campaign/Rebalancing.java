package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** What the coordination decided about everybody who had left up to a moment. */
@Entity
public class Rebalancing {

    @Id
    @SuppressWarnings("UnusedVariable") // Hibernate's
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private String note;

    @Column(name = "up_to")
    private Instant upTo;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private PersonId decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    Rebalancing(CampaignId campaign, String note, Instant upTo, PersonId by, Instant now) {
        this.id = Ids.mint();
        this.campaign = campaign;
        this.note = note;
        this.upTo = upTo;
        this.decidedBy = by;
        this.decidedAt = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Rebalancing() {}

    public CampaignId campaign() {
        return campaign;
    }

    public String note() {
        return note;
    }

    public Instant upTo() {
        return upTo;
    }

    public PersonId decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
