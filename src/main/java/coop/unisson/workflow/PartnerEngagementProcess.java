package coop.unisson.workflow;

import coop.unisson.charter.CharterService;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.retrospective.RetrospectiveService;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code processes/partner-engagement.bpmn}: its names, and what its service tasks ask of the domain. The business key is
 * the engagement: one partner in one campaign.
 */
@Configuration(proxyBeanMethods = false)
class PartnerEngagementProcess {

    static final String KEY = "partner-engagement";

    static final String PREPARATION_LEFT = "preparation-left";
    static final String BRIEF_SETTLED = "brief-settled";
    static final String ACCEPTANCES_COMPLETE = "acceptances-complete";
    static final String CHARTER_PUBLISHED = "charter-published";
    static final String OBJECTION_ANSWERED = "objection-answered";
    static final String CAMPAIGN_LAUNCHED = "campaign-launched";
    static final String RETROSPECTIVE_OPENED = "retrospective-opened";
    static final String SIGNATURE_LAPSED = "signature-lapsed";
    static final String ENGAGEMENT_OVER = "engagement-over";

    /** The messages its waits wait for. */
    static final Set<String> MESSAGES = Set.of(
            PREPARATION_LEFT,
            BRIEF_SETTLED,
            ACCEPTANCES_COMPLETE,
            CHARTER_PUBLISHED,
            OBJECTION_ANSWERED,
            CAMPAIGN_LAUNCHED,
            RETROSPECTIVE_OPENED,
            SIGNATURE_LAPSED,
            ENGAGEMENT_OVER);

    /** The forms a partner's people may also open without a task, in the order in which their page offers them. */
    static final List<String> STANDING = List.of(
            "come-back",
            "align-mission",
            "consent-brief",
            "report-initiative",
            "raise-tension",
            "end-absence",
            "declare-absence",
            "lift-freeze",
            "declare-freeze",
            "hand-over",
            "step-back");

    @Bean
    JavaDelegate judgeReadiness(EngagementService engagements) {
        return execution -> execution.setVariable(
                "readiness",
                answer(engagements.get(engagement(execution)).readiness().orElseThrow()));
    }

    @Bean
    JavaDelegate nominateOwners(CommitmentService commitments) {
        return execution -> commitments.nominate(engagement(execution));
    }

    @Bean
    JavaDelegate judgeCommitments(CommitmentService commitments) {
        return execution -> execution.setVariable("commitments", answer(commitments.judge(engagement(execution))));
    }

    @Bean
    JavaDelegate askRenewal(CharterService charters) {
        return execution -> charters.askRenewal(engagement(execution));
    }

    @Bean
    JavaDelegate startDeliveries(DeliveryService deliveries) {
        return execution -> deliveries.start(engagement(execution));
    }

    @Bean
    JavaDelegate issueReceipt(RetrospectiveService retrospectives) {
        return execution -> retrospectives.issueReceipt(engagement(execution));
    }

    private static EngagementId engagement(DelegateExecution execution) {
        return new EngagementId(execution.getProcessBusinessKey());
    }

    /** A routing answer as the model writes it. */
    private static String answer(Enum<?> answer) {
        return answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
