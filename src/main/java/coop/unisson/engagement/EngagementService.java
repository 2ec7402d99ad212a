package coop.unisson.engagement;

import coop.unisson.campaign.BriefSettled;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EngagementService(
            Engagements engagements, CampaignService campaigns, ApplicationEventPublisher events, Clock clock) {
        this.engagements = engagements;
        this.campaigns = campaigns;
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
        Engagement engagement = engagements.save(new Engagement(
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

    /** Those a person speaks for, the latest first. */
    @Transactional(readOnly = true)
    public List<Engagement> of(PersonId person, int most) {
        return engagements.ofPerson(person, Limit.of(most));
    }

    @Transactional(readOnly = true)
    public Optional<Engagement> of(CampaignId campaign, OrganisationId organisation) {
        return engagements.findByCampaignAndOrganisation(campaign, organisation);
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
        return !campaigns.get(campaign).briefIsSettled() || engagements.contributors(campaign) < FEWEST_CONTRIBUTORS;
    }

    void answerBrief(EngagementId id, Consent consent, String remark) {
        Engagement engagement = get(id);
        engagement.answerBrief(consent, remark, clock.instant());
        events.publishEvent(new BriefConsented(id, engagement.campaign()));
    }

    /** All this partner will do is explicit and owned. */
    public void becomePartner(EngagementId id) {
        get(id).becomePartner(clock.instant());
    }

    /** Tells those who are still in that the campaign is over for them. */
    public void tellItEnded(EngagementId id) {
        Engagement engagement = get(id);
        if (!engagement.hasLeft()) {
            events.publishEvent(new EngagementEnded(id, engagement.campaign()));
        }
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
}
