package coop.unisson.engagement;

import coop.unisson.campaign.BriefSettled;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Need;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invites partners and takes each through its own preparation. */
@Service
@Transactional
public class EngagementService {

    /** A brief by fewer hands is nobody's but the coordination's; the brief gate asks for as many. */
    private static final int FEWEST_CONTRIBUTORS = 2;

    private final Engagements engagements;
    private final CampaignService campaigns;
    private final Absences absences;
    private final Handovers handovers;
    private final Freezes freezes;
    private final PartnerService partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EngagementService(
            Engagements engagements,
            CampaignService campaigns,
            Absences absences,
            Handovers handovers,
            Freezes freezes,
            PartnerService partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.absences = absences;
        this.handovers = handovers;
        this.freezes = freezes;
        this.partners = partners;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws Problem 409 when the organisation is in this campaign already
     */
    public EngagementId invite(CampaignId campaign, OrganisationId organisation, PersonId lead, PersonId director) {
        if (of(campaign, organisation).isPresent()) {
            throw Problem.conflict("invited-already");
        }
        Engagement engagement = engagements.saveAndFlush(new Engagement(
                new EngagementId(Ids.mint()),
                campaign,
                organisation,
                lead,
                director,
                takesContributions(campaign),
                clock.instant()));
        events.publishEvent(new EngagementInvited(engagement.id(), campaign));
        return engagement.id();
    }

    /**
     * Lets a partner that said « not now » in again, with the same two people, as one that joins late. What it did before it
     * left stays with the part it left.
     *
     * @throws Problem 409 when the campaign takes no partners any more, or it is in already
     */
    EngagementId comeBack(EngagementId id) {
        Engagement left = lock(id);
        if (!mayComeBack(left)) {
            throw Problem.conflict("no-way-back");
        }
        return invite(left.campaign(), left.organisation(), left.lead(), left.director());
    }

    /** Whether a partner that left may come back by itself; the coordination may invite any of them again. */
    @Transactional(readOnly = true)
    public boolean mayComeBack(Engagement left) {
        return left.standing() == Standing.NOT_NOW
                && !left.contactsErased()
                && campaigns.get(left.campaign()).stage().takesPartners()
                && of(left.campaign(), left.organisation()).isEmpty();
    }

    /**
     * Marks the engagement's process as started.
     *
     * @throws Problem 404 when nobody was invited under this id, 409 when its process started before
     */
    public void start(EngagementId id) {
        Engagement engagement = get(id);
        try {
            engagement.start();
        } catch (IllegalStateException e) {
            throw Problem.conflict("started-already");
        }
    }

    /**
     * @throws Problem 404 when there is no such engagement
     */
    @Transactional(readOnly = true)
    public Engagement get(EngagementId id) {
        return engagements.findById(id).orElseThrow(() -> Problem.notFound("engagement"));
    }

    @Transactional(readOnly = true)
    public Optional<Engagement> find(EngagementId id) {
        return engagements.findById(id);
    }

    /** Locks the engagement's row until the transaction ends. */
    public Engagement lock(EngagementId id) {
        return engagements.lock(id).orElseThrow(() -> Problem.notFound("engagement"));
    }

    /** Everybody who was ever invited, in the order of their entry. */
    @Transactional(readOnly = true)
    public List<Engagement> of(CampaignId campaign) {
        return engagements.ofCampaign(campaign);
    }

    /** As {@link #of(CampaignId)} for several campaigns in one statement. */
    @Transactional(readOnly = true)
    public List<Engagement> of(Collection<CampaignId> campaigns) {
        return engagements.ofCampaigns(campaigns);
    }

    /** Every part an organisation has, or had, in any campaign. */
    @Transactional(readOnly = true)
    public List<Engagement> of(OrganisationId organisation) {
        return engagements.ofOrganisation(organisation);
    }

    /** Those of these that there are, in one statement. */
    @Transactional(readOnly = true)
    public List<Engagement> find(Collection<EngagementId> ids) {
        return engagements.findAllById(ids);
    }

    /** Those a person speaks for today, the latest first. */
    @Transactional(readOnly = true)
    public List<Engagement> of(PersonId person, int most) {
        return engagements.ofPerson(person, today(), Limit.of(most));
    }

    /** An organisation's present part in a campaign; empty when it has none, or left. */
    @Transactional(readOnly = true)
    public Optional<Engagement> of(CampaignId campaign, OrganisationId organisation) {
        return engagements.live(campaign, organisation);
    }

    /** The next engagements by id, for work that goes in chunks. */
    @Transactional(readOnly = true)
    public List<EngagementId> idsAfter(CampaignId campaign, EngagementId after, int most) {
        return engagements.idsAfter(campaign, after.value(), Limit.of(most));
    }

    void assess(EngagementId id, @Nullable ReadinessAnswers answers, Readiness outcome) {
        Engagement engagement = get(id);
        engagement.assess(answers, outcome, clock.instant());
        events.publishEvent(new ReadinessAssessed(id, engagement.campaign()));
    }

    void align(EngagementId id, Alignment answers) {
        Engagement engagement = get(id);
        engagement.align(answers, clock.instant());
        events.publishEvent(new MissionAligned(id, engagement.campaign()));
    }

    void contribute(EngagementId id, String why, String change, String how) {
        get(id).contribute(why, change, how, clock.instant());
    }

    /** Whoever has not come to the brief by now finds it settled. */
    @EventListener
    void on(BriefSettled fact) {
        if (engagements.contributors(fact.campaign()) >= FEWEST_CONTRIBUTORS) {
            engagements.closeBriefToNewcomers(fact.campaign());
        }
    }

    /** The brief is still being written, or was settled by too few hands for its gate ever to open. */
    private boolean takesContributions(CampaignId campaign) {
        return !briefIsClosed(campaign);
    }

    /** Whether the brief was settled, by enough hands for its gate: it takes no more words. */
    @Transactional(readOnly = true)
    public boolean briefIsClosed(CampaignId campaign) {
        return campaigns.get(campaign).briefIsSettled() && engagements.contributors(campaign) >= FEWEST_CONTRIBUTORS;
    }

    void answerBrief(EngagementId id, Consent consent, String remark) {
        Engagement engagement = get(id);
        engagement.answerBrief(consent, remark, clock.instant());
        events.publishEvent(new BriefConsented(id, engagement.campaign()));
    }

    /** All this partner will do is explicit and owned. */
    public void becomePartner(EngagementId id) {
        Engagement engagement = get(id);
        engagement.becomePartner(clock.instant());
        events.publishEvent(new PartnerConfirmed(id, engagement.campaign()));
    }

    /** Tells those who are still in that the campaign is over for them. */
    public void tellItEnded(EngagementId id) {
        Engagement engagement = get(id);
        if (!engagement.hasLeft()) {
            events.publishEvent(new EngagementEnded(id, engagement.campaign()));
        }
    }

    /** The partners that withdrew after a moment, in the order in which they did. */
    @Transactional(readOnly = true)
    public List<Engagement> departures(CampaignId campaign, @Nullable Instant after) {
        return engagements.withdrawn(campaign).stream()
                .filter(engagement -> after == null
                        || engagement.leftAt().filter(at -> at.isAfter(after)).isPresent())
                .toList();
    }

    /**
     * Goes on without waiting for a partner that does not answer.
     *
     * @throws Problem 409 when it has left, or is silent already
     */
    public void goWithout(EngagementId id) {
        Engagement engagement = lock(id);
        if (engagement.hasLeft() || engagement.silentSince().isPresent()) {
            throw Problem.conflict("not-waited-for");
        }
        engagement.goSilent(clock.instant());
        events.publishEvent(new EngagementSilent(id, engagement.campaign()));
    }

    /** A partner answered; if it was silent, it is back. */
    public void heard(EngagementId id) {
        Engagement engagement = get(id);
        boolean silent = engagement.silentSince().isPresent();
        engagement.hear(clock.instant());
        if (silent && engagement.silentSince().isEmpty()) {
            events.publishEvent(new EngagementHeard(id, engagement.campaign()));
        }
    }

    /** Tells those who are still in that the campaign has other dates. */
    public void tellDates(EngagementId id) {
        Engagement engagement = get(id);
        if (!engagement.hasLeft()) {
            events.publishEvent(
                    new DatesReached(id, engagement.campaign(), campaigns.reasonOfDates(engagement.campaign())));
        }
    }

    /**
     * Whether a partner's contact details may be kept, should it leave the preparation now.
     *
     * @throws Problem 409 when this partner has left
     */
    public void keepContacts(EngagementId id, boolean agreed) {
        Engagement engagement = get(id);
        if (engagement.hasLeft()) {
            throw Problem.conflict("left-already");
        }
        engagement.keepContacts(agreed);
    }

    /**
     * Leaves the circle in a named state.
     *
     * @param reason what the partner chose to say; nobody is asked why
     */
    public void leave(EngagementId id, Standing as, @Nullable LocalDate recallOn, String reason) {
        Engagement engagement = lock(id);
        if (engagement.hasLeft()) {
            throw Problem.conflict("left-already");
        }
        engagement.leave(as, recallOn, reason, clock.instant());
        events.publishEvent(new EngagementLeft(id, engagement.campaign()));
    }

    /**
     * Keeps that somebody will be away; their work goes to a deputy from the first day to the last.
     *
     * @throws Problem 409 when this partner has left
     */
    AbsenceId declareAbsence(EngagementId id, PersonId person, PersonId deputy, LocalDate firstDay, LocalDate lastDay) {
        Engagement engagement = lock(id);
        if (engagement.hasLeft()) {
            throw Problem.conflict("left-already");
        }
        Absence absence = absences.save(
                new Absence(new AbsenceId(Ids.mint()), id, person, deputy, firstDay, lastDay, clock.instant()));
        engagement.away(lastDay);
        absences.flush();
        events.publishEvent(
                new AbsenceDeclared(absence.id(), id, engagement.campaign(), person, deputy, firstDay, lastDay));
        return absence.id();
    }

    /**
     * Ends an absence now, or calls it off.
     *
     * @throws Problem 404 when it is not this person's, 409 when it is over
     */
    void endAbsence(AbsenceId id, PersonId person) {
        Absence absence = absences.findById(id)
                .filter(found -> found.person().equals(person))
                .orElseThrow(() -> Problem.notFound("absence"));
        Engagement engagement = lock(absence.engagement());
        absence.end(clock.instant());
        absences.flush();
        events.publishEvent(
                new AbsenceEnded(id, absence.engagement(), engagement.campaign(), absence.person(), absence.deputy()));
    }

    /** Absences that run or will, the next first. */
    @Transactional(readOnly = true)
    public List<Absence> absences(Engagement engagement) {
        return engagement.mayBeAway(today()) ? absences.ahead(engagement.id(), today()) : List.of();
    }

    /**
     * Keeps on which days a partner's approvals stand still; what is counted in its working days is counted again.
     *
     * @throws Problem 409 when this partner has left
     */
    void freeze(EngagementId id, LocalDate firstDay, LocalDate lastDay, String reason, PersonId by) {
        Engagement engagement = lock(id);
        if (engagement.hasLeft()) {
            throw Problem.conflict("left-already");
        }
        engagement.freeze();
        freezes.saveAndFlush(new Freeze(id, firstDay, lastDay, reason, by, clock.instant()));
        events.publishEvent(new FreezesChanged(id, engagement.campaign()));
    }

    /**
     * Ends a freeze now, or calls it off.
     *
     * @throws Problem 404 when it is not this partner's, 409 when it is over
     */
    void lift(EngagementId id, String freeze) {
        Engagement engagement = lock(id);
        freezes.findById(freeze)
                .filter(found -> found.engagement().equals(id))
                .orElseThrow(() -> Problem.notFound("freeze"))
                .lift(today(), clock.instant());
        freezes.flush();
        events.publishEvent(new FreezesChanged(id, engagement.campaign()));
    }

    /** Freezes that run or will, the next first. */
    @Transactional(readOnly = true)
    public List<Freeze> freezesAhead(Engagement engagement) {
        return standing(List.of(engagement)).stream()
                .filter(freeze -> !freeze.lastDay().isBefore(today()))
                .toList();
    }

    /** When the approvals of these partners stand still, in one statement; those that never do are missing. */
    @Transactional(readOnly = true)
    public Map<EngagementId, List<DaysOff.Freeze>> freezes(Collection<Engagement> of) {
        return standing(of).stream()
                .collect(Collectors.groupingBy(
                        Freeze::engagement, Collectors.mapping(Freeze::days, Collectors.toList())));
    }

    private List<Freeze> standing(Collection<Engagement> of) {
        List<EngagementId> frozen =
                of.stream().filter(Engagement::mayBeFrozen).map(Engagement::id).toList();
        return frozen.isEmpty() ? List.of() : freezes.standing(frozen);
    }

    /** When a partner does not work: its country's holidays, and when its approvals stand still. */
    @Transactional(readOnly = true)
    public DaysOff daysOff(Engagement engagement) {
        return new DaysOff(
                partners.organisation(engagement.organisation()).country(),
                standing(List.of(engagement)).stream().map(Freeze::days).toList());
    }

    /** Who does somebody's work for a partner today: their deputy while they are away, or they themselves. */
    @Transactional(readOnly = true)
    public PersonId acting(Engagement engagement, PersonId person) {
        return absences(engagement).stream()
                .filter(absence -> absence.person().equals(person) && absence.runsOn(today()))
                .findFirst()
                .map(Absence::deputy)
                .orElse(person);
    }

    /** Whether somebody may do a partner's work today: its two people, and whoever stands in for one of them. */
    @Transactional(readOnly = true)
    public boolean speaksFor(Engagement engagement, PersonId person) {
        return engagement.people().stream()
                .anyMatch(own -> own.equals(person) || acting(engagement, own).equals(person));
    }

    /**
     * Whether somebody may finish what was somebody else's to do: the person themselves, whoever stands in for them today,
     * and whoever of the team took a task over. Which task that was, the engine knows: it is theirs.
     */
    @Transactional(readOnly = true)
    public boolean mayActFor(Engagement engagement, PersonId holder, PersonId person) {
        return holder.equals(person)
                || acting(engagement, holder).equals(person)
                || handovers.ofEngagement(engagement.id()).stream()
                        .filter(line -> line.what() == Handed.TASK)
                        .anyMatch(line -> line.to().equals(person)
                                || acting(engagement, line.to()).equals(person));
    }

    /**
     * Hands a role to somebody else, for good.
     *
     * @throws Problem 409 when this partner has left
     */
    public void handRole(EngagementId id, Handed role, PersonId from, PersonId to) {
        Engagement engagement = lock(id);
        if (engagement.hasLeft()) {
            throw Problem.conflict("left-already");
        }
        engagement.hand(role, from, to);
        log(id, role, null, from, to, from);
    }

    /** Writes down that a commitment or a task went from one person to another. */
    public void log(EngagementId id, Handed what, @Nullable String subject, PersonId from, PersonId to, PersonId by) {
        handovers.saveAndFlush(new Handover(Ids.mint(), id, what, subject, from, to, by, clock.instant()));
        events.publishEvent(new HandedOver(id, get(id).campaign(), what, subject, from, to, by));
    }

    /** Who handed what to whom for a partner, in the order it happened. */
    @Transactional(readOnly = true)
    public List<Handover> handovers(EngagementId id) {
        return handovers.ofEngagement(id);
    }

    /** Who took over each of these tasks, by task; those nobody took are missing. */
    @Transactional(readOnly = true)
    public Map<String, PersonId> takers(Collection<String> tasks) {
        Map<String, PersonId> takers = new HashMap<>();
        lastHandovers(tasks).forEach((task, last) -> takers.put(task, last.to()));
        return takers;
    }

    /** Who handed each of these tasks to whom last, by task; those that never changed hands are missing. */
    @Transactional(readOnly = true)
    public Map<String, Handover> lastHandovers(Collection<String> tasks) {
        Map<String, Handover> last = new HashMap<>();
        handovers.ofTasks(tasks).forEach(line -> last.put(line.subject().orElseThrow(), line));
        return last;
    }

    /** How many partners are in a campaign, themselves among them. */
    @Transactional(readOnly = true)
    public int partnersIn(CampaignId campaign) {
        return (int) of(campaign).stream()
                .filter(engagement -> !engagement.hasLeft())
                .count();
    }

    /** What the campaign needs of those who are in, all together. */
    @Transactional(readOnly = true)
    public List<Need> needs(CampaignId campaign) {
        return campaigns.needs(campaign, partnersIn(campaign));
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
