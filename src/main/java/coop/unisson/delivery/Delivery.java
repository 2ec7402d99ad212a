package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signed commitment on its way: to start, under way, accounted for. */
@Entity
@Table(name = "delivery")
public class Delivery {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CommitmentId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private Instant dueSince;

    private @Nullable Instant begunAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    private @Nullable LocalDate doneOn;

    private @Nullable Integer quantityDone;

    private @Nullable String evidenceLink;

    private @Nullable String evidenceNote;

    private @Nullable String reason;

    private @Nullable BigDecimal resourceUsed;

    private @Nullable BigDecimal otherResourceUsed;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "recorded_by"))
    private @Nullable PersonId recordedBy;

    private @Nullable Instant recordedAt;

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Delivery() {}

    Delivery(CommitmentId id, EngagementId engagement, CampaignId campaign, Instant dueSince) {
        this.id = id;
        this.engagement = engagement;
        this.campaign = campaign;
        this.dueSince = dueSince;
    }

    /** Sets the delivery under way, once. */
    void begin(Instant at) {
        if (begunAt != null) {
            throw Problem.conflict("delivery-begun");
        }
        begunAt = at;
    }

    /** Keeps the account of the person who had promised, once. */
    void record(Account account, LocalDate due, PersonId by, Instant at, ZoneId zone) {
        if (outcome != null) {
            throw Problem.conflict("delivery-recorded");
        }
        List<Flaw> flaws = account.flaws(due, LocalDate.ofInstant(at, zone));
        if (!flaws.isEmpty()) {
            throw new Refused(flaws);
        }
        outcome = account.outcome();
        doneOn = account.doneOn();
        quantityDone = account.quantityDone();
        evidenceLink = account.evidenceLink();
        evidenceNote = account.evidenceNote();
        reason = account.reason();
        recordedBy = by;
        recordedAt = at;
    }

    /** Keeps how much of each resource promised was used, with the account; null where nobody says. */
    void use(@Nullable BigDecimal amount, @Nullable BigDecimal other) {
        if (outcome == null) {
            throw new IllegalStateException("what was used is told with what became of it: " + id);
        }
        resourceUsed = amount;
        otherResourceUsed = other;
    }

    public CommitmentId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public CampaignId campaign() {
        return campaign;
    }

    /** When the promise was signed. */
    public Instant dueSince() {
        return dueSince;
    }

    /** Whether nobody has said yet what became of it. */
    public boolean open() {
        return outcome == null;
    }

    /** Whether the promise was kept, be it less, later or otherwise than written. */
    public boolean kept() {
        return outcome != null && outcome.done();
    }

    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    public Optional<LocalDate> doneOn() {
        return Optional.ofNullable(doneOn);
    }

    public Optional<Integer> quantityDone() {
        return Optional.ofNullable(quantityDone);
    }

    /** How much of the resource promised was used, in the promise's unit; empty where nobody said. */
    public Optional<BigDecimal> resourceUsed() {
        return Optional.ofNullable(resourceUsed);
    }

    public Optional<BigDecimal> otherResourceUsed() {
        return Optional.ofNullable(otherResourceUsed);
    }

    public Optional<String> evidenceLink() {
        return Optional.ofNullable(evidenceLink);
    }

    public Optional<String> evidenceNote() {
        return Optional.ofNullable(evidenceNote);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<PersonId> recordedBy() {
        return Optional.ofNullable(recordedBy);
    }

    public Optional<Instant> recordedAt() {
        return Optional.ofNullable(recordedAt);
    }
}
