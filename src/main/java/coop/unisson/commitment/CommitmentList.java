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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "saved_at")
    private Instant savedAt;

    @Column(name = "sent_on")
    private @Nullable LocalDate sentOn;

    @ElementCollection
    @CollectionTable(name = "approval", joinColumns = @JoinColumn(name = "engagement_id"))
    @OrderColumn(name = "position")
    private List<Approval> approvals = new ArrayList<>();

    CommitmentList(EngagementId id, CampaignId campaign, PersonId by, Instant now) {
        this.id = id;
        this.campaign = campaign;
        this.savedBy = by;
        this.savedAt = now;
        this.since = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected CommitmentList() {}

    /**
     * Writes the list's own part of a declaration.
     *
     * @throws Problem 409 when the list was sent
     */
    void write(Declaration declaration, PersonId by, Instant now) {
        requireOpen();
        revision++;
        savedBy = by;
        savedAt = now;
        zero = declaration.zero();
        approvals.clear();
        approvals.addAll(declaration.approvals());
    }

    /**
     * @throws Problem 409 when it was sent, or is settled
     */
    void requireOpen() {
        if (level == Level.AWAITING_OWNERS || level == Level.AWAITING_OTHERS) {
            throw Problem.conflict("sent-already");
        }
        if (!isOpen()) {
            throw Problem.conflict("declared-already");
        }
    }

    void judged(Level newLevel, int newBlocked, Instant now) {
        if (level != newLevel) {
            since = now;
        }
        level = newLevel;
        blocked = newBlocked;
    }

    /** From now on only those who are named answer. */
    void sent(LocalDate today, Instant now) {
        sentOn = today;
        judged(Level.AWAITING_OWNERS, 0, now);
    }

    /** Whether anybody may write on it: until it is sent, and again once it came back. */
    boolean isOpen() {
        return level == Level.DRAFT || level == Level.VAGUE;
    }

    Optional<LocalDate> sentOn() {
        return Optional.ofNullable(sentOn);
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

    ListState state() {
        return new ListState(level, blocked, since);
    }
}
