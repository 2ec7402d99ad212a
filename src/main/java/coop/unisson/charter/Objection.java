package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Problem;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A partner does not sign the charter as it is. It says why and what it proposes instead, because a no alone helps nobody;
 * and it sees how that was answered.
 */
@Entity
@Table(name = "charter_objection")
public class Objection {

    @EmbeddedId
    private ObjectionId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    /** A partner objects once at a time; null once it is answered. */
    @Column(name = "open_key")
    @SuppressWarnings("UnusedVariable") // the database keeps it unique
    private @Nullable String openKey;

    @Column(name = "version_number")
    private int version;

    @Column(name = "clause_key")
    private @Nullable String clause;

    private String reason;

    private String proposal;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "raised_by"))
    private PersonId raisedBy;

    private Instant raisedAt;

    private LocalDate due;

    private boolean started;

    @Enumerated(EnumType.STRING)
    private @Nullable ObjectionAnswer answer;

    private @Nullable String words;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "answered_by"))
    @SuppressWarnings("UnusedVariable") // kept for the record
    private @Nullable PersonId answeredBy;

    private @Nullable Instant answeredAt;

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Objection() {}

    /**
     * What a partner says.
     *
     * @param clause the key of the clause it is about; empty for the text as a whole
     * @param reason what it cannot sign
     * @param proposal what would let it sign
     */
    record Words(String clause, String reason, String proposal) {}

    Objection(
            ObjectionId id,
            EngagementId engagement,
            CharterVersion version,
            Words words,
            PersonId by,
            Instant now,
            LocalDate due) {
        this.id = id;
        this.engagement = engagement;
        this.campaign = version.campaign();
        this.openKey = engagement.value();
        this.version = version.number();
        this.clause = words.clause().isEmpty() ? null : words.clause();
        this.reason = words.reason();
        this.proposal = words.proposal();
        this.raisedBy = by;
        this.raisedAt = now;
        this.due = due;
    }

    /** The process of this objection starts once. */
    void start() {
        if (started) {
            throw Problem.conflict("started-already");
        }
        started = true;
    }

    /**
     * Keeps the answer, once.
     *
     * @param inForce the number of the version in force
     */
    void answer(ObjectionAnswer how, String said, int inForce, PersonId by, Instant now) {
        if (answer != null) {
            throw Problem.conflict("objection-answered");
        }
        if (!mayBeAnsweredBy(how, inForce)) {
            throw new IllegalStateException("the text objected to is still in force");
        }
        answer = how;
        words = said;
        answeredBy = by;
        answeredAt = now;
        openKey = null;
    }

    /** Nobody says that the text was changed while it was not. */
    boolean mayBeAnsweredBy(ObjectionAnswer how, int inForce) {
        return how == ObjectionAnswer.WORDS || inForce > version;
    }

    public ObjectionId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public CampaignId campaign() {
        return campaign;
    }

    /** The number of the version it is about. */
    public int version() {
        return version;
    }

    /** The key of the clause it is about; empty for the text as a whole. */
    public Optional<String> clause() {
        return Optional.ofNullable(clause);
    }

    public String reason() {
        return reason;
    }

    public String proposal() {
        return proposal;
    }

    public PersonId raisedBy() {
        return raisedBy;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    public LocalDate raisedOn() {
        return Days.of(raisedAt);
    }

    /** The last day on which an answer is still on time. */
    public LocalDate due() {
        return due;
    }

    /** Whether the partner still waits for an answer. */
    public boolean open() {
        return answer == null;
    }

    public Optional<ObjectionAnswer> answer() {
        return Optional.ofNullable(answer);
    }

    /** What was said with the answer. */
    public Optional<String> words() {
        return Optional.ofNullable(words);
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }
}
