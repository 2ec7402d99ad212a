package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.charter.CharterService;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.ConditionsResolved;
import coop.unisson.commitment.PlanService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Delays;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a signed list of commitments to what became of each, and what comes between. */
@Service
public class DeliveryService {

    private final Deliveries deliveries;
    private final Tensions tensions;
    private final Initiatives initiatives;
    private final CharterService charters;
    private final CommitmentService commitments;
    private final PlanService plans;
    private final EngagementService engagements;
    private final Delays delays;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeliveryService(
            Deliveries deliveries,
            Tensions tensions,
            Initiatives initiatives,
            CharterService charters,
            CommitmentService commitments,
            PlanService plans,
            EngagementService engagements,
            Delays delays,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deliveries = deliveries;
        this.tensions = tensions;
        this.initiatives = initiatives;
        this.charters = charters;
        this.commitments = commitments;
        this.plans = plans;
        this.engagements = engagements;
        this.delays = delays;
        this.events = events;
        this.clock = clock;
    }

    /** What waited for others when it was signed starts once they promise as much. */
    @EventListener
    @Transactional
    void on(ConditionsResolved fact) {
        Set<CommitmentId> known = of(fact.campaign()).stream().map(Delivery::id).collect(Collectors.toSet());
        Set<EngagementId> signed = charters.signedBy(fact.campaign());
        commitments.of(fact.campaign()).stream()
                .filter(commitment -> commitment.conditionKind().isPresent())
                .filter(commitment -> !known.contains(commitment.id()))
                .map(Commitment::engagement)
                .filter(signed::contains)
                .distinct()
                .toList()
                .forEach(this::start);
    }

    /**
     * Marks each commitment of a partner as to start, on the strength of the partner's valid signature; those marked before
     * stay as they are, and those whose condition is not met wait for it.
     *
     * @return the commitments newly marked
     * @throws IllegalStateException when the partner has not signed the charter in force
     */
    @Transactional
    public List<CommitmentId> start(EngagementId id) {
        if (!charters.signed(id)) {
            throw new IllegalStateException("not signed: " + id);
        }
        CampaignId campaign = engagements.get(id).campaign();
        Set<CommitmentId> known =
                deliveries.findByEngagement(id).stream().map(Delivery::id).collect(Collectors.toSet());
        Set<CommitmentId> waiting = commitments.waiting(id);
        List<CommitmentId> due = commitments.of(id).stream()
                .map(Commitment::id)
                .filter(commitment -> !waiting.contains(commitment))
                .filter(commitment -> !known.contains(commitment))
                .toList();
        deliveries.saveAll(due.stream()
                .map(commitment -> new Delivery(commitment, id, campaign, clock.instant()))
                .toList());
        due.forEach(commitment -> events.publishEvent(new DeliveryDue(commitment)));
        return due;
    }

    /**
     * Sets a delivery under way.
     *
     * @throws Problem 404 when no such commitment is to start, 409 when it is under way
     */
    @Transactional
    public void begin(CommitmentId id) {
        get(id).begin(clock.instant());
    }

    /**
     * The delivery of one commitment.
     *
     * @throws Problem 404 when this commitment was never signed
     */
    @Transactional(readOnly = true)
    public Delivery get(CommitmentId id) {
        return deliveries.findById(id).orElseThrow(() -> Problem.notFound("delivery"));
    }

    /**
     * Keeps the account of the person who had promised, or of somebody of their team who took it over.
     *
     * @param used how much of the resource promised was used; null where nobody says, or where none was promised
     * @param otherUsed the same of the second
     * @throws Problem 403 for anybody else, 409 when it was given before
     * @throws coop.unisson.shared.Refused when the account contradicts itself or the calendar
     */
    @Transactional
    void record(
            CommitmentId id,
            PersonId person,
            Account account,
            @Nullable BigDecimal used,
            @Nullable BigDecimal otherUsed) {
        Commitment commitment = commitments.get(id);
        if (!engagements.mayActFor(engagements.get(commitment.engagement()), commitment.owner(), person)) {
            throw Problem.forbidden("delivery-not-owner");
        }
        Delivery delivery = get(id);
        delivery.record(account, commitments.deliveryDue(id), person, clock.instant(), clock.getZone());
        delivery.use(
                commitment.resourceKind().isPresent() ? used : null,
                commitment.otherResourceKind().isPresent() ? otherUsed : null);
        events.publishEvent(new DeliveryRecorded(id, delivery.engagement(), delivery.campaign()));
    }

