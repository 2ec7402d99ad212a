package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody was named for a commitment, as its owner or for a partner that makes it too. Only they can say yes. */
@Entity
public class Nomination {

    @EmbeddedId
    private NominationId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "commitment_id"))
    private CommitmentId commitment;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Enumerated(EnumType.STRING)
    private Part part;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "partner_id"))
    private @Nullable EngagementId partner;

    private boolean started;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "handed_by"))
    private @Nullable PersonId handedBy;

    @Column(name = "said_yes")
    private @Nullable Boolean saidYes;

    private boolean lapsed;

    private @Nullable String remark;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "answered_at")
    private @Nullable Instant answeredAt;

    private Nomination(
            NominationId id, Commitment commitment, CampaignId campaign, Part part, PersonId person, Instant now) {
        this.id = id;
        this.part = part;
        this.commitment = commitment.id();
        this.engagement = commitment.engagement();
        this.campaign = campaign;
        this.person = person;
        this.askedAt = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Nomination() {}

    /** Whoever is to do it. */
    static Nomination ofOwner(
            NominationId id, Commitment commitment, CampaignId campaign, PersonId person, Instant now) {
        return new Nomination(id, commitment, campaign, Part.OWNER, person, now);
    }

    /** Whoever answers for another partner that makes it too. */
    static Nomination ofCoOwner(
            NominationId id,
            Commitment commitment,
            CampaignId campaign,
            EngagementId partner,
            PersonId lead,
            Instant now) {
        Nomination nomination = new Nomination(id, commitment, campaign, Part.CO_OWNER, lead, now);
        nomination.partner = partner;
        return nomination;
    }

    /** Nobody else need ask: whoever writes a promise for themselves has said yes to it. */
    static Nomination byOneself(
            NominationId id, Commitment commitment, CampaignId campaign, PersonId person, Instant now) {
        Nomination nomination = new Nomination(id, commitment, campaign, Part.OWNER, person, now);
        nomination.started = true;
        nomination.saidYes = true;
        nomination.answeredAt = now;
        return nomination;
    }

    /** Somebody is asked to take a promise over from its owner, who keeps it until the yes. */
    static Nomination handedBy(
            NominationId id, Commitment commitment, CampaignId campaign, PersonId person, Instant now) {
        Nomination nomination = new Nomination(id, commitment, campaign, Part.OWNER, person, now);
        nomination.handedBy = commitment.owner();
        return nomination;
    }

    void start() {
        if (started) {
            throw Problem.conflict("started-already");
        }
        started = true;
    }

    void answer(boolean yes, @Nullable String newRemark, PersonId by, Instant now) {
        if (!person.equals(by)) {
            throw Problem.notFound("task");
        }
        if (saidYes != null) {
            throw Problem.conflict("task-done");
        }
        saidYes = yes;
        remark = newRemark;
        answeredAt = now;
    }

    /** Who was asked for another partner speaks for it no longer. */
    void readdress(PersonId to) {
        if (saidYes != null) {
            throw Problem.conflict("task-done");
        }
        person = to;
    }

    /** What was answered to is no longer what is promised. */
    void lapse() {
        lapsed = true;
    }

    public NominationId id() {
        return id;
    }

    public CommitmentId commitment() {
        return commitment;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public CampaignId campaign() {
        return campaign;
    }

    /** For what the person is named. */
    public Part part() {
        return part;
    }

    public PersonId person() {
        return person;
    }

    /** Who would like to hand the promise over; nobody where the person was simply named. */
    public Optional<PersonId> handedBy() {
        return Optional.ofNullable(handedBy);
    }

    public boolean answered() {
        return saidYes != null;
    }

    /** Whether there is a yes to what is promised now. */
    boolean stands() {
        return accepted() && !lapsed;
    }

    public boolean accepted() {
        return Boolean.TRUE.equals(saidYes);
    }
}
