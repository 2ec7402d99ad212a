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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Everybody who was ever asked to be named in a partner's promises; what was asked about conditions is the {@link Round}'s. */
    List<Nomination> askedAbout(EngagementId id) {
        return nominations.findByEngagement(id).stream()
                .filter(nomination -> !nomination.part().isAboutCondition())
                .toList();
    }

    /** Whether somebody said yes, for this part, to what a commitment says now. */
    static boolean saidYes(List<Nomination> asked, Commitment commitment, Part part, PersonId person) {
        return asked(asked, commitment, part, person).anyMatch(Nomination::stands);
    }

    private static Stream<Nomination> asked(List<Nomination> asked, Commitment commitment, Part part, PersonId person) {
        return asked.stream()
                .filter(nomination -> nomination.commitment().equals(commitment.id()))
                .filter(nomination -> nomination.part() == part)
                .filter(nomination -> nomination.person().equals(person));
    }

    /** What somebody last answered for this part of a commitment; nothing while they were never asked. */
    static Optional<Nomination> last(List<Nomination> asked, Commitment commitment, Part part, PersonId person) {
        return asked(asked, commitment, part, person).max(Comparator.comparing(Nomination::askedAt));
    }

    /** Enrols whoever is named in a sent list; whoever sends it for themselves has said yes. */
    void enrol(Engagement engagement, PersonId by) {
        List<Nomination> asked = askedAbout(engagement.id());
        for (Commitment commitment : commitments.findByEngagementOrderByPosition(engagement.id())) {
            Promise promise = commitment.promise();
            commitment.ownedBy(enrol(engagement, promise.ownerName(), promise.ownerEmail()));
            agree(commitment, Part.OWNER, commitment.owner(), asked, engagement, by);
            if (promise.hasDeputy()) {
                commitment.backedBy(enrol(engagement, promise.deputyName(), promise.deputyEmail()));
                commitment
                        .deputyIfKnown()
                        .ifPresent(deputy -> agree(commitment, Part.DEPUTY, deputy, asked, engagement, by));
            }
        }
        release(engagement.id(), asked);
    }

    private PersonId enrol(Engagement engagement, @Nullable String name, @Nullable String email) {
        return partners.enrol(
                engagement.organisation(),
                String.valueOf(name),
                String.valueOf(email),
                partners.organisation(engagement.organisation()).language());
    }

    private void agree(
            Commitment commitment,
            Part part,
            PersonId named,
            List<Nomination> asked,
            Engagement engagement,
            PersonId by) {
        if (named.equals(by) && !saidYes(asked, commitment, part, by)) {
            nominations.save(Nomination.byOneself(
                    new NominationId(Ids.mint()), commitment, engagement.campaign(), part, by, now()));
        }
    }

    /** Lets those know whose yes is no longer needed: the promise is gone, or names somebody else. */
    private void release(EngagementId id, List<Nomination> asked) {
        Map<CommitmentId, Commitment> kept = commitments.findByEngagementOrderByPosition(id).stream()
                .collect(Collectors.toMap(Commitment::id, Function.identity()));
        asked.stream()
                .filter(Nomination::stands)
                .filter(nomination -> nomination.part() != Part.CO_OWNER)
                .filter(nomination -> {
                    Commitment commitment = kept.get(nomination.commitment());
                    return commitment == null || !names(commitment, nomination.person());
                })
                .forEach(nomination -> {
                    nomination.lapse();
                    Commitment commitment = kept.get(nomination.commitment());
                    events.publishEvent(new YesReleased(
                            nomination.id(), id, nomination.person(), commitment == null ? "" : commitment.what()));
                });
    }

    private static boolean names(Commitment commitment, PersonId person) {
        return commitment.ownerIfKnown().filter(person::equals).isPresent()
                || commitment.deputyIfKnown().filter(person::equals).isPresent();
    }

    /** Asks everybody who is named and has not said yes. */
    List<NominationId> nominate(EngagementId id) {
        CampaignId campaign = engagements.get(id).campaign();
        List<Nomination> asked = askedAbout(id);
        List<NominationId> fresh = new ArrayList<>();
        for (Commitment commitment : commitments.findByEngagementOrderByPosition(id)) {
            ask(
                    commitment,
                    Part.OWNER,
                    commitment.owner(),
                    asked,
                    fresh,
                    () -> Nomination.ofOwner(
                            new NominationId(Ids.mint()), commitment, campaign, commitment.owner(), now()));
            commitment
                    .deputyIfKnown()
                    .ifPresent(deputy -> ask(
                            commitment,
                            Part.DEPUTY,
                            deputy,
                            asked,
                            fresh,
                            () -> Nomination.ofDeputy(
                                    new NominationId(Ids.mint()), commitment, campaign, deputy, now())));
            for (EngagementId partner : commitment.coOwners()) {
                PersonId lead = engagements.get(partner).lead();
                ask(
                        commitment,
                        Part.CO_OWNER,
                        lead,
                        asked,
                        fresh,
                        () -> Nomination.ofCoOwner(
                                new NominationId(Ids.mint()), commitment, campaign, partner, lead, now()));
            }
        }
        nominations.flush();
        fresh.forEach(nomination -> events.publishEvent(new OwnerNominated(nomination, id)));
        return fresh;
    }

    private void ask(
            Commitment commitment,
            Part part,
            PersonId person,
            List<Nomination> asked,
            List<NominationId> fresh,
            Supplier<Nomination> nomination) {
        if (asked(asked, commitment, part, person).noneMatch(before -> before.stands() || !before.answered())) {
            fresh.add(nominations.save(nomination.get()).id());
        }
    }

    void answer(NominationId id, boolean yes, @Nullable String remark, PersonId by) {
        Nomination nomination = nomination(id);
        nomination.handedBy().ifPresent(from -> engagements.lock(nomination.engagement()));
        nomination.answer(yes, remark, by, now());
        if (yes) {
            nomination.handedBy().ifPresent(from -> handTo(nomination, from));
        }
        if (!yes && nomination.handedBy().isEmpty()) {
            tellDeclined(nomination, false);
        }
        events.publishEvent(new NominationAnswered(id, nomination.engagement(), nomination.campaign()));
    }

    private void tellDeclined(Nomination nomination, boolean silent) {
        events.publishEvent(new PromiseDeclined(
                nomination.id(),
                nomination.engagement(),
                nomination.person(),
                silent,
                commitment(nomination.commitment()).what(),
                nomination.remark().orElse("")));
    }

    /** Notes that somebody was reminded as often as anybody is; whoever is asked to take over only stays as they were. */
    void noteSilence(NominationId id) {
        Nomination nomination = nomination(id);
        if (nomination.handedBy().isEmpty()
                && !nomination.part().isAboutCondition()
                && !nomination.answered()
                && !nomination.isSilent()) {
            nomination.fallSilent(now());
            events.publishEvent(new NominationSilent(id, nomination.engagement()));
        }
    }

    /** Whether somebody has said they would do it in the place of this silent owner. */
    boolean deputyIsReady(NominationId id) {
        Nomination nomination = nomination(id);
        Commitment commitment = commitment(nomination.commitment());
        return nomination.part() == Part.OWNER
                && commitment.ownerIfKnown().filter(nomination.person()::equals).isPresent()
                && commitment
                        .deputyIfKnown()
                        .filter(deputy -> saidYes(askedAbout(nomination.engagement()), commitment, Part.DEPUTY, deputy))
                        .isPresent();
    }

    /**
     * The deputy does what the silent owner does not answer to; their yes was said for this.
     *
     * @throws Problem 409 when the owner answered after all
     */
    void letDeputyTakeOver(NominationId id) {
        Nomination silent = nomination(id);
        Commitment commitment = commitment(silent.commitment());
        silent.giveUp();
        commitment.deputyTakesOver();
        nominations.save(Nomination.byOneself(
                new NominationId(Ids.mint()), commitment, silent.campaign(), commitment.owner(), now()));
        nominations.flush();
        events.publishEvent(
                new DeputyTookOver(id, silent.engagement(), silent.person(), commitment.owner(), commitment.what()));
        events.publishEvent(new NominationAnswered(id, silent.engagement(), silent.campaign()));
    }

    /**
     * The promise goes back to its partner without the answer nobody waits for any more.
     *
     * @throws Problem 409 when it came after all
     */
    void giveBack(NominationId id) {
        Nomination silent = nomination(id);
        silent.giveUp();
        nominations.flush();
        tellDeclined(silent, true);
        events.publishEvent(new NominationAnswered(id, silent.engagement(), silent.campaign()));
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
