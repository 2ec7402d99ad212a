package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.shared.Days;
import coop.unisson.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The first round. It is sealed: until everybody of the campaign's circle has sent a list and those named in it have said
 * yes, or until the stage's last day has passed, what one partner promises changes nothing for another. Then all lists
 * count at once, and conditions are settled: met, or asked about. Those who only wait for each other are asked to go
 * together; everybody else whether they go without waiting. From then on each later fact settles them again.
 */
@Component
@Transactional
class Round {

    /** What is asked about conditions. */
    private static final Set<Part> QUESTIONS = Set.of(Part.TOGETHER, Part.REGARDLESS);

    /** A partner that has said all it can say for now. */
    private static final Set<Level> SENT = Set.of(Level.EXPLICIT, Level.ZERO, Level.AWAITING_OTHERS);

    private final Reveals reveals;
    private final CommitmentLists lists;
    private final Commitments commitments;
    private final Nominations nominations;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Round(
            Reveals reveals,
            CommitmentLists lists,
            Commitments commitments,
            Nominations nominations,
            EngagementService engagements,
            CampaignService campaigns,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reveals = reveals;
        this.lists = lists;
        this.commitments = commitments;
        this.nominations = nominations;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.events = events;
        this.clock = clock;
    }

    /** Whether partners may know of what others have promised. */
    boolean isRevealed(Campaign campaign) {
        return campaign.stage().compareTo(Stage.COMMITMENTS) > 0 || reveals.existsById(campaign.id());
    }

    private Map<EngagementId, Level> levels(CampaignId campaign) {
        return lists.states(campaign).stream()
                .collect(Collectors.toMap(row -> (EngagementId) row[0], row -> (Level) row[1]));
    }

    /**
     * Opens the round if it is time, and settles what its promises wait for. Whoever calls holds the campaign's row, so that
     * nobody is asked twice.
     */
    void settle(CampaignId id) {
        Campaign campaign = campaigns.get(id);
        if (campaign.isOver()) {
            return;
        }
        if (!isRevealed(campaign)) {
            if (!isDue(campaign)) {
                return;
            }
            reveals.save(new Reveal(id, now()));
            events.publishEvent(new CommitmentsRevealed(id));
        }
        if (campaign.stage().compareTo(Stage.COMMITMENTS) > 0) {
            events.publishEvent(new ConditionsResolved(id));
        }
        Set<EngagementId> waiting = waitingLists(id);
        if (waiting.isEmpty()) {
            return;
        }
        ask(campaign);
        nominations.flush();
        Situation situation = situation(id);
        waiting.stream()
                .filter(partner -> isSettled(situation, partner))
                .forEach(partner -> events.publishEvent(new ConditionsSettled(partner)));
    }

