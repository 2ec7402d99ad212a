package coop.unisson.gate;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.campaign.StageEntered;
import coop.unisson.charter.CharterRevised;
import coop.unisson.charter.SignatureInvalidated;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The only way from one stage to the next: asks, explains, and lets pass exactly once. */
@Service
public class GateService {

    private final GateLists lists;
    private final GateQuestions questions;
    private final GateSentences sentences;
    private final CampaignService campaigns;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GateService(
            GateLists lists,
            GateQuestions questions,
            GateSentences sentences,
            CampaignService campaigns,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lists = lists;
        this.questions = questions;
        this.sentences = sentences;
        this.campaigns = campaigns;
        this.events = events;
        this.clock = clock;
    }

    /** Closes the list of partners the stage's gate will ask about. */
    @EventListener
    void on(StageEntered fact) {
        Gate.endOf(fact.stage()).ifPresent(gate -> lists.save(new GateList(fact.campaign(), gate, clock.instant())));
    }

    /** Before the launch, a signature that lapsed leads back to the charter's gate. */
    @EventListener
    void on(CharterRevised fact) {
        if (fact.material()) {
            reopenCharter(fact.campaign());
        }
    }

    /** As a new version does, what one partner promises may lead back. */
    @EventListener
    void on(SignatureInvalidated fact) {
        reopenCharter(fact.campaign());
    }

    private void reopenCharter(CampaignId id) {
        Campaign campaign = campaigns.lock(id);
        if (campaign.stage() != Stage.GO_NO_GO && campaign.stage() != Stage.LAUNCHING) {
            return;
        }
        GateList list = lists.findById(GateList.Key.of(id, Gate.CHARTER)).orElseThrow();
        if (!questions.blockers(campaign, Gate.CHARTER, list.closedAt()).isEmpty()) {
            list.reopen();
            campaigns.reopenCharter(id);
        }
    }

    /** What keeps a gate shut, in a fixed number of statements whatever the number of partners. */
    @Transactional(readOnly = true)
    public GateReport report(CampaignId id, Gate gate) {
        return report(
                campaigns.get(id),
                gate,
                lists.findById(GateList.Key.of(id, gate)).orElse(null));
    }

    /** The reports of all gates, in the order of the campaign's life. */
    @Transactional(readOnly = true)
    public List<GateReport> reports(CampaignId id) {
        Campaign campaign = campaigns.get(id);
        Map<Gate, GateList> closed = lists.ofCampaigns(List.of(id.value())).stream()
                .collect(Collectors.toMap(GateList::gate, Function.identity()));
        return List.of(Gate.values()).stream()
                .map(gate -> report(campaign, gate, closed.get(gate)))
                .toList();
    }

    private GateReport report(Campaign campaign, Gate gate, @org.jspecify.annotations.Nullable GateList list) {
        if (list == null || campaign.isOver() && !list.passed()) {
            return new GateReport(gate, GateReport.State.AHEAD, List.of());
        }
        if (list.passed()) {
            return new GateReport(gate, GateReport.State.PASSED, List.of());
        }
        List<Blocker> blockers = questions.blockers(campaign, gate, list.closedAt());
        return new GateReport(gate, blockers.isEmpty() ? GateReport.State.OPEN : GateReport.State.SHUT, blockers);
    }

    /** The gate a campaign stands before, if it is shut. */
    @Transactional(readOnly = true)
    public Optional<GateReport> shut(Campaign campaign) {
        return Gate.endOf(campaign.stage())
                .map(gate -> report(campaign.id(), gate))
                .filter(report -> report.state() == GateReport.State.SHUT);
    }

    /** Whether the campaign may pass this gate now. */
    @Transactional(readOnly = true)
    public boolean isOpen(CampaignId id, Gate gate) {
        return report(id, gate).state() == GateReport.State.OPEN;
    }

    /** Notes that a campaign's present stage is past its last day, when its gate is shut. */
    @Transactional
    public void noteDeadline(CampaignId id) {
        Campaign campaign = campaigns.lock(id);
        if (shut(campaign).isPresent()) {
            campaigns.noteOverdue(id);
        }
    }

    /**
     * Passes an open gate: locks the campaign, asks again, and enters the next stage.
     *
     * @return whether the campaign passed; false leaves everything as it was
     */
    @Transactional
    public boolean pass(CampaignId id, Gate gate) {
        campaigns.lock(id);
        if (!isOpen(id, gate)) {
            return false;
        }
        lists.findById(GateList.Key.of(id, gate)).orElseThrow().pass(clock.instant());
        events.publishEvent(new GatePassed(id, gate));
        campaigns.enter(id, gate.next());
        return true;
    }

    /** One true sentence about a gate: who, what, since when, and what happens next. */
    public String sentence(GateReport report, Locale locale) {
        return sentences.of(report, locale);
    }

    /** What one blocker says of one partner: who, what, since when. */
    public String reason(Blocker blocker, Locale locale) {
        return sentences.reason(blocker, locale);
    }
}
