package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.TensionReaction;
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

/** The mission and a partner's business clash: raised by the partner, settled by the coordination together with it. */
@Entity
@Table(name = "tension")
public class Tension {

    @EmbeddedId
    private TensionId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private String what;

    private LocalDate happensOn;

    private String scenario;

    @Enumerated(EnumType.STRING)
    private TensionReaction declared;

    @Enumerated(EnumType.STRING)
    private TensionReaction reaction;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "raised_by"))
    private PersonId raisedBy;

    private Instant raisedAt;

    private LocalDate due;

    private boolean started;

    @Enumerated(EnumType.STRING)
    private @Nullable TensionDecision decision;

    private @Nullable String words;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "settled_by"))
    @SuppressWarnings("UnusedVariable") // kept for the record
    private @Nullable PersonId settledBy;

    private @Nullable Instant settledAt;

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Tension() {}

    Tension(
            TensionId id,
            EngagementId engagement,
            CampaignId campaign,
            Clash clash,
            TensionReaction declared,
            PersonId by,
            Instant now,
            LocalDate due) {
        this.id = id;
        this.engagement = engagement;
        this.campaign = campaign;
        this.what = clash.what();
        this.happensOn = clash.happensOn();
        this.scenario = clash.scenario();
        this.reaction = clash.reaction();
        this.declared = declared;
        this.raisedBy = by;
        this.raisedAt = now;
        this.due = due;
    }

    /**
     * What a partner says about it.
     *
     * @param scenario where mission and business run into each other
     * @param reaction what the partner would do, be it what it once declared or not
     */
    record Clash(String what, LocalDate happensOn, String scenario, TensionReaction reaction) {}

    /** The process of this tension starts once. */
    void start() {
        if (started) {
            throw Problem.conflict("started-already");
        }
        started = true;
    }

    /** Keeps what was decided, once. Nobody but the partner decides that it leaves. */
    void settle(TensionDecision how, String why, PersonId by, Instant now) {
        if (decision != null) {
            throw Problem.conflict("tension-settled");
        }
        if (!mayBeSettledBy(how)) {
            throw new IllegalStateException("the partner has not asked to leave");
        }
        decision = how;
        words = why;
        settledBy = by;
        settledAt = now;
    }

    boolean mayBeSettledBy(TensionDecision how) {
        return how != TensionDecision.LEAVE || reaction == TensionReaction.LEAVE;
    }

    public TensionId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public CampaignId campaign() {
        return campaign;
    }

    /** What happens, in the partner's own words. */
    public String what() {
        return what;
    }

    /** The first day it is felt. */
    public LocalDate happensOn() {
        return happensOn;
    }

    /** Where mission and business run into each other. */
    public String scenario() {
        return scenario;
    }

    /** What the partner had said, in calm, that it would do. */
    public TensionReaction declared() {
        return declared;
    }

    /** What it would do now. */
    public TensionReaction reaction() {
        return reaction;
    }

    public PersonId raisedBy() {
        return raisedBy;
    }

    public LocalDate raisedOn() {
        return Days.of(raisedAt);
    }

    /** The last day on which a decision is still on time. */
    public LocalDate due() {
        return due;
    }

    /** Whether nothing is decided yet. */
    public boolean open() {
        return decision == null;
    }

    public Optional<TensionDecision> decision() {
        return Optional.ofNullable(decision);
    }

    /** What was said with the decision. */
    public Optional<String> words() {
        return Optional.ofNullable(words);
    }

    public Optional<Instant> settledAt() {
        return Optional.ofNullable(settledAt);
    }
}
