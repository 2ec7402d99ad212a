package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PersonId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One partner in one campaign. */
@Entity
public class Engagement {

    @EmbeddedId
    private EngagementId id;

    @Version
    private int version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organisation_id"))
    private OrganisationId organisation;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "lead_id"))
    private PersonId lead;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "director_id"))
    private PersonId director;

    @Enumerated(EnumType.STRING)
    private Standing standing = Standing.PREPARING;

    /** An organisation is in a campaign once at a time; null once it has left. */
    @Column(name = "live_key")
    @SuppressWarnings("UnusedVariable") // the database keeps it unique
    private @Nullable String liveKey;

    @Column(name = "entered_at")
    private Instant enteredAt;

    private boolean started;

    /** Written once when the partner is invited, and for all who are on their way when the brief is settled. */
    @Column(name = "contributes", updatable = false)
    private boolean contributes;

    @Enumerated(EnumType.STRING)
    private @Nullable Readiness readiness;

    @Column(name = "readiness_at")
    private @Nullable Instant readinessAt;

    @Embedded
    private @Nullable ReadinessAnswers readinessAnswers;

    @Embedded
    private @Nullable Alignment alignment;

    @Column(name = "aligned_at")
    private @Nullable Instant alignedAt;

    @Column(name = "contribution_why")
    private @Nullable String contributionWhy;

    @Column(name = "contribution_change")
    private @Nullable String contributionChange;

    @Column(name = "contribution_how")
    private @Nullable String contributionHow;

    @Column(name = "contributed_at")
    private @Nullable Instant contributedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "brief_consent")
    private @Nullable Consent briefConsent;

    @Column(name = "brief_remark")
    private @Nullable String briefRemark;

    @Column(name = "brief_consent_at")
    private @Nullable Instant briefConsentAt;

    @Column(name = "recall_on")
    private @Nullable LocalDate recallOn;

    @Column(name = "away_until")
    private @Nullable LocalDate awayUntil;

    /** Whether its approvals ever stood still, so that it is worth asking when. */
    private boolean freezes;

    @Column(name = "partner_since")
    private @Nullable Instant partnerSince;

    @Column(name = "left_at")
    private @Nullable Instant leftAt;

    @Column(name = "left_reason")
    private @Nullable String leftReason;

    @Column(name = "silent_since")
    private @Nullable Instant silentSince;

    @Column(name = "back_since")
    private @Nullable Instant backSince;

    /** Whether it agreed, when it left the preparation, that its people's names and addresses are kept. */
    @Column(name = "contacts_kept")
    private boolean contactsKept;

    @Column(name = "contacts_erased_at")
    private @Nullable Instant contactsErasedAt;

    Engagement(
            EngagementId id,
            CampaignId campaign,
            OrganisationId organisation,
            PersonId lead,
            PersonId director,
            boolean contributes,
            Instant now) {
        this.id = id;
        this.campaign = campaign;
        this.organisation = organisation;
        this.lead = lead;
        this.director = director;
        this.contributes = contributes;
        this.enteredAt = now;
        this.liveKey = campaign.value() + ":" + organisation.value();
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Engagement() {}

    /** The process of this engagement starts once. */
    void start() {
        require(!started, "an engagement starts once");
        started = true;
    }

    /** Whoever leaves need not answer; a start needs the answers. */
    void assess(@Nullable ReadinessAnswers answers, Readiness outcome, Instant now) {
        requireIn();
        require(answers != null || outcome == Readiness.LEAVING, "only who leaves may leave questions open");
        require(alignment == null, "readiness comes before the mission");
        readinessAnswers = answers;
        readiness = outcome;
        readinessAt = now;
    }

    void align(Alignment answers, Instant now) {
        requireIn();
        require(readiness == Readiness.READY, "a partner is ready before it aligns");
        alignment = answers;
        alignedAt = now;
    }

    void contribute(String why, String change, String how, Instant now) {
        requireIn();
        require(alignment != null, "a partner aligns before it contributes");
        contributionWhy = why;
        contributionChange = change;
        contributionHow = how;
        contributedAt = now;
    }

    void answerBrief(Consent consent, String remark, Instant now) {
        requireIn();
        require(alignment != null, "a partner aligns before it agrees to the brief");
        briefConsent = consent;
        briefRemark = remark;
        briefConsentAt = now;
    }

    /** All it will do is explicit and owned. */
    void becomePartner(Instant now) {
        requireIn();
        if (partnerSince == null) {
            partnerSince = now;
        }
        standing = Standing.PARTNER;
    }

    void leave(Standing as, @Nullable LocalDate recall, String reason, Instant now) {
        requireIn();
        require(!as.isIn(), "leaving ends in a state outside the circle");
        require(
                standing == Standing.PARTNER
                        ? as == Standing.WITHDRAWN || as == Standing.OBSERVER
                        : as != Standing.WITHDRAWN,
                "a partner withdraws, or observes from now on; before that, one leaves the preparation");
        standing = as;
        liveKey = null;
        recallOn = recall;
        leftReason = reason;
        leftAt = now;
    }

    /** Whether its people's names and addresses may be kept, should it leave now. */
    void keepContacts(boolean agreed) {
        requireIn();
        contactsKept = agreed;
    }

    /** Whoever it named is named here no more; who its people were is forgotten elsewhere. */
    void eraseContacts(Instant now) {
        require(hasLeft() && !hasWithdrawn(), "only who left during the preparation leaves no names behind");
        if (readinessAnswers != null) {
            readinessAnswers = readinessAnswers.withoutNames();
        }
        contactsErasedAt = now;
    }

    /** The campaign goes on without waiting for this partner; all it was asked stays open to it. */
    void goSilent(Instant now) {
        requireIn();
        require(silentSince == null, "who is silent already is not silenced");
        silentSince = now;
    }

    /** Whoever answers is back, as somebody who joins late. */
    void hear(Instant now) {
        if (silentSince != null) {
            silentSince = null;
            backSince = now;
        }
    }

    /** One of its people will be away until a day. */
    void away(LocalDate until) {
        requireIn();
        if (awayUntil == null || awayUntil.isBefore(until)) {
            awayUntil = until;
        }
    }

    /** Whether one of its people may be away, so that it is worth asking who. */
    boolean mayBeAway(LocalDate day) {
        return awayUntil != null && !day.isAfter(awayUntil);
    }

    /** Its approvals stand still for some days. */
    void freeze() {
        requireIn();
        freezes = true;
    }

    boolean mayBeFrozen() {
        return freezes;
    }

    /** Somebody else holds a role from now on. */
    void hand(Handed role, PersonId from, PersonId to) {
        requireIn();
        require(holder(role).equals(from), "only who holds a role hands it over");
        if (role == Handed.LEAD) {
            lead = to;
        } else {
            director = to;
        }
    }

    /** Who holds a role. */
    public PersonId holder(Handed role) {
        return switch (role) {
            case LEAD -> lead;
            case DIRECTOR -> director;
            case COMMITMENT, TASK -> throw new IllegalArgumentException(role + " is no role");
        };
    }

    private void requireIn() {
        require(standing.isIn(), "this partner has left");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }

    public EngagementId id() {
        return id;
    }

    public CampaignId campaign() {
        return campaign;
    }

    public OrganisationId organisation() {
        return organisation;
    }

    /** The person who does the partner's work in the campaign. */
    public PersonId lead() {
        return lead;
    }

    /** The person who may bind the partner. */
    public PersonId director() {
        return director;
    }

    /** Its two people, or the one who is both; whoever does the work comes first. */
    public List<PersonId> people() {
        return lead.equals(director) ? List.of(lead) : List.of(lead, director);
    }

    public Standing standing() {
        return standing;
    }

    public boolean hasLeft() {
        return !standing.isIn();
    }

    /** Whether it left after all it would do was explicit, so that others had begun to count on it. */
    public boolean hasWithdrawn() {
        return hasLeft() && partnerSince != null;
    }

    public boolean contactsKept() {
        return contactsKept;
    }

    /** Whether nobody can say any more who its people were, as far as this part of it goes. */
    public boolean contactsErased() {
        return contactsErasedAt != null;
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    /** Whether the brief is still open to this partner's words; whoever comes after it consents to it as it is. */
    public boolean contributes() {
        return contributes;
    }

    /** Empty until the readiness check was answered. */
    public Optional<Readiness> readiness() {
        return Optional.ofNullable(readiness);
    }

    public Optional<Instant> readinessAt() {
        return Optional.ofNullable(readinessAt);
    }

    public Optional<ReadinessAnswers> readinessAnswers() {
        return Optional.ofNullable(readinessAnswers);
    }

    public Optional<Alignment> alignment() {
        return Optional.ofNullable(alignment);
    }

    public Optional<Instant> alignedAt() {
        return Optional.ofNullable(alignedAt);
    }

    /** Whether the four answers are given and the mission is consented to. */
    public boolean isAligned() {
        return alignment != null && alignment.consent().agrees();
    }

    public Optional<Contribution> contribution() {
        return contributionWhy == null || contributionChange == null || contributionHow == null
                ? Optional.empty()
                : Optional.of(new Contribution(id, organisation, contributionWhy, contributionChange, contributionHow));
    }

    public Optional<Instant> contributedAt() {
        return Optional.ofNullable(contributedAt);
    }

    public Optional<Consent> briefConsent() {
        return Optional.ofNullable(briefConsent);
    }

    public Optional<Instant> briefConsentAt() {
        return Optional.ofNullable(briefConsentAt);
    }

    public Optional<String> briefRemark() {
        return Optional.ofNullable(briefRemark);
    }

    /** Since when all this partner will do is explicit; empty while it prepares. */
    public Optional<Instant> partnerSince() {
        return Optional.ofNullable(partnerSince);
    }

    public Optional<Instant> leftAt() {
        return Optional.ofNullable(leftAt);
    }

    /** Since when the campaign goes on without waiting for this partner; empty for those it waits for. */
    public Optional<Instant> silentSince() {
        return Optional.ofNullable(silentSince);
    }

    /** Whether a gate whose list closed at a moment waits for this partner: it is in, not silent, and was not since. */
    public boolean countsAt(Instant listClosedAt) {
        return !hasLeft() && silentSince == null && (backSince == null || !backSince.isAfter(listClosedAt));
    }

    /** What this partner chose to say about leaving; for the coordination only, and often nothing. */
    public Optional<String> leftReason() {
        return Optional.ofNullable(leftReason).filter(reason -> !reason.isEmpty());
    }

    /** The day this partner asked to be thought of again. */
    public Optional<LocalDate> recallOn() {
        return Optional.ofNullable(recallOn);
    }
}
