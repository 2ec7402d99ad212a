package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what partners promise, asks those who are named, and judges whether all is explicit. */
@Service
@Transactional
public class CommitmentService {

    private final CommitmentLists lists;
    private final Commitments commitments;
    private final Nominations nominations;
    private final Explicitness explicitness;
    private final Circumstances circumstances;
    private final Acceptance acceptance;
    private final Round round;
    private final ConditionWords conditionWords;
    private final Feasibility feasibility;
    private final LatestStarts latestStarts;
    private final Writing writing;
    private final MenuService menus;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CommitmentService(
            CommitmentLists lists,
            Commitments commitments,
            Nominations nominations,
            Explicitness explicitness,
            Circumstances circumstances,
            Acceptance acceptance,
            Round round,
            ConditionWords conditionWords,
            Feasibility feasibility,
            LatestStarts latestStarts,
            Writing writing,
            MenuService menus,
            EngagementService engagements,
            CampaignService campaigns,
            PartnerService partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lists = lists;
        this.commitments = commitments;
        this.nominations = nominations;
        this.explicitness = explicitness;
        this.circumstances = circumstances;
        this.acceptance = acceptance;
        this.round = round;
        this.conditionWords = conditionWords;
        this.feasibility = feasibility;
        this.latestStarts = latestStarts;
        this.writing = writing;
        this.menus = menus;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Every reason, with what is known of who said yes; changes nothing. Whoever writes a promise for themselves has said
     * yes to it, and what only others can lift is said without holding the writer up.
     */
    @Transactional(readOnly = true)
    List<Flaw> check(EngagementId id, Declaration declaration, PersonId by) {
        Surroundings around = circumstances.of(id, today(), by);
        return Stream.of(
                        explicitness.reasons(declaration, around),
                        menus.reasons(engagements.get(id).campaign(), declaration),
                        explicitness.margins(declaration, around))
                .flatMap(List::stream)
                .map(flaw -> Explicitness.isForOthers(flaw) ? flaw.asWarning() : flaw)
                .toList();
    }

    /** For each promise of a list whose days and approvals are known, by its place: the day by which they must begin. */
    @Transactional(readOnly = true)
    Map<Integer, LocalDate> latestStarts(EngagementId id, Declaration declaration) {
        DaysOff off = engagements.daysOff(engagements.get(id));
        Map<Integer, LocalDate> days = new TreeMap<>();
        for (int i = 0; i < declaration.promises().size(); i++) {
            int place = i;
            Promise promise = declaration.promises().get(i);
            feasibility
                    .latestStart(promise.when(), Feasibility.approvalDays(declaration.approvals(), promise.kind()), off)
                    .ifPresent(day -> days.put(place, day));
        }
        return days;
    }

    /** How explicit a list with these reasons is, in the word of {@code participation-level.dmn}. */
    String level(Declaration declaration, List<Flaw> reasons) {
        return explicitness.level(declaration.zero(), reasons);
    }

    private List<Flaw> reasons(EngagementId id, Declaration declaration, LocalDate today) {
        return explicitness.reasons(declaration, circumstances.of(id, today, null));
    }

    /**
     * Judges a list or a record as it would be judged in a campaign, for somebody who takes part in it or coordinates it;
     * changes nothing. Whether people said yes is only known of promises that were sent.
     *
     * @param approvals whether the approval chain is part of what is judged; the one last saved stands in for it
     * @throws Problem 404 when there is no such campaign or it is not this person's
     */
    @Transactional(readOnly = true)
    Judgement judge(CampaignId id, Declaration declaration, boolean approvals, PersonId by) {
        Surroundings around = circumstances.of(id, today(), by);
        boolean asked = approvals;
        Declaration judged = declaration;
        if (!approvals && around.own() != null) {
            List<Approval> saved = lists.findById(new EngagementId(around.own()))
                    .map(CommitmentList::approvals)
                    .orElse(List.of());
            judged = new Declaration(declaration.revision(), declaration.zero(), saved, declaration.commitments());
            asked = !saved.isEmpty();
        }
        return explicitness.judge(judged, around.withApprovalsAsked(asked));
    }

    /** As {@link #judge(CampaignId, Declaration, boolean, PersonId)}, for a sentence alone. */
    @Transactional(readOnly = true)
    Judgement judge(CampaignId id, String text, PersonId by) {
        return explicitness.judge(text, circumstances.of(id, today(), by));
    }

    /**
     * Keeps a list as far as it has come, with what colleagues saved since it was read.
     *
     * @return what brings the writer's page up to date
     * @throws Refused with what somebody else wrote in the same fields; nothing of either is lost
     * @throws Problem 409 when it was sent
     */
    List<Flaw> draft(EngagementId id, Declaration typed, PersonId by) {
        engagements.lock(id);
        requireOpen(id);
        Writing.Together together = writing.bringTogether(id, written(id), typed);
        Declaration declaration = together.declaration();
        CommitmentList list = save(id, declaration, declaration.promises(), by);
        int blocked = blockedPromises(reasons(id, declaration, today()).stream()
                .filter(flaw -> !Explicitness.isForOthers(flaw))
                .toList());
        list.judged(blocked == 0 ? Level.DRAFT : Level.VAGUE, blocked, now());
        return writing.told(id, together, Objects.requireNonNull(written(id)));
    }

    /**
     * Sends a list, with what colleagues saved since it was read.
     *
     * @throws Refused with every reason the partner itself can lift, or with what somebody else wrote in the same fields
     */
    void declare(EngagementId id, Declaration typed, PersonId by) {
        requireOpen(id);
        Declaration declaration = writing.bringTogether(id, written(id), typed).declaration();
        List<Flaw> blocking = Stream.concat(
                        reasons(id, declaration, today()).stream(),
                        menus.reasons(engagements.get(id).campaign(), declaration).stream())
                .filter(Flaw::blocks)
                .filter(flaw -> !Explicitness.isForOthers(flaw))
                .toList();
        if (!blocking.isEmpty()) {
            throw new Refused(blocking);
        }
        Engagement engagement = engagements.get(id);
        CommitmentList list = save(id, declaration, declaration.zero() ? List.of() : declaration.promises(), by);
        if (declaration.zero()) {
            commitments.deleteAll(commitments.findByEngagementOrderByPosition(id));
            commitments.flush();
        }
        acceptance.enrol(engagement, by);
        latestStarts.compute(id, declaration.approvals());
        partners.learnBrands(
                engagement.organisation(),
                of(id).stream()
                        .flatMap(commitment -> commitment.brand().stream())
                        .toList());
        round.forget(id);
        list.sent(today(), now());
        events.publishEvent(new CommitmentsDeclared(id, engagement.campaign()));
    }

    private void requireOpen(EngagementId id) {
        lists.findById(id).ifPresent(CommitmentList::requireOpen);
    }

    /** Saves a list; a zero without promises leaves those already written, for whoever thinks again. */
    private CommitmentList save(EngagementId id, Declaration declaration, List<Promise> promises, PersonId by) {
        CommitmentList list = write(id, declaration, promises, by);
        writing.keep(id, Objects.requireNonNull(written(id)), by, now());
        return list;
    }

    private CommitmentList write(EngagementId id, Declaration declaration, List<Promise> promises, PersonId by) {
        CommitmentList list = lists.findById(id)
                .orElseGet(() ->
                        lists.save(new CommitmentList(id, engagements.get(id).campaign(), by, now())));
        list.write(declaration, by, now());
        if (declaration.zero() && promises.isEmpty()) {
            return list;
        }
        Map<String, PersonId> others = circumstances.leadsOfOthers(id);
        Set<String> menu = menus.names(list.campaign()).keySet();
        Map<String, Commitment> before = commitments.findByEngagementOrderByPosition(id).stream()
                .collect(Collectors.toMap(commitment -> commitment.id().value(), Function.identity()));
        List<Nomination> asked = nominations.findByEngagement(id);
        for (int i = 0; i < promises.size(); i++) {
            Promise typed = promises.get(i);
            Promise promise = typed.among(others::containsKey).offered(menu);
            Commitment kept = promise.id() == null ? null : before.remove(promise.id());
            if (kept == null) {
                commitments.save(new Commitment(new CommitmentId(Ids.mint()), id, i, promise));
            } else {
                if (promise.differsMateriallyFrom(kept.promise())) {
                    asked.stream()
                            .filter(nomination -> nomination.commitment().equals(kept.id()))
                            .forEach(Nomination::lapse);
                }
                kept.write(i, promise);
            }
        }
        commitments.deleteAll(before.values());
        commitments.flush();
        return list;
    }

    /** Whether the list may be written on: not while those who are named are asked, and not once it is settled. */
    @Transactional(readOnly = true)
    boolean isOpen(EngagementId id) {
        return lists.findById(id).map(CommitmentList::isOpen).orElse(true);
    }

    /** The list as last saved, for the form. */
    @Transactional(readOnly = true)
    @Nullable
    Declaration written(EngagementId id) {
        return lists.findById(id)
                .map(list -> new Declaration(
                        list.revision(),
                        list.zero(),
                        list.approvals(),
                        of(id).stream().map(Commitment::promise).toList()))
                .orElse(null);
    }

    /** What other partners of the same campaign have settled, by commitment id. */
    @Transactional(readOnly = true)
    Map<String, Promise> settledByOthers(EngagementId id) {
        return circumstances.settledByOthers(engagements.get(id));
    }

    /** Asks everybody who is named and has not said yes. */
    public List<NominationId> nominate(EngagementId id) {
        return acceptance.nominate(id);
    }

    /**
     * Marks a nomination's process as started.
     *
     * @throws Problem 404 when nobody was nominated under this id, 409 when its process started before
     */
    public void startAcceptance(NominationId id) {
        nomination(id).start();
    }

    /** Notes that somebody who is named was reminded as often as anybody is. */
    public void noteSilence(NominationId id) {
        acceptance.noteSilence(id);
    }

    /** Whether somebody has said they would do it in the place of an owner who does not answer. */
    @Transactional(readOnly = true)
    public boolean deputyIsReady(NominationId id) {
        return acceptance.deputyIsReady(id);
    }

    /**
     * The deputy does what a silent owner does not answer to.
     *
     * @throws Problem 409 when the answer came after all
     */
    public void letDeputyTakeOver(NominationId id) {
        acceptance.letDeputyTakeOver(id);
    }

    /**
     * A promise goes back to its partner without the answer nobody waits for any more.
     *
     * @throws Problem 409 when it came after all
     */
    public void giveBack(NominationId id) {
        acceptance.giveBack(id);
    }

    /**
     * Asks somebody to take a promise over; its owner keeps it until the yes.
     *
     * @throws Problem 409 when the list is not settled, when it is another's promise, or while somebody is asked
     */
    public NominationId askToTakeOver(CommitmentId id, PersonId owner, PersonId person) {
        return acceptance.askToTakeOver(id, owner, person);
    }

    /** The promises somebody owns for a partner, has said yes to, and has not offered to anybody yet. */
    @Transactional(readOnly = true)
    public List<Commitment> toHandOver(EngagementId id, PersonId owner) {
        return acceptance.toHandOver(id, owner);
    }

    /**
     * @throws Problem 404 when there is no such nomination
     */
    @Transactional(readOnly = true)
    public Nomination nomination(NominationId id) {
        return acceptance.nomination(id);
    }

    @Transactional(readOnly = true)
    public boolean allAnswered(EngagementId id) {
        return acceptance.allAnswered(id);
    }

    /** Whether everybody named answered, and nothing it waits for is open any more. */
    @Transactional(readOnly = true)
    public boolean mayBeJudged(EngagementId id) {
        return allAnswered(id)
                && lists.findById(id)
                        .filter(list -> list.state().level() == Level.AWAITING_OTHERS)
                        .filter(list -> round.mustWait(id))
                        .isEmpty();
    }

    /** Opens the first round of a campaign if it is time, and settles what promises wait for. The campaign's row is locked. */
    public void settleConditions(CampaignId id) {
        round.settle(id);
    }

    /** Those who are still asked about a partner's promises. */
    @Transactional(readOnly = true)
    public List<NominationId> unanswered(EngagementId id) {
        return nominations.idsUnanswered(id);
    }

    /** What somebody said they would keep, whichever partner promised it. */
    @Transactional(readOnly = true)
    public List<Commitment> ownedBy(PersonId person, int most) {
        return commitments.ownedBy(person, Limit.of(most));
    }

    /** The business keys under which something about these partners' promises may be asked, and whose they are; two statements. */
    @Transactional(readOnly = true)
    public Map<String, EngagementId> askedAbout(Collection<EngagementId> ids) {
        Map<String, EngagementId> asked = new HashMap<>();
        if (!ids.isEmpty()) {
            nominations
                    .idsUnanswered(ids)
                    .forEach(row -> asked.put(((NominationId) row[0]).value(), (EngagementId) row[1]));
            commitments.idsOf(ids).forEach(row -> asked.put(((CommitmentId) row[0]).value(), (EngagementId) row[1]));
        }
        return asked;
    }

    /** Judges a sent list, by the day it was sent: whoever is asked may take their time. An explicit list makes a partner, an explicit zero an observer. */
    public Verdict judge(EngagementId id) {
        if (!allAnswered(id)) {
            return Verdict.WAITING;
        }
        CommitmentList list = lists.findById(id).orElseThrow(() -> Problem.notFound("engagement"));
        Declaration declaration = Optional.ofNullable(written(id)).orElseThrow();
        List<Flaw> reasons = reasons(id, declaration, list.sentOn().orElseGet(this::today));
        int blocked = blockedPromises(reasons);
        boolean onlyConditions = reasons.stream().filter(Flaw::blocks).allMatch(Explicitness::isUnmet);
        Verdict verdict;
        if (declaration.zero()) {
            verdict = Verdict.ZERO;
            list.judged(Level.ZERO, 0, now());
            engagements.leave(id, Standing.OBSERVER, null, "");
        } else if (onlyConditions && round.mustWait(id)) {
            verdict = Verdict.WAITING;
            list.judged(Level.AWAITING_OTHERS, 0, now());
        } else if (blocked == 0) {
            verdict = Verdict.EXPLICIT;
            list.judged(Level.EXPLICIT, 0, now());
            engagements.becomePartner(id);
        } else {
            verdict = Verdict.VAGUE;
            list.judged(Level.VAGUE, blocked, now());
        }
        events.publishEvent(new CommitmentsJudged(id, list.campaign()));
        return verdict;
    }

    /** How many promises have something left to guess; a reason of the whole list counts as one. */
    private static int blockedPromises(List<Flaw> reasons) {
        return (int) reasons.stream()
                .filter(Flaw::blocks)
                .map(flaw -> flaw.field().replaceFirst("\\..*", ""))
                .distinct()
                .count();
    }

    /** How far every partner's list has come, in two statements; partners who wrote nothing are missing. */
    @Transactional(readOnly = true)
    public Map<EngagementId, ListState> states(CampaignId campaign) {
        Map<EngagementId, Long> open = new HashMap<>();
        nominations.unanswered(campaign).forEach(row -> open.put((EngagementId) row[0], (Long) row[1]));
        Map<EngagementId, ListState> states = new HashMap<>();
        for (Object[] row : lists.states(campaign)) {
            EngagementId id = (EngagementId) row[0];
            Level level = (Level) row[1];
            int blocked =
                    level == Level.AWAITING_OWNERS ? open.getOrDefault(id, 0L).intValue() : (Integer) row[2];
            states.put(id, new ListState(level, blocked, (Instant) row[3]));
        }
        return states;
    }

    /** What those partners wait for whose lists are explicit but for that; nobody knows before the first round is opened. */
    @Transactional(readOnly = true)
    public Optional<Map<EngagementId, Waits>> awaited(CampaignId id) {
        return round.awaited(campaigns.get(id));
    }

    /** What a partner's promises wait for and how that stands, in words, by commitment id. */
    @Transactional(readOnly = true)
    public Map<String, String> conditions(List<Commitment> promises, Locale locale) {
        return conditionWords.of(promises, locale);
    }

    /** A partner's promises that do not count yet, because others do not promise what they wait for. */
    @Transactional(readOnly = true)
    public Set<CommitmentId> waiting(EngagementId id) {
        return round.waiting(id);
    }

    /** The promises of other partners that somebody is asked to go together with. */
    @Transactional(readOnly = true)
    List<Commitment> together(Nomination nomination) {
        return round.together(nomination);
    }

    @Transactional(readOnly = true)
    public List<Commitment> of(EngagementId id) {
        return commitments.findByEngagementOrderByPosition(id);
    }

    @Transactional(readOnly = true)
    public List<Commitment> of(CampaignId campaign) {
        return commitments.ofCampaign(campaign);
    }

    /**
     * The promises of those who are in that a run would leave out though the present one holds them: what others see lies
     * inside the run, anything else before its end.
     */
    @Transactional(readOnly = true)
    public List<Commitment> leftOutBy(CampaignId id, LocalDate runStart, LocalDate runEnd) {
        Campaign campaign = campaigns.get(id);
        Set<EngagementId> in = engagements.of(id).stream()
                .filter(engagement -> !engagement.hasLeft())
                .map(Engagement::id)
                .collect(Collectors.toSet());
        return commitments.ofCampaign(id).stream()
                .filter(commitment -> in.contains(commitment.engagement()))
                .filter(commitment -> commitment.liesIn(campaign.runStart(), campaign.runEnd()))
                .filter(commitment -> !commitment.liesIn(runStart, runEnd))
                .toList();
    }

    /**
     * @throws Problem 404 when there is no such commitment
     */
    @Transactional(readOnly = true)
    public Commitment get(CommitmentId id) {
        return commitments.findById(id).orElseThrow(() -> Problem.notFound("commitment"));
    }

    /** The last day on which the commitment is still kept on time. */
    @Transactional(readOnly = true)
    public LocalDate deliveryDue(CommitmentId id) {
        return get(id).when().last().orElseThrow();
    }

    /** The last day of each promise of a campaign that has one, in one statement. */
    @Transactional(readOnly = true)
    public Map<CommitmentId, LocalDate> deliveryDues(CampaignId campaign) {
        return of(campaign).stream()
                .filter(commitment -> commitment.when().last().isPresent())
                .collect(Collectors.toMap(
                        Commitment::id, commitment -> commitment.when().last().orElseThrow()));
    }

    /** The day by which approvals must have begun, counted back in working days from the first day something happens. */
    @Transactional(readOnly = true)
    public LocalDate latestStart(CommitmentId id) {
        Commitment commitment = get(id);
        CommitmentList list = lists.findById(commitment.engagement()).orElseThrow();
        return feasibility
                .latestStart(
                        commitment.when(),
                        Optional.ofNullable(Feasibility.approvalDays(
                                        list.approvals(), commitment.kind().orElse(null)))
                                .orElse(0),
                        engagements.daysOff(engagements.get(commitment.engagement())))
                .orElseThrow();
    }

    /** SHA-256 over {@link Annex} of all a partner promises, so that a signature covers exactly what was promised. */
    @Transactional(readOnly = true)
    public String hash(EngagementId id) {
        return Sha256.of(Annex.of(of(id)));
    }

    private Instant now() {
        return clock.instant();
    }

    private LocalDate today() {
        return Days.of(now());
    }
}