    /** What partners put in, planned and used; for the coordination, whole. */
    @Transactional(readOnly = true)
    public ResourceLedger ledger(CampaignId campaign) {
        return ResourceLedger.of(plans.settled(campaign), of(campaign));
    }

    /** How many promises of a campaign nobody has accounted for yet. */
    @Transactional(readOnly = true)
    public long open(CampaignId campaign) {
        return deliveries.countByCampaignAndOutcomeIsNull(campaign);
    }

    /** All deliveries of a campaign, in one statement. */
    @Transactional(readOnly = true)
    public List<Delivery> of(CampaignId campaign) {
        return deliveries.findByCampaign(campaign);
    }

    /** All deliveries of one partner, in one statement. */
    @Transactional(readOnly = true)
    public List<Delivery> of(EngagementId engagement) {
        return deliveries.findByEngagement(engagement);
    }

    /**
     * Keeps what a partner says about a clash; the coordination has until {@link Tension#due} to decide.
     *
     * @throws Problem 409 while another tension of this partner is open, or once it has left
     */
    @Transactional
    TensionId raise(EngagementId id, PersonId by, Tension.Clash clash) {
        Engagement engagement = engagements.lock(id);
        if (engagement.hasLeft()) {
            throw Problem.conflict("left-already");
        }
        if (isTense(id)) {
            throw Problem.conflict("tension-open");
        }
        Tension tension = tensions.save(new Tension(
                new TensionId(Ids.mint()),
                id,
                engagement.campaign(),
                clash,
                engagement.alignment().orElseThrow().tensionReaction(),
                by,
                clock.instant(),
                delays.lastDay(Delays.Delay.SETTLE_TENSION, Days.today(clock))));
        tensions.flush();
        events.publishEvent(new TensionRaised(tension.id(), id, engagement.campaign(), by));
        return tension.id();
    }

    /**
     * Marks a tension's process as started.
     *
     * @throws Problem 404 when nobody raised a tension under this id, 409 when its process started before
     */
    @Transactional
    public void startTension(TensionId id) {
        tension(id).start();
    }

    /** Keeps what was decided; a partner that asked to leave has left. */
    @Transactional
    void settle(TensionId id, TensionDecision decision, String words, PersonId by) {
        Tension tension = tension(id);
        tension.settle(decision, words, by, clock.instant());
        events.publishEvent(new TensionSettled(id, tension.engagement(), tension.campaign(), decision));
        if (decision == TensionDecision.LEAVE) {
            boolean partner = engagements.get(tension.engagement()).standing() == Standing.PARTNER;
            engagements.leave(
                    tension.engagement(), partner ? Standing.WITHDRAWN : Standing.NOT_FOR_US, null, tension.what());
        }
    }

    /** Says that a tension's last day has passed; a settled one needs nobody any more. */
    @Transactional
    public void remindOfTension(TensionId id) {
        Tension tension = tension(id);
        if (tension.open()) {
            events.publishEvent(new TensionOverdue(id, tension.engagement(), tension.campaign()));
        }
    }

    /**
     * @throws Problem 404 when there is no such tension
     */
    @Transactional(readOnly = true)
    public Tension tension(TensionId id) {
        return tensions.findById(id).orElseThrow(() -> Problem.notFound("tension"));
    }

    /** Everything a partner ever raised, the latest first. */
    @Transactional(readOnly = true)
    public List<Tension> tensions(EngagementId engagement) {
        return tensions.findByEngagementOrderByRaisedAtDesc(engagement);
    }

    /** Whether a partner waits for a decision. */
    @Transactional(readOnly = true)
    public boolean isTense(EngagementId engagement) {
        return tensions.existsByEngagementAndDecisionIsNull(engagement);
    }

    /** Keeps what a partner did beyond its list. */
    @Transactional
    void report(EngagementId id, PersonId by, Initiative.Deed deed) {
        CampaignId campaign = engagements.get(id).campaign();
        initiatives.save(new Initiative(Ids.mint(), id, campaign, deed, by, clock.instant()));
    }

    /** What all partners did beyond their lists, by day. */
    @Transactional(readOnly = true)
    public List<Initiative> initiatives(CampaignId campaign) {
        return initiatives.ofCampaign(campaign);
    }

    /** What one partner did beyond its list, by day. */
    @Transactional(readOnly = true)
    public List<Initiative> initiatives(EngagementId engagement) {
        return initiatives.ofEngagement(engagement);
    }
}
