package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
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
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whom a user task is for, as the models say it: {@code ${who.lead(execution)}}. Answers with the person's engine id. */
@Component("who")
public class Who implements ExpressionBean {

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final ApplicationService applications;
    private final DeliveryService deliveries;

    Who(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            ApplicationService applications,
            DeliveryService deliveries) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.applications = applications;
        this.deliveries = deliveries;
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
        return engagements.acting(engagement, engagement.lead()).value();
    }

    /** In {@code partner-engagement}: the partner's person who may bind it, or who stands in for them. */
    public String director(DelegateExecution execution) {
        Engagement engagement = engagements.get(new EngagementId(key(execution)));
        return engagements.acting(engagement, engagement.director()).value();
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
        return engagements
                .acting(engagements.get(commitment.engagement()), commitment.owner())
                .value();
    }

    /** In {@code tension}: the coordinator of the campaign it was raised in. */
    public String arbiter(DelegateExecution execution) {
        return campaigns
                .get(deliveries.tension(new TensionId(key(execution))).campaign())
                .coordinator()
                .value();
    }

    private static String key(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
