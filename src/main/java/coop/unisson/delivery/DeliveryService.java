package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.charter.CharterService;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a signed list of commitments to what became of each. */
@Service
public class DeliveryService {

    private final Deliveries deliveries;
    private final CharterService charters;
    private final CommitmentService commitments;
    private final EngagementService engagements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeliveryService(
            Deliveries deliveries,
            CharterService charters,
            CommitmentService commitments,
            EngagementService engagements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deliveries = deliveries;
        this.charters = charters;
        this.commitments = commitments;
        this.engagements = engagements;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Marks each commitment of a partner as to start, on the strength of the partner's valid signature; those marked before
     * stay as they are.
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
        List<CommitmentId> due = commitments.of(id).stream()
                .map(Commitment::id)
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
     * Keeps the account of the person who had promised.
     *
     * @throws Problem 403 for anybody else, 409 when it was given before
     * @throws coop.unisson.shared.Refused when the account contradicts itself or the calendar
     */
    @Transactional
    void record(CommitmentId id, PersonId person, Account account) {
        Commitment commitment = commitments.get(id);
        if (!commitment.owner().equals(person)) {
            throw Problem.forbidden("delivery-not-owner");
        }
        Delivery delivery = get(id);
        delivery.record(account, commitments.deliveryDue(id), person, clock.instant(), clock.getZone());
        events.publishEvent(new DeliveryRecorded(id, delivery.engagement(), delivery.campaign()));
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
}
