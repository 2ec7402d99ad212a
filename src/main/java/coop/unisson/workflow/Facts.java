package coop.unisson.workflow;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.ObjectionId;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.Nomination;
import coop.unisson.commitment.NominationId;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.TensionId;
import coop.unisson.engagement.Application;
import coop.unisson.engagement.ApplicationId;
import coop.unisson.engagement.ApplicationService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateService;
import coop.unisson.shared.Problem;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What gateways and waits ask the domain. Each message name stands for one fact; whoever waits for the message goes on
 * only when the fact holds.
 */
@Component("facts")
public class Facts implements ExpressionBean {

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final CharterService charters;
    private final DeliveryService deliveries;
    private final GateService gates;
    private final ApplicationService applications;

    Facts(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            CharterService charters,
            DeliveryService deliveries,
            GateService gates,
            ApplicationService applications) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.charters = charters;
        this.deliveries = deliveries;
        this.gates = gates;
        this.applications = applications;
    }

    /** For gateways: whether the fact behind a message holds for this instance. */
    public boolean hold(DelegateExecution execution, String message) {
        return holds(message, execution.getProcessBusinessKey());
    }

    /** How a partner stands in the campaign: {@code partner}, {@code not-now}, {@code not-for-us} or {@code observer}. */
    public String standing(DelegateExecution execution) {
        Standing standing = engagement(execution.getProcessBusinessKey()).standing();
        if (standing == Standing.PREPARING) {
            throw new IllegalStateException("still preparing: " + execution.getProcessBusinessKey());
        }
        return standing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a partner may still add to the brief. */
    public boolean contributes(DelegateExecution execution) {
        return engagement(execution.getProcessBusinessKey()).contributes();
    }

    /** Whether the coordination said yes to an application. */
    public boolean welcomed(DelegateExecution execution) {
        return applications
                        .get(new ApplicationId(execution.getProcessBusinessKey()))
                        .state()
                == Application.State.ACCEPTED;
    }

    /** In {@code campaign}: whether two people said go and nothing has led back from there. */
    public boolean mayLaunch(DelegateExecution execution) {
        return campaigns.get(new CampaignId(execution.getProcessBusinessKey())).stage() == Stage.LAUNCHING;
    }

    public boolean accepted(DelegateExecution execution) {
        return commitments
                .nomination(new NominationId(execution.getProcessBusinessKey()))
                .accepted();
    }

    /** In {@code acceptance}: whether somebody has said they would do it in the place of an owner who does not answer. */
    public boolean deputyIsReady(DelegateExecution execution) {
        return commitments.deputyIsReady(new NominationId(execution.getProcessBusinessKey()));
    }

    public boolean kept(DelegateExecution execution) {
        return deliveries
                .get(new CommitmentId(execution.getProcessBusinessKey()))
                .kept();
    }

    /** What was decided about a tension: {@code amend}, {@code pause}, {@code leave} or {@code unchanged}. */
    public String tensionDecision(DelegateExecution execution) {
        return deliveries
                .tension(new TensionId(execution.getProcessBusinessKey()))
                .decision()
                .orElseThrow()
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /** What a partner answered to the charter laid before it: {@code signed}, {@code objects} or {@code left}. */
    public String charterAnswer(DelegateExecution execution) {
        Engagement engagement = engagement(execution.getProcessBusinessKey());
        if (engagement.hasLeft()) {
            return "left";
        }
        if (charters.objects(engagement.id())) {
            return "objects";
        }
        if (!charters.signed(engagement.id())) {
            throw new IllegalStateException("neither signed nor objected: " + execution.getProcessBusinessKey());
        }
        return "signed";
    }

    /** How an objection was answered: {@code revised} or {@code words}. */
    public String objectionAnswer(DelegateExecution execution) {
        return charters.objection(new ObjectionId(execution.getProcessBusinessKey()))
                .answer()
                .orElseThrow()
                .name()
                .toLowerCase(Locale.ROOT);
    }

    boolean holds(String message, String businessKey) {
        return switch (message) {
            case CampaignProcess.MISSION_GATE -> gateOpen(businessKey, Gate.MISSION);
            case CampaignProcess.BRIEF_GATE -> gateOpen(businessKey, Gate.BRIEF);
            case CampaignProcess.COMMITMENTS_GATE -> gateOpen(businessKey, Gate.COMMITMENTS);
            case CampaignProcess.CHARTER_GATE -> gateOpen(businessKey, Gate.CHARTER);
            case CampaignProcess.DELIVERY_GATE -> gateOpen(businessKey, Gate.DELIVERY);
            case CampaignProcess.RETROSPECTIVE_GATE -> gateOpen(businessKey, Gate.RETROSPECTIVE);
            case PartnerEngagementProcess.BRIEF_SETTLED ->
                campaigns.get(engagement(businessKey).campaign()).briefIsSettled();
            case PartnerEngagementProcess.ACCEPTANCES_COMPLETE ->
                commitments.mayBeJudged(new EngagementId(businessKey));
            case PartnerEngagementProcess.PREPARATION_LEFT ->
                engagement(businessKey).hasLeft();
            case PartnerEngagementProcess.CHARTER_PUBLISHED ->
                charters.inForce(engagement(businessKey).campaign()).isPresent();
            case PartnerEngagementProcess.OBJECTION_ANSWERED -> !charters.objects(new EngagementId(businessKey));
            case PartnerEngagementProcess.CAMPAIGN_LAUNCHED -> reached(businessKey, Stage.RUN);
            case PartnerEngagementProcess.RETROSPECTIVE_OPENED -> reached(businessKey, Stage.RETROSPECTIVE);
            case PartnerEngagementProcess.ENGAGEMENT_OVER -> isOver(engagement(businessKey));
            case PartnerEngagementProcess.SIGNATURE_LAPSED -> {
                Engagement engagement = engagement(businessKey);
                yield !engagement.hasLeft()
                        && !campaigns.get(engagement.campaign()).isOver()
                        && charters.renewalIsToAsk(engagement.id());
            }
            case CampaignProcess.CHARTER_REOPENED ->
                campaigns.get(new CampaignId(businessKey)).stage() == Stage.CHARTER;
            case CampaignProcess.CAMPAIGN_CANCELLED ->
                campaigns.get(new CampaignId(businessKey)).isCancelled();
            case CampaignProcess.DEADLINE_PASSED -> {
                Campaign campaign = campaigns.get(new CampaignId(businessKey));
                yield campaign.isOverdue() && !campaign.isAskedAboutOverdue();
            }
            case CampaignProcess.DEADLINE_SETTLED ->
                !campaigns.get(new CampaignId(businessKey)).isOverdue();
            case CampaignProcess.PARTNER_LEFT -> {
                Campaign campaign = campaigns.get(new CampaignId(businessKey));
                yield !campaign.isOver()
                        && !campaign.isRebalancing()
                        && !engagements
                                .departures(
                                        campaign.id(), campaign.rebalancedAt().orElse(null))
                                .isEmpty();
            }
            case ApplicationProcess.APPLICATION_OVER -> isOver(applications.get(new ApplicationId(businessKey)));
            case AcceptanceProcess.NOMINATION_SILENT ->
                commitments.nomination(new NominationId(businessKey)).isSilent();
            case AcceptanceProcess.NOMINATION_OVER -> {
                Nomination nomination = commitments.nomination(new NominationId(businessKey));
                Engagement engagement = engagements.get(nomination.engagement());
                yield nomination.isWithdrawn() || engagement.hasLeft() || isOver(engagement);
            }
            case CommitmentDeliveryProcess.DELIVERY_OVER,
                    ObjectionProcess.OBJECTION_OVER,
                    TensionProcess.TENSION_OVER -> {
                Engagement engagement = engagements.get(engagementOf(message, businessKey));
                yield engagement.hasLeft() || isOver(engagement);
            }
            default -> throw new IllegalArgumentException("no fact stands behind the message " + message);
        };
    }

    /** Locks the row the answer depends on, before anything is read. */
    void lock(String message, String businessKey) {
        if (CampaignProcess.GATES.contains(message) || CampaignProcess.EVENTS.contains(message)) {
            campaigns.lock(new CampaignId(businessKey));
        } else if (message.equals(ApplicationProcess.APPLICATION_OVER)) {
            applications.lock(new ApplicationId(businessKey));
        } else {
            engagements.lock(engagementOf(message, businessKey));
        }
    }

    /** What the domain does about a wait before it is asked, on the row that was locked. */
    void prepare(String message, String businessKey) {
        if (message.equals(CampaignProcess.COMMITMENTS_GATE)) {
            commitments.settleConditions(new CampaignId(businessKey));
        }
    }

    private EngagementId engagementOf(String message, String businessKey) {
        return switch (message) {
            case AcceptanceProcess.NOMINATION_OVER, AcceptanceProcess.NOMINATION_SILENT ->
                commitments.nomination(new NominationId(businessKey)).engagement();
            case CommitmentDeliveryProcess.DELIVERY_OVER ->
                deliveries.get(new CommitmentId(businessKey)).engagement();
            case ObjectionProcess.OBJECTION_OVER ->
                charters.objection(new ObjectionId(businessKey)).engagement();
            case TensionProcess.TENSION_OVER ->
                deliveries.tension(new TensionId(businessKey)).engagement();
            default -> new EngagementId(businessKey);
        };
    }

    /** Nothing is left to do on a partner's own path; whoever leaves its preparation goes out by the door there. */
    private boolean isOver(Engagement engagement) {
        return engagement.hasWithdrawn() || campaigns.get(engagement.campaign()).isOver();
    }

    /** Nobody can join any more. */
    private boolean isOver(Application application) {
        return !campaigns.get(application.campaign()).stage().takesPartners();
    }

    /**
     * Locks the row an instance is about, as its wake-ups do, so that whoever completes a task takes the rows of the
     * domain and of the engine in the same order as they and nobody waits for each other in a ring.
     *
     * @throws Problem 409 when it is over, and its end only waits for its job
     */
    void lock(ExecutionEntity execution) {
        boolean over =
                switch (execution.getProcessDefinition().getKey()) {
                    case CampaignProcess.KEY ->
                        campaigns
                                .lock(new CampaignId(execution.getProcessBusinessKey()))
                                .isOver();
                    case PartnerEngagementProcess.KEY ->
                        engagements
                                .lock(new EngagementId(execution.getProcessBusinessKey()))
                                .hasLeft();
                    case ApplicationProcess.KEY ->
                        isOver(applications.lock(new ApplicationId(execution.getProcessBusinessKey())));
                    case ObjectionProcess.KEY ->
                        isMoot(ObjectionProcess.OBJECTION_OVER, execution.getProcessBusinessKey());
                    case TensionProcess.KEY -> isMoot(TensionProcess.TENSION_OVER, execution.getProcessBusinessKey());
                    default -> false; // what happens to it is recorded, and changes nothing any more
                };
        if (over) {
            throw Problem.conflict("task-over");
        }
    }

    private boolean isMoot(String message, String businessKey) {
        Engagement engagement = engagements.lock(engagementOf(message, businessKey));
        return engagement.hasLeft() || isOver(engagement);
    }

    /** Whether an instance only waits for the job that ends it, so that nothing in it waits for anybody any more. */
    boolean isOver(ProcessInstance instance) {
        return engagementIn(instance.getProcessDefinitionKey(), instance.getBusinessKey())
                .map(engagement -> engagement.hasLeft() || isOver(engagement))
                .orElseGet(() -> campaigns.get(campaignOf(instance)).isOver());
    }

    /** A partner answered: if the campaign had gone on without it, it is back. */
    void heard(ExecutionEntity execution) {
        if (execution.getProcessDefinition().getKey().equals(PartnerEngagementProcess.KEY)) {
            engagements.heard(new EngagementId(execution.getProcessBusinessKey()));
        }
    }

    /** The campaign an instance belongs to, whichever of our processes it is of. */
    CampaignId campaignOf(ProcessInstance instance) {
        return campaignOf(instance.getProcessDefinitionKey(), instance.getBusinessKey());
    }

    CampaignId campaignOf(String process, String key) {
        return switch (process) {
            case CommitmentDeliveryProcess.KEY ->
                deliveries.get(new CommitmentId(key)).campaign();
            case ApplicationProcess.KEY ->
                applications.get(new ApplicationId(key)).campaign();
            case ObjectionProcess.KEY ->
                charters.objection(new ObjectionId(key)).campaign();
            case TensionProcess.KEY -> deliveries.tension(new TensionId(key)).campaign();
            default -> engagementIn(process, key).map(Engagement::campaign).orElseGet(() -> new CampaignId(key));
        };
    }

    /** The partner an instance belongs to; empty for the campaign's own. */
    Optional<Engagement> engagementIn(String process, String key) {
        return switch (process) {
            case PartnerEngagementProcess.KEY -> Optional.of(engagement(key));
            case AcceptanceProcess.KEY ->
                Optional.of(engagements.get(engagementOf(AcceptanceProcess.NOMINATION_OVER, key)));
            case CommitmentDeliveryProcess.KEY ->
                Optional.of(engagements.get(engagementOf(CommitmentDeliveryProcess.DELIVERY_OVER, key)));
            case ObjectionProcess.KEY ->
                Optional.of(engagements.get(engagementOf(ObjectionProcess.OBJECTION_OVER, key)));
            case TensionProcess.KEY -> Optional.of(engagements.get(engagementOf(TensionProcess.TENSION_OVER, key)));
            default -> Optional.empty();
        };
    }

    /** What an instance about one thing is about: what was promised, what clashes, or what somebody cannot sign. */
    @Nullable
    String aboutOf(ProcessInstance instance) {
        String key = instance.getBusinessKey();
        return switch (instance.getProcessDefinitionKey()) {
            case AcceptanceProcess.KEY ->
                commitments
                        .get(commitments.nomination(new NominationId(key)).commitment())
                        .what();
            case CommitmentDeliveryProcess.KEY ->
                commitments.get(new CommitmentId(key)).what();
            case ObjectionProcess.KEY ->
                charters.objection(new ObjectionId(key)).reason();
            case TensionProcess.KEY -> deliveries.tension(new TensionId(key)).what();
            default -> null;
        };
    }

    private boolean gateOpen(String campaign, Gate gate) {
        return gates.isOpen(new CampaignId(campaign), gate);
    }

    private boolean reached(String engagement, Stage stage) {
        return campaigns.get(engagement(engagement).campaign()).stage().compareTo(stage) >= 0;
    }

    private Engagement engagement(String businessKey) {
        return engagements.get(new EngagementId(businessKey));
    }
}
