package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.NominationId;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateService;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
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

    Facts(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            CharterService charters,
            DeliveryService deliveries,
            GateService gates) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.charters = charters;
        this.deliveries = deliveries;
        this.gates = gates;
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

    public boolean accepted(DelegateExecution execution) {
        return commitments
                .nomination(new NominationId(execution.getProcessBusinessKey()))
                .accepted();
    }

    public boolean kept(DelegateExecution execution) {
        return deliveries
                .get(new CommitmentId(execution.getProcessBusinessKey()))
                .kept();
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
                commitments.allAnswered(new EngagementId(businessKey));
            case PartnerEngagementProcess.PREPARATION_LEFT ->
                engagement(businessKey).hasLeft();
            case PartnerEngagementProcess.CHARTER_PUBLISHED ->
                charters.inForce(engagement(businessKey).campaign()).isPresent();
            case PartnerEngagementProcess.CAMPAIGN_LAUNCHED -> reached(businessKey, Stage.RUN);
            case PartnerEngagementProcess.RETROSPECTIVE_OPENED -> reached(businessKey, Stage.RETROSPECTIVE);
            default -> throw new IllegalArgumentException("no fact stands behind the message " + message);
        };
    }

    /** Locks the row the answer depends on, before anything is read. */
    void lock(String message, String businessKey) {
        if (CampaignProcess.MESSAGES.contains(message)) {
            campaigns.lock(new CampaignId(businessKey));
        } else {
            engagements.lock(new EngagementId(businessKey));
        }
    }

    /**
     * Locks the row an instance is about, as its wake-ups do, so that whoever completes a task takes the rows of the
     * domain and of the engine in the same order as they and nobody waits for each other in a ring.
     */
    void lock(ExecutionEntity execution) {
        switch (execution.getProcessDefinition().getKey()) {
            case CampaignProcess.KEY -> campaigns.lock(new CampaignId(execution.getProcessBusinessKey()));
            case PartnerEngagementProcess.KEY -> engagements.lock(new EngagementId(execution.getProcessBusinessKey()));
            default -> {
                // no wake-up ever asks about it
            }
        }
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
