package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.ObjectionId;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.NominationId;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.TensionId;
import coop.unisson.engagement.ApplicationId;
import coop.unisson.engagement.ApplicationService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PersonId;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Whom a user task is for, as the models say it: {@code ${who.lead(execution)}}. Answers with the person's engine id. */
@Component("who")
public class Who implements ExpressionBean {

    private final ThreadLocal<Boolean> inPerson = ThreadLocal.withInitial(() -> false);
    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final ApplicationService applications;
    private final DeliveryService deliveries;
    private final CharterService charters;

    Who(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            ApplicationService applications,
            DeliveryService deliveries,
            CharterService charters) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.applications = applications;
        this.deliveries = deliveries;
        this.charters = charters;
    }

    /**
     * Whom a task is meant for, whoever stands in for them today or took it over; empty where the model does not ask here.
     */
    Optional<PersonId> meant(TaskEntity task) {
        Expression asked = task.getTaskDefinition().getAssigneeExpression();
        if (asked == null || !asked.getExpressionText().startsWith("${who.")) {
            return Optional.empty();
        }
        inPerson.set(true);
        try {
            return Optional.of(new PersonId(String.valueOf(asked.getValue(task.getExecution()))));
        } finally {
            inPerson.remove();
        }
    }

    private String acting(Engagement engagement, PersonId person) {
        return (inPerson.get() ? person : engagements.acting(engagement, person)).value();
    }

    /** In {@code campaign}: whoever started it. */
    public String coordinator(DelegateExecution execution) {
        return campaigns.get(new CampaignId(key(execution))).coordinator().value();
    }

    /** In {@code campaign}: the second person. */
    public String deputy(DelegateExecution execution) {
        return campaigns.get(new CampaignId(key(execution))).deputy().value();
    }

    /** In {@code partner-engagement}: the partner's person who does the work, or who stands in for them. */
    public String lead(DelegateExecution execution) {
        Engagement engagement = engagements.get(new EngagementId(key(execution)));
        return acting(engagement, engagement.lead());
    }

    /** In {@code partner-engagement}: the partner's person who may bind it, or who stands in for them. */
    public String director(DelegateExecution execution) {
        Engagement engagement = engagements.get(new EngagementId(key(execution)));
        return acting(engagement, engagement.director());
    }

    /** In {@code application}: the coordinator of the campaign somebody asks to join. */
    public String receiver(DelegateExecution execution) {
        return campaigns
                .get(applications.get(new ApplicationId(key(execution))).campaign())
                .coordinator()
                .value();
    }

    /** In {@code acceptance}: the person who was named; nobody says yes in their place. */
    public String nominee(DelegateExecution execution) {
        return commitments.nomination(new NominationId(key(execution))).person().value();
    }

    /** In {@code commitment-delivery}: the person who said yes to it, or who stands in for them. */
    public String owner(DelegateExecution execution) {
        Commitment commitment = commitments.get(new CommitmentId(key(execution)));
        return acting(engagements.get(commitment.engagement()), commitment.owner());
    }

    /** In {@code tension}: the coordinator of the campaign it was raised in. */
    public String arbiter(DelegateExecution execution) {
        return campaigns
                .get(deliveries.tension(new TensionId(key(execution))).campaign())
                .coordinator()
                .value();
    }

    /** In {@code objection}: the coordinator of the campaign whose charter it is about. */
    public String keeper(DelegateExecution execution) {
        return campaigns
                .get(charters.objection(new ObjectionId(key(execution))).campaign())
                .coordinator()
                .value();
    }

    private static String key(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
