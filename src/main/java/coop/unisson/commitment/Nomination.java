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

    private @Nullable String circle;

    private @Nullable String remark;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "answered_at")
    private @Nullable Instant answeredAt;

    @Column(name = "silent_at")
    private @Nullable Instant silentAt;

    @Column(name = "given_up")
    private boolean givenUp;

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

    /** Whoever does it when the owner cannot. */
    static Nomination ofDeputy(
            NominationId id, Commitment commitment, CampaignId campaign, PersonId person, Instant now) {
        return new Nomination(id, commitment, campaign, Part.DEPUTY, person, now);
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
        return byOneself(id, commitment, campaign, Part.OWNER, person, now);
    }

    /** As {@link #byOneself(NominationId, Commitment, CampaignId, PersonId, Instant)}, for any part. */
    static Nomination byOneself(
            NominationId id, Commitment commitment, CampaignId campaign, Part part, PersonId person, Instant now) {
        Nomination nomination = new Nomination(id, commitment, campaign, part, person, now);
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

    /**
     * Whoever answers for a partner is asked about what one of its promises waits for.
     *
     * @param circle those who are asked to go together; none where it is asked alone
     */
    static Nomination aboutCondition(
            NominationId id,
            Commitment commitment,
            CampaignId campaign,
            Part part,
            PersonId lead,
            @Nullable String circle,
            Instant now) {
        Nomination nomination = new Nomination(id, commitment, campaign, part, lead, now);
        nomination.partner = commitment.engagement();
        nomination.circle = circle;
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
        if (answered()) {
            throw Problem.conflict("task-done");
        }
        saidYes = yes;
        remark = newRemark;
        answeredAt = now;
    }

    /** Who was asked for another partner speaks for it no longer. */
    void readdress(PersonId to) {
        if (answered()) {
            throw Problem.conflict("task-done");
        }
        person = to;
    }

    /** Was reminded as often as anybody is; an answer still counts until nobody waits for it any more. */
    void fallSilent(Instant now) {
        if (!answered() && silentAt == null) {
            silentAt = now;
        }
    }

    /** Whether no answer came and something has to come of it. */
    public boolean isSilent() {
        return silentAt != null && !answered();
    }

    /**
     * Nobody waits for the answer any more.
     *
     * @throws Problem 409 when it came after all
     */
    void giveUp() {
        if (!isSilent()) {
            throw Problem.conflict("task-done");
        }
        givenUp = true;
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

    /** Those who are asked together with this person. */
    Optional<String> circle() {
        return Optional.ofNullable(circle);
    }

    boolean hasLapsed() {
        return lapsed;
    }

    /** Whether nobody needs the answer any more. */
    public boolean isWithdrawn() {
        return lapsed && saidYes == null;
    }

    public PersonId person() {
        return person;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** Who would like to hand the promise over; nobody where the person was simply named. */
    public Optional<PersonId> handedBy() {
        return Optional.ofNullable(handedBy);
    }

    /** Whether nothing more is expected of them: they answered, or nobody waits for it any more. */
    public boolean answered() {
        return saidYes != null || givenUp;
    }

    /** Whether an answer is still waited for. */
    boolean isOpen() {
        return !answered() && !lapsed;
    }

    /** How it stands for whoever wrote the promise, while there is no yes to what it says now. */
    Awaited.State state() {
        if (givenUp) {
            return Awaited.State.SILENT;
        }
        return Boolean.FALSE.equals(saidYes) ? Awaited.State.DECLINED : Awaited.State.PENDING;
    }

    Optional<String> remark() {
        return Optional.ofNullable(remark).filter(words -> !words.isBlank());
    }

    /** Whether there is a yes to what is promised now. */
    boolean stands() {
        return accepted() && !lapsed;
    }

    public boolean accepted() {
        return Boolean.TRUE.equals(saidYes);
    }
}
