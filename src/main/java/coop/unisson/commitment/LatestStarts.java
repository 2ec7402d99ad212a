package coop.unisson.commitment;

import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.FreezesChanged;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the latest start of every promise that was sent, and tells its owner when it moves: approvals, pauses and promised
 * days are what it hangs on. A campaign that moves changes none of them: the days somebody promised stay theirs.
 */
@Component
@Transactional
class LatestStarts {

    private final CommitmentLists lists;
    private final Commitments commitments;
    private final Feasibility feasibility;
    private final EngagementService engagements;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LatestStarts(
            CommitmentLists lists,
            Commitments commitments,
            Feasibility feasibility,
            EngagementService engagements,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lists = lists;
        this.commitments = commitments;
        this.feasibility = feasibility;
        this.engagements = engagements;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(FreezesChanged fact) {
        lists.findById(fact.engagement())
                .filter(list -> list.sentOn().isPresent())
                .ifPresent(list -> compute(fact.engagement(), list.approvals()));
    }

    /** Computes a partner's again; whoever owns one that moved is told. */
    void compute(EngagementId id, List<Approval> chain) {
        Engagement engagement = engagements.get(id);
        DaysOff off = engagements.daysOff(engagement);
        for (Commitment commitment : commitments.findByEngagementOrderByPosition(id)) {
            feasibility
                    .latestStart(
                            commitment.when(),
                            Feasibility.approvalDays(chain, commitment.kind().orElse(null)),
                            off)
                    .ifPresent(day -> note(commitment, day));
        }
    }

    private void note(Commitment commitment, LocalDate day) {
        boolean moved =
                commitment.latestStart().filter(known -> !known.equals(day)).isPresent();
        commitment.beginBy(day);
        if (moved) {
            commitment
                    .ownerIfKnown()
                    .ifPresent(owner -> events.publishEvent(new LatestStartMoved(
                            commitment.id(),
                            commitment.engagement(),
                            owner,
                            commitment.what(),
                            day,
                            day.isBefore(Days.today(clock)))));
        }
    }
}
