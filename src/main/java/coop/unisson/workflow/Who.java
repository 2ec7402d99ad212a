package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.NominationId;
import coop.unisson.engagement.ApplicationId;
import coop.unisson.engagement.ApplicationService;
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

    Who(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            ApplicationService applications) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.applications = applications;
    }

    /** In {@code campaign}: whoever started it. */
    public String coordinator(DelegateExecution execution) {
        return campaigns.get(new CampaignId(key(execution))).coordinator().value();
    }

    /** In {@code campaign}: the second person. */
    public String deputy(DelegateExecution execution) {
        return campaigns.get(new CampaignId(key(execution))).deputy().value();
    }

    /** In {@code partner-engagement}: the partner's person who does the work. */
    public String lead(DelegateExecution execution) {
        return engagements.get(new EngagementId(key(execution))).lead().value();
    }

    /** In {@code partner-engagement}: the partner's person who may bind it. */
    public String director(DelegateExecution execution) {
        return engagements.get(new EngagementId(key(execution))).director().value();
    }

    /** In {@code application}: the coordinator of the campaign somebody asks to join. */
    public String receiver(DelegateExecution execution) {
        return campaigns
                .get(applications.get(new ApplicationId(key(execution))).campaign())
                .coordinator()
                .value();
    }

    /** In {@code acceptance}: the person who was named. */
    public String nominee(DelegateExecution execution) {
        return commitments.nomination(new NominationId(key(execution))).person().value();
    }

    /** In {@code commitment-delivery}: the person who said yes to it. */
    public String owner(DelegateExecution execution) {
        return commitments.get(new CommitmentId(key(execution))).owner().value();
    }

    private static String key(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }
}
