package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts campaigns and takes them from stage to stage. */
@Service
@Transactional
public class CampaignService {

    private final Campaigns campaigns;
    private final BlindSpots blindSpots;
    private final Rebalancings rebalancings;
    private final DatesMoves moves;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CampaignService(
            Campaigns campaigns,
            BlindSpots blindSpots,
            Rebalancings rebalancings,
            DatesMoves moves,
            ApplicationEventPublisher events,
            Clock clock) {
        this.campaigns = campaigns;
        this.blindSpots = blindSpots;
        this.rebalancings = rebalancings;
        this.moves = moves;
        this.events = events;
        this.clock = clock;
    }

    CampaignId start(CampaignPlan plan, PersonId coordinator, PersonId deputy) {
        Campaign campaign =
                campaigns.save(new Campaign(new CampaignId(Ids.mint()), plan, coordinator, deputy, clock.instant()));
        events.publishEvent(new CampaignStarted(campaign.id()));
        return campaign.id();
    }

    /**
     * @throws Problem 404 when there is no such campaign
     */
    @Transactional(readOnly = true)
    public Campaign get(CampaignId id) {
        return campaigns.findById(id).orElseThrow(() -> Problem.notFound("campaign"));
    }

    /** Several at once, by id. */
    @Transactional(readOnly = true)
    public Map<CampaignId, Campaign> get(Collection<CampaignId> ids) {
        return campaigns.findAllById(ids).stream().collect(Collectors.toMap(Campaign::id, Function.identity()));
    }

    /** Locks the campaign's row until the transaction ends, so that two last partners are never counted at once. */
    public Campaign lock(CampaignId id) {
        return campaigns.lock(id).orElseThrow(() -> Problem.notFound("campaign"));
    }

    /** The open ones before those that are over, the reader’s own before others’, and the last run first. */
    @Transactional(readOnly = true)
    public List<Campaign> openAndOwnFirst(PersonId reader, int page, int size) {
        return campaigns.openAndOwnFirst(reader, PageRequest.of(page, size));
    }

    /** Every campaign, the first run first. */
    @Transactional(readOnly = true)
    public List<Campaign> all() {
        return campaigns.findAll(Sort.by("schedule.runStart"));
    }

    /** Those that were closed or cancelled before a moment. */
    @Transactional(readOnly = true)
    public List<CampaignId> overBefore(Instant moment) {
        return campaigns.overBefore(moment);
    }

    /** Those a person coordinates, alone or as the second person. */
    @Transactional(readOnly = true)
    public List<Campaign> coordinatedBy(PersonId person) {
        return campaigns.coordinatedBy(person);
    }

    void frame(CampaignId id, String mission, String changeSought, String failureSign, Brief draft) {
        get(id).frame(mission, changeSought, failureSign, draft);
    }

    /**
     * Enters the stage that follows the present one.
     *
     * @throws IllegalStateException when it does not follow
     */
    public void enter(CampaignId id, Stage stage) {
        Campaign campaign = get(id);
        boolean late = campaign.isOverdue();
        campaign.enter(stage, clock.instant());
        events.publishEvent(new StageEntered(id, stage));
        if (late) {
            events.publishEvent(new DeadlineSettled(id));
        }
    }

    /** Settles the text every partner is then asked to agree to, and what the campaign needs of all of them together. */
    public void settleBrief(CampaignId id, Brief brief, List<Need> needs) {
        get(id).settleBrief(brief, needs, clock.instant());
        events.publishEvent(new BriefSettled(id));
    }

    /** What the campaign needs of so many partners together; what is usual for its run while nothing else is settled. */
    @Transactional(readOnly = true)
    public List<Need> needs(CampaignId id, int partners) {
        return get(id).needs(partners);
    }

    /** Keeps what was decided about each gap in the plan; the decisions before are replaced. */
    public void decideBlindSpots(CampaignId id, List<GapDecision> decisions, String note, PersonId by) {
        get(id).noteBlindSpots(note);
        blindSpots.deleteByCampaign(id);
        for (int line = 0; line < decisions.size(); line++) {
            blindSpots.save(new BlindSpot(id, line, decisions.get(line), by, clock.instant()));
            events.publishEvent(new GapDecided(id, decisions.get(line), by));
        }
    }

    /** What was decided about each gap in the plan. */
    @Transactional(readOnly = true)
    public List<BlindSpot> blindSpots(CampaignId id) {
        return blindSpots.findByCampaignOrderByLine(id);
    }

    void decideLaunch(CampaignId id, LaunchDecision decision, String reason, PersonId by) {
        get(id).decideLaunch(decision, reason, by);
    }

    void confirmLaunch(CampaignId id, boolean agreed, String reason, PersonId by) {
        get(id).confirmLaunch(agreed, reason, by);
    }

    /** Leaves the go / no-go once two people said go; the run begins on its first day. */
    public boolean judgeLaunch(CampaignId id) {
        if (!get(id).mayLaunch()) {
            return false;
        }
        enter(id, Stage.LAUNCHING);
        return true;
    }

