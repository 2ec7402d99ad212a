package coop.unisson.workflow;

import static java.util.Comparator.naturalOrder;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.ObjectionId;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.TensionId;
import coop.unisson.engagement.ApplicationId;
import coop.unisson.engagement.ApplicationService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Delays;
import coop.unisson.shared.Delays.Delay;
import coop.unisson.shared.ShiftedClock;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** When something is due, as the models say it: {@code ${when.runEnds(execution)}}. Dates come from the domain. */
@Component("when")
public class When implements ExpressionBean {

    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    /** Over how many seconds a morning's reminders are spread. */
    private static final int SPREAD = 600;

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final CharterService charters;
    private final ApplicationService applications;
    private final DeliveryService deliveries;
    private final Facts facts;
    private final Delays delays;
    private final Clock clock;

    When(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            CharterService charters,
            ApplicationService applications,
            DeliveryService deliveries,
            Facts facts,
            Delays delays,
            Clock clock) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.charters = charters;
        this.applications = applications;
        this.deliveries = deliveries;
        this.facts = facts;
        this.delays = delays;
        this.clock = clock;
    }

    /**
     * For every user task: the evening of the day on which a stage's answers are due. Whoever is asked later, because it
     * joined late or somebody before it was late, has {@link Delay#ANSWER_LATE}, by their own working days; whoever was
     * asked in time and is late stays so.
     *
     * @param stage as in {@link Stage}, in lower case with hyphens: {@code mission}, {@code go-no-go}
     */
    public Date due(DelegateExecution execution, String stage) {
        ExecutionEntity waiting = (ExecutionEntity) execution;
        String process = waiting.getProcessDefinition().getKey();
        String key = execution.getProcessBusinessKey();
        LocalDate due = campaigns
                .get(facts.campaignOf(process, key))
                .deadline(Stage.valueOf(stage.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElse(LocalDate.MIN);
        if (due.isBefore(Days.today(clock))) {
            LocalDate asked = asked(waiting);
            if (due.isBefore(asked)) {
                return at(
                        delays.lastDay(
                                Delay.ANSWER_LATE,
                                asked,
                                facts.engagementIn(process, key)
                                        .map(engagements::daysOff)
                                        .orElse(DaysOff.HOME)),
                        END_OF_DAY);
            }
        }
        return at(due, END_OF_DAY);
    }

    /** The day on which the task that waits here was asked, or is being asked. */
    private LocalDate asked(ExecutionEntity waiting) {
        return waiting.getTasks().stream()
                .map(task -> task.getCreateTime().toInstant())
                .min(naturalOrder())
                .map(Days::of)
                .orElseGet(() -> Days.today(clock));
    }

    /** For what the coordination is asked in passing: the evening of the last day of {@link Delay#DECIDE_DEADLINE}. */
    public Date soon(DelegateExecution execution) {
        return at(delays.lastDay(Delay.DECIDE_DEADLINE, Days.today(clock)), END_OF_DAY);
    }

    /**
     * For the reminders of every process: between eight and nine from Monday to Friday, at some seconds for some instances
     * and at others for others, so that a thousand partners are not thought of at once.
     *
     * @return a Quartz cron expression, which the engine reads in the JVM's zone, UTC: nine in summer, eight in winter
     */
    public String mornings(DelegateExecution execution) {
        int second = Math.floorMod(execution.getProcessInstanceId().hashCode(), SPREAD);
        return second % 60 + " " + second / 60 + " 7 ? * MON-FRI";
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
     * decision on the launch, or the day before the run once that has passed; during the run the last day of {@link Delay#SIGN_AGAIN}.
     */
    public Date renewalDue(DelegateExecution execution) {
        EngagementId id = new EngagementId(execution.getProcessBusinessKey());
        Engagement engagement = engagements.get(id);
        Campaign campaign = campaigns.get(engagement.campaign());
        LocalDate lapsed = charters.lapsedOn(id).orElseGet(() -> LocalDate.now(clock));
        if (campaign.stage().reached(Stage.RUN)) {
            return at(delays.lastDay(Delay.SIGN_AGAIN, lapsed, engagements.daysOff(engagement)), END_OF_DAY);
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

    /** In {@code application}: the evening of the last day on which an answer is on time. */
    public Date answerDue(DelegateExecution execution) {
        return at(applications.answerDue(new ApplicationId(execution.getProcessBusinessKey())), END_OF_DAY);
    }

    /** In {@code tension}: the evening of the last day to decide. */
    public Date tensionDue(DelegateExecution execution) {
        return at(
                deliveries
                        .tension(new TensionId(execution.getProcessBusinessKey()))
                        .due(),
                END_OF_DAY);
    }

    /** In {@code objection}: the evening of the last day to answer. */
    public Date objectionDue(DelegateExecution execution) {
        return at(
                charters.objection(new ObjectionId(execution.getProcessBusinessKey()))
                        .due(),
                END_OF_DAY);
    }

    private static Date at(LocalDate day, LocalTime time) {
        return Date.from(day.atTime(time).atZone(ShiftedClock.ZONE).toInstant());
    }
}