    private Set<EngagementId> waitingLists(CampaignId id) {
        return levels(id).entrySet().stream()
                .filter(list -> list.getValue() == Level.AWAITING_OTHERS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean isDue(Campaign campaign) {
        if (campaign.stage() != Stage.COMMITMENTS) {
            return false;
        }
        if (campaign.deadline(Stage.COMMITMENTS).filter(Days.of(now())::isAfter).isPresent()) {
            return true;
        }
        Map<EngagementId, Level> levels = levels(campaign.id());
        List<Engagement> circle = engagements.of(campaign.id()).stream()
                .filter(partner -> partner.countsAt(campaign.stageEnteredAt()))
                .filter(partner -> partner.briefConsentAt()
                        .filter(at -> !at.isAfter(campaign.stageEnteredAt()))
                        .isPresent())
                .toList();
        return !circle.isEmpty()
                && circle.stream()
                        .allMatch(partner -> SENT.contains(levels.getOrDefault(partner.id(), Level.NOTHING_YET)));
    }

    /** Asks what is to be asked, and lets go whoever need not answer any more. */
    private void ask(Campaign campaign) {
        Situation situation = situation(campaign.id());
        List<Commitment> waiting = situation.waiting();
        Set<String> waitingIds =
                waiting.stream().map(commitment -> commitment.id().value()).collect(Collectors.toSet());
        nominations.ofCampaign(campaign.id(), QUESTIONS).stream()
                .filter(Nomination::isOpen)
                .filter(nomination ->
                        !waitingIds.contains(nomination.commitment().value()))
                .forEach(this::withdraw);
        Set<Set<String>> circles = situation.circles();
        Set<String> together = new HashSet<>();
        for (Set<String> circle : circles) {
            together.addAll(circle);
            boolean asked = circle.stream()
                    .map(situation::get)
                    .flatMap(commitment -> situation.openQuestion(commitment).stream())
                    .flatMap(nomination -> nomination.circle().stream())
                    .anyMatch(open -> situation.mayStillClose(open, circle));
            if (!asked) {
                String fresh = Ids.mint();
                circle.stream().sorted().map(situation::get).forEach(commitment -> {
                    situation.openQuestion(commitment).ifPresent(this::withdraw);
                    ask(Part.TOGETHER, commitment, campaign, Optional.of(fresh));
                });
            }
        }
        for (Commitment commitment : waiting) {
            Optional<Nomination> open = situation.openQuestion(commitment);
            boolean asked = open.filter(nomination -> nomination.part() == Part.REGARDLESS)
                    .isPresent();
            if (!together.contains(commitment.id().value()) && !asked) {
                open.ifPresent(this::withdraw);
                ask(Part.REGARDLESS, commitment, campaign, Optional.empty());
            }
        }
    }

    private void ask(Part part, Commitment commitment, Campaign campaign, Optional<String> circle) {
        Nomination nomination = nominations.save(Nomination.aboutCondition(
                new NominationId(Ids.mint()),
                commitment,
                campaign.id(),
                part,
                engagements.get(commitment.engagement()).lead(),
                circle.orElse(null),
                now()));
        nominations.flush();
        events.publishEvent(new OwnerNominated(nomination.id(), commitment.engagement()));
    }

    private void withdraw(Nomination nomination) {
        nomination.lapse();
        events.publishEvent(new NominationWithdrawn(nomination.id(), nomination.engagement()));
    }

    /** One no leaves everybody of a circle as they were; nobody of it need answer any more. */
    @EventListener
    void on(NominationAnswered fact) {
        Nomination nomination = nominations.findById(fact.nomination()).orElseThrow();
        if (!nomination.part().isAboutCondition()) {
            return;
        }
        if (nomination.part() == Part.REGARDLESS && nomination.accepted()) {
            commitments.findById(nomination.commitment()).ifPresent(Commitment::waitNoLonger);
        }
        events.publishEvent(new ConditionAnswered(fact.campaign()));
    }

    /** What was answered about a list's conditions counts for the list as it was sent then. */
    void forget(EngagementId id) {
        nominations.findByEngagement(id).stream()
                .filter(nomination -> nomination.part().isAboutCondition())
                .forEach(Nomination::lapse);
    }

    /** A partner's promises that wait for others in vain so far. */
    Set<CommitmentId> waiting(EngagementId id) {
        List<Commitment> own = commitments.findByEngagementOrderByPosition(id).stream()
                .filter(Round::waitsForOthers)
                .toList();
        if (own.isEmpty()) {
            return Set.of();
        }
        Situation situation = situation(engagements.get(id).campaign());
        return own.stream()
                .filter(commitment -> !situation.holds(commitment))
                .map(Commitment::id)
                .collect(Collectors.toSet());
    }

    /** Whether a sent list has to wait for what others promise, or for what its own people answer about that. */
    boolean mustWait(EngagementId id) {
        List<Commitment> own = commitments.findByEngagementOrderByPosition(id);
        if (own.stream().noneMatch(Round::waitsForOthers)) {
            return false;
        }
        Campaign campaign = campaigns.get(engagements.get(id).campaign());
        return !isRevealed(campaign) || !isSettled(situation(campaign.id()).with(id.value(), own), id);
    }

    /** What each partner whose list waits for others waits for. */
    Optional<Map<EngagementId, Waits>> awaited(Campaign campaign) {
        if (!isRevealed(campaign)) {
            return Optional.empty();
        }
        Situation situation = situation(campaign.id());
        Map<EngagementId, Waits> awaited = new HashMap<>();
        for (Commitment commitment : situation.waiting()) {
            situation
                    .wait(commitment)
                    .ifPresent(wait -> awaited.putIfAbsent(
                            commitment.engagement(),
                            new Waits(
                                    commitment.conditionKind().orElseThrow(),
                                    wait.margin(),
                                    commitment.conditionPartner().orElse(null),
                                    situation.yesMissing(commitment))));
        }
        return Optional.of(awaited);
    }

    private static boolean waitsForOthers(Commitment commitment) {
        return !commitment.isUnconditional()
                && Condition.seenHere(commitment.promise()).isPresent();
    }

    private static boolean isSettled(Situation situation, EngagementId id) {
        return situation.waiting().stream()
                .noneMatch(commitment -> commitment.engagement().equals(id));
    }

    /** The promises of other partners that somebody is asked to go together with. */
    List<Commitment> together(Nomination nomination) {
        return nomination.circle().stream()
                .flatMap(circle -> situation(nomination.campaign()).circle(circle).stream())
                .filter(commitment -> !commitment.engagement().equals(nomination.engagement()))
                .toList();
    }

    /** Everything promised in a campaign by those who are in, and what holds of it. */
    Situation situation(CampaignId id) {
        Set<EngagementId> in = engagements.of(id).stream()
                .filter(partner -> !partner.hasLeft())
                .map(Engagement::id)
                .collect(Collectors.toSet());
        return new Situation(
                commitments.promised(id).stream()
                        .filter(commitment -> in.contains(commitment.engagement()))
                        .toList(),
                nominations.ofCampaign(id, QUESTIONS),
                waitingLists(id).stream().map(EngagementId::value).collect(Collectors.toSet()));
    }

    private Instant now() {
        return clock.instant();
    }
}
