package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.TensionId;
import coop.unisson.shared.ShiftedClock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When something is due, as the models say it: {@code ${when.runEnds(execution)}}. Dates come from the domain. */
@Component("when")
public class When implements ExpressionBean {

    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    private final CampaignService campaigns;
    private final CommitmentService commitments;
    private final DeliveryService deliveries;

    When(CampaignService campaigns, CommitmentService commitments, DeliveryService deliveries) {
        this.campaigns = campaigns;
        this.commitments = commitments;
        this.deliveries = deliveries;
    }

    /** In {@code campaign}: midnight at the beginning of the run's first day. */
    public Date runStarts(DelegateExecution execution) {
        return at(
                campaigns.get(new CampaignId(execution.getProcessBusinessKey())).runStart(), LocalTime.MIDNIGHT);
    }

    /** In {@code campaign}: midnight at the end of the run's last day. */
    public Date runEnds(DelegateExecution execution) {
        return at(
                campaigns
                        .get(new CampaignId(execution.getProcessBusinessKey()))
                        .runEnd()
                        .plusDays(1),
                LocalTime.MIDNIGHT);
    }

    /** In {@code commitment-delivery}: the evening of the last day promised. */
    public Date deliveryDue(DelegateExecution execution) {
        return at(commitments.deliveryDue(new CommitmentId(execution.getProcessBusinessKey())), END_OF_DAY);
    }

    /** In {@code commitment-delivery}: the morning of the day by which approvals must have begun. */
    public Date latestStart(DelegateExecution execution) {
        return at(commitments.latestStart(new CommitmentId(execution.getProcessBusinessKey())), LocalTime.MIDNIGHT);
    }

    /** In {@code tension}: the evening of the last day to decide. */
    public Date tensionDue(DelegateExecution execution) {
        return at(
                deliveries
                        .tension(new TensionId(execution.getProcessBusinessKey()))
                        .due(),
                END_OF_DAY);
    }

    private static Date at(LocalDate day, LocalTime time) {
        return Date.from(day.atTime(time).atZone(ShiftedClock.ZONE).toInstant());
    }
}
