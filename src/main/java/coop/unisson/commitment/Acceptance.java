package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Handed;
import coop.unisson.engagement.HandedOver;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks those who are named in a promise, keeps what they answer, and hands promises on. */
@Component
@Transactional
class Acceptance {

    private final CommitmentLists lists;
    private final Commitments commitments;
    private final Nominations nominations;
    private final EngagementService engagements;
    private final PartnerService partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Acceptance(
            CommitmentLists lists,
            Commitments commitments,
            Nominations nominations,
            EngagementService engagements,
            PartnerService partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lists = lists;
        this.commitments = commitments;
        this.nominations = nominations;
        this.engagements = engagements;
        this.partners = partners;
        this.events = events;
        this.clock = clock;
    }

    /** Everybody who was ever asked about a partner's promises. */
    List<Nomination> askedAbout(EngagementId id) {
        return nominations.findByEngagement(id);
    }

    static boolean saidYes(List<Nomination> asked, Commitment commitment, PersonId person) {
        return asked.stream()
                .filter(nomination -> nomination.commitment().equals(commitment.id()))
                .filter(nomination -> nomination.person().equals(person))
                .anyMatch(Nomination::stands);
    }

    /** Enrols whoever is named in a sent list; whoever sends it for themselves has said yes. */
    void enrol(Engagement engagement, PersonId by) {
        for (Commitment commitment : commitments.findByEngagementOrderByPosition(engagement.id())) {
            Promise promise = commitment.promise();
            commitment.ownedBy(partners.enrol(
                    engagement.organisation(),
                    String.valueOf(promise.ownerName()),
                    String.valueOf(promise.ownerEmail()),
                    partners.organisation(engagement.organisation()).language()));
            if (commitment.owner().equals(by) && !saidYes(askedAbout(engagement.id()), commitment, by)) {
                nominations.save(Nomination.byOneself(
                        new NominationId(Ids.mint()), commitment, engagement.campaign(), by, now()));
            }
        }
    }

    /** Asks everybody who is named and has not said yes. */
    List<NominationId> nominate(EngagementId id) {
        CampaignId campaign = engagements.get(id).campaign();
        List<Nomination> asked = askedAbout(id);
        List<NominationId> fresh = new ArrayList<>();
        for (Commitment commitment : commitments.findByEngagementOrderByPosition(id)) {
            if (isToAsk(asked, commitment, commitment.owner())) {
                fresh.add(nominations
                        .save(Nomination.ofOwner(
                                new NominationId(Ids.mint()), commitment, campaign, commitment.owner(), now()))
                        .id());
            }
            for (EngagementId partner : commitment.coOwners()) {
                PersonId lead = engagements.get(partner).lead();
                if (isToAsk(asked, commitment, lead)) {
                    fresh.add(nominations
                            .save(Nomination.ofCoOwner(
                                    new NominationId(Ids.mint()), commitment, campaign, partner, lead, now()))
                            .id());
                }
            }
        }
        nominations.flush();
        fresh.forEach(nomination -> events.publishEvent(new OwnerNominated(nomination, id)));
        return fresh;
    }

    private static boolean isToAsk(List<Nomination> asked, Commitment commitment, PersonId person) {
        return asked.stream()
                .filter(nomination -> nomination.commitment().equals(commitment.id()))
                .filter(nomination -> nomination.person().equals(person))
                .noneMatch(nomination -> nomination.stands() || !nomination.answered());
    }

    void answer(NominationId id, boolean yes, @Nullable String remark, PersonId by) {
        Nomination nomination = nomination(id);
        nomination.handedBy().ifPresent(from -> engagements.lock(nomination.engagement()));
        nomination.answer(yes, remark, by, now());
        if (yes) {
            nomination.handedBy().ifPresent(from -> handTo(nomination, from));
        }
        events.publishEvent(new NominationAnswered(id, nomination.engagement(), nomination.campaign()));
    }

    /** A partner's yes to what it promises together with another is asked of whoever now does its work. */
    @EventListener
    void on(HandedOver fact) {
        if (fact.what() == Handed.LEAD) {
            List<Nomination> pending = nominations.askedOf(fact.engagement(), fact.from());
            pending.forEach(nomination -> nomination.readdress(fact.to()));
            nominations.flush();
            pending.forEach(nomination ->
                    events.publishEvent(new NominationReaddressed(nomination.id(), nomination.engagement())));
        }
    }

    private void handTo(Nomination nomination, PersonId from) {
        Commitment commitment = commitment(nomination.commitment());
        Person person = partners.person(nomination.person());
        commitment.handTo(person.id(), person.name(), person.email());
        commitments.flush();
        engagements.log(
                nomination.engagement(), Handed.COMMITMENT, commitment.id().value(), from, person.id(), person.id());
    }

    /**
     * Asks somebody to take a promise over; its owner keeps it until the yes.
     *
     * @throws Problem 409 when the list is not settled, when it is another's promise, or while somebody is asked
     */
    NominationId askToTakeOver(CommitmentId id, PersonId owner, PersonId person) {
        Commitment commitment = commitment(id);
        if (!mayBeHandedOver(commitment, owner)) {
            throw Problem.conflict("hand-over-stale");
        }
        CampaignId campaign = engagements.get(commitment.engagement()).campaign();
        Nomination nomination = nominations.saveAndFlush(
                Nomination.handedBy(new NominationId(Ids.mint()), commitment, campaign, person, now()));
        events.publishEvent(new OwnerNominated(nomination.id(), commitment.engagement()));
        return nomination.id();
    }

    /** The promises somebody owns for a partner, has said yes to, and has not offered to anybody yet. */
    List<Commitment> toHandOver(EngagementId id, PersonId owner) {
        return commitments.findByEngagementOrderByPosition(id).stream()
                .filter(commitment -> mayBeHandedOver(commitment, owner))
                .toList();
    }

    private boolean mayBeHandedOver(Commitment commitment, PersonId owner) {
        return commitment.ownerIfKnown().filter(owner::equals).isPresent()
                && lists.findById(commitment.engagement())
                        .filter(list -> list.state().level() == Level.EXPLICIT)
                        .isPresent()
                && askedAbout(commitment.engagement()).stream()
                        .filter(nomination -> nomination.commitment().equals(commitment.id()))
                        .noneMatch(nomination -> nomination.handedBy().isPresent() && !nomination.answered());
    }

    Nomination nomination(NominationId id) {
        return nominations.findById(id).orElseThrow(() -> Problem.notFound("nomination"));
    }

    private Commitment commitment(CommitmentId id) {
        return commitments.findById(id).orElseThrow(() -> Problem.notFound("commitment"));
    }

    boolean allAnswered(EngagementId id) {
        return nominations.unanswered(id) == 0;
    }

    private Instant now() {
        return clock.instant();
    }
}
