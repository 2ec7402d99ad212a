package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All one partner promises in one campaign, and how far it has come. */
@Entity
@Table(name = "commitment_list")
class CommitmentList {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId id;

    @Version
    private int version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private int revision;

    private boolean zero;

    @Enumerated(EnumType.STRING)
    private Level level = Level.DRAFT;

    private int blocked;

    private Instant since;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "saved_by"))
    private PersonId savedBy;

    @ElementCollection
    @CollectionTable(name = "approval", joinColumns = @JoinColumn(name = "engagement_id"))
    @OrderColumn(name = "position")
    private List<Approval> approvals = new ArrayList<>();

    CommitmentList(EngagementId id, CampaignId campaign, PersonId by, Instant now) {
        this.id = id;
        this.campaign = campaign;
        this.savedBy = by;
        this.since = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected CommitmentList() {}

    /**
     * Writes the list's own part of a declaration.
     *
     * @throws Problem 409 when somebody else has saved since this person read it
     */
    void write(Declaration declaration, PersonId by) {
        if (level == Level.EXPLICIT || level == Level.ZERO) {
            throw Problem.conflict("declared-already");
        }
        if (revision != declaration.revision() && !savedBy.equals(by)) {
            throw Problem.conflict("saved-meanwhile");
        }
        revision++;
        savedBy = by;
        zero = declaration.zero();
        approvals.clear();
        approvals.addAll(declaration.approvals());
    }

    void judged(Level newLevel, int newBlocked, Instant now) {
        if (level != newLevel) {
            since = now;
        }
        level = newLevel;
        blocked = newBlocked;
    }

    EngagementId id() {
        return id;
    }

    CampaignId campaign() {
        return campaign;
    }

    int revision() {
        return revision;
    }

    boolean zero() {
        return zero;
    }

    List<Approval> approvals() {
        return List.copyOf(approvals);
    }

    int approvalDays() {
        return approvals.stream()
                .filter(Approval::isKnown)
                .mapToInt(approval -> approval.days() == null ? 0 : approval.days())
                .sum();
    }

    ListState state() {
        return new ListState(level, blocked, since);
    }
}
