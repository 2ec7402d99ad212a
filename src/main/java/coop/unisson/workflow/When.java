package coop.unisson.workflow;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.shared.WorkingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When something is due, as the models say it: {@code ${when.runEnds(execution)}}. Dates come from the domain. */
@Component("when")
public class When implements ExpressionBean {

    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    /** Working days to sign again during the run. */
    private static final int RENEWAL_DAYS = 10;

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final CharterService charters;
    private final PartnerService partners;
    private final WorkingCalendar calendar;
    private final Clock clock;

    When(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            CharterService charters,
            PartnerService partners,
            WorkingCalendar calendar,
            Clock clock) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.charters = charters;
        this.partners = partners;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * In {@code campaign}: midnight at the beginning of the run's first day; at once for a campaign that went back to its
     * charter, and has no first day to wait for.
     */
    public Date runStarts(DelegateExecution execution) {
        Campaign campaign = campaigns.get(new CampaignId(execution.getProcessBusinessKey()));
        return campaign.stage() == Stage.CHARTER
                ? Date.from(clock.instant())
                : at(campaign.runStart(), LocalTime.MIDNIGHT);
    }

    /**
     * In {@code partner-engagement}: the evening by which a partner signs again. Before the run that is the day of the
     * decision on the launch, or the day before the run once that has passed; during the run ten working days.
     */
    public Date renewalDue(DelegateExecution execution) {
        EngagementId id = new EngagementId(execution.getProcessBusinessKey());
        Engagement engagement = engagements.get(id);
        Campaign campaign = campaigns.get(engagement.campaign());
        LocalDate lapsed = charters.lapsedOn(id).orElseGet(() -> LocalDate.now(clock));
        if (campaign.stage().reached(Stage.RUN)) {
            return at(
                    calendar.plusWorkingDays(
                            lapsed,
                            RENEWAL_DAYS,
                            partners.organisation(engagement.organisation()).country()),
                    END_OF_DAY);
        }
        LocalDate decision = campaign.schedule().goNoGo();
        return at(decision.isBefore(lapsed) ? campaign.runStart().minusDays(1) : decision, END_OF_DAY);
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

    private static Date at(LocalDate day, LocalTime time) {
        return Date.from(day.atTime(time).atZone(ShiftedClock.ZONE).toInstant());
    }
}