    /**
     * Goes back from the decision on the launch to the signatures.
     *
     * @throws IllegalStateException when the campaign is not at that decision, or runs already
     */
    public void reopenCharter(CampaignId id) {
        get(id).reopenCharter(clock.instant());
        events.publishEvent(new CharterReopened(id));
    }

    /** The run begins. */
    public void launch(CampaignId id) {
        enter(id, Stage.RUN);
        events.publishEvent(new CampaignLaunched(id));
    }

    /**
     * Notes that the last day of the present stage has passed while its gate is shut; once, until somebody decides.
     *
     * @return whether that is news
     */
    public boolean noteOverdue(CampaignId id) {
        Campaign campaign = lock(id);
        if (campaign.isOverdue() || campaign.isOver() || !campaign.isPastItsDay(today())) {
            return false;
        }
        campaign.becomeOverdue();
        events.publishEvent(new DeadlinePassed(id));
        return true;
    }

    public void askAboutOverdue(CampaignId id) {
        get(id).askAboutOverdue();
    }

    /**
     * Decides about a stage that is late.
     *
     * @param until the day up to which the same is not asked again; null to be asked as soon as it is true
     */
    public void settleOverdue(CampaignId id, @Nullable LocalDate until) {
        get(id).settleOverdue(until);
        events.publishEvent(new DeadlineSettled(id));
    }

    /** Gives the present stage a new last day; whatever reads it is computed again. */
    public void extend(CampaignId id, LocalDate day, PersonId by) {
        Campaign campaign = get(id);
        Schedule before = campaign.schedule();
        campaign.extend(day);
        moves.save(new DatesMove(id, before, campaign.schedule(), "", by, clock.instant()));
        events.publishEvent(new DatesMoved(id, before, campaign.schedule(), by, ""));
        settleOverdue(id, null);
    }

    public void openRebalance(CampaignId id) {
        get(id).openRebalance();
    }

    /** What was left behind up to a moment has been dealt with. */
    public void rebalance(CampaignId id, String note, Instant upTo, PersonId by) {
        get(id).rebalance(upTo);
        rebalancings.save(new Rebalancing(id, note, upTo, by, clock.instant()));
        events.publishEvent(new PlanRebalanced(id));
    }

    /** What was decided each time about those who had left, the earliest first. */
    @Transactional(readOnly = true)
    public List<Rebalancing> rebalancings(CampaignId id) {
        return rebalancings.findByCampaignOrderByUpTo(id);
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    /**
     * Ends the campaign before its time.
     *
     * @throws Problem 409 when it is over already
     */
    public void cancel(CampaignId id, String reason, PersonId by) {
        Campaign campaign = lock(id);
        if (campaign.isOver()) {
            throw Problem.conflict("campaign-over");
        }
        campaign.cancel(reason, by, clock.instant());
        events.publishEvent(new CampaignCancelled(id));
    }

    /**
     * Opens or closes the public page on which others ask to join.
     *
     * @throws Problem 409 when the campaign takes no partners any more
     */
    void takeApplications(CampaignId id, boolean open) {
        Campaign campaign = lock(id);
        if (!open) {
            campaign.closeToApplications();
        } else if (campaign.stage().takesPartners()) {
            campaign.openToApplications(clock.instant());
        } else {
            throw Problem.conflict("no-more-partners");
        }
    }

    /** Why the dates last moved; empty when nobody said, or when they never did. */
    @Transactional(readOnly = true)
    public String reasonOfDates(CampaignId id) {
        return moves.findFirstByCampaignOrderByAtDesc(id).map(DatesMove::reason).orElse("");
    }

    /** What keeps other dates from taking the place of a campaign's present ones, by field; changes nothing. */
    @Transactional(readOnly = true)
    public List<Flaw> datesFlaws(CampaignId id, Schedule dates) {
        return get(id).datesFlaws(dates, today());
    }

    /** The dates, by field, that can no longer be moved: something was done by them. */
    @Transactional(readOnly = true)
    public Set<String> datesActedOn(CampaignId id) {
        return get(id).datesActedOn(today());
    }

    /**
     * Gives a campaign other dates; whatever reads them is computed again.
     *
     * @param seen the dates the person had before their eyes
     * @throws Problem 409 when the campaign is over, or when somebody moved its dates since
     * @throws coop.unisson.shared.Refused when a date was acted on, has passed, or does not follow the one before
     */
    public void moveDates(CampaignId id, Schedule seen, Schedule dates, String reason, PersonId by) {
        Campaign campaign = lock(id);
        if (campaign.isOver()) {
            throw Problem.conflict("campaign-over");
        }
        if (!campaign.schedule().equals(seen)) {
            throw Problem.conflict("dates-moved-meanwhile");
        }
        campaign.moveDates(dates, today());
        moves.save(new DatesMove(id, seen, dates, reason, by, clock.instant()));
        events.publishEvent(new DatesMoved(id, seen, dates, by, reason));
    }

    /** The report is out; nothing more happens in this campaign. */
    public void close(CampaignId id) {
        enter(id, Stage.CLOSED);
    }
}
