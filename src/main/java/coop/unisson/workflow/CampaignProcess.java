package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.charter.CharterService;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateService;
import coop.unisson.retrospective.RetrospectiveService;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code processes/campaign.bpmn}: its names, and what its service tasks ask of the domain. The business key is the campaign. */
@Configuration(proxyBeanMethods = false)
class CampaignProcess {

    static final String KEY = "campaign";
    static final String START_CAMPAIGN = "start-campaign";

    static final String MISSION_GATE = "mission-gate";
    static final String BRIEF_GATE = "brief-gate";
    static final String COMMITMENTS_GATE = "commitments-gate";
    static final String CHARTER_GATE = "charter-gate";
    static final String DELIVERY_GATE = "delivery-gate";
    static final String RETROSPECTIVE_GATE = "retrospective-gate";

    /** The messages its waits wait for; each shares its gate's name. */
    static final Set<String> GATES =
            Set.of(MISSION_GATE, BRIEF_GATE, COMMITMENTS_GATE, CHARTER_GATE, DELIVERY_GATE, RETROSPECTIVE_GATE);

    static final String CHARTER_REOPENED = "charter-reopened";
    static final String CAMPAIGN_CANCELLED = "campaign-cancelled";
    static final String DEADLINE_PASSED = "deadline-passed";
    static final String DEADLINE_SETTLED = "deadline-settled";
    static final String PARTNER_LEFT = "partner-left";

    /** The messages that reach it wherever it stands. */
    static final Set<String> EVENTS =
            Set.of(CAMPAIGN_CANCELLED, CHARTER_REOPENED, DEADLINE_PASSED, DEADLINE_SETTLED, PARTNER_LEFT);

    @Bean
    JavaDelegate passMissionGate(GateService gates) {
        return execution -> execution.setVariable("missionGateOpen", gates.pass(campaign(execution), Gate.MISSION));
    }

    @Bean
    JavaDelegate passBriefGate(GateService gates) {
        return execution -> execution.setVariable("briefGateOpen", gates.pass(campaign(execution), Gate.BRIEF));
    }

    @Bean
    JavaDelegate passCommitmentsGate(GateService gates) {
        return execution ->
                execution.setVariable("commitmentsGateOpen", gates.pass(campaign(execution), Gate.COMMITMENTS));
    }

    @Bean
    JavaDelegate publishCharter(CharterService charters) {
        return execution -> charters.publish(campaign(execution));
    }

    @Bean
    JavaDelegate passCharterGate(GateService gates) {
        return execution -> execution.setVariable("charterGateOpen", gates.pass(campaign(execution), Gate.CHARTER));
    }

    @Bean
    JavaDelegate judgeLaunch(CampaignService campaigns) {
        return execution ->
                execution.setVariable("launchDecision", campaigns.judgeLaunch(campaign(execution)) ? "go" : "again");
    }

    @Bean
    JavaDelegate launchCampaign(CampaignService campaigns) {
        return execution -> campaigns.launch(campaign(execution));
    }

    @Bean
    JavaDelegate passDeliveryGate(GateService gates) {
        return execution -> execution.setVariable("deliveryGateOpen", gates.pass(campaign(execution), Gate.DELIVERY));
    }

    @Bean
    JavaDelegate passRetrospectiveGate(GateService gates) {
        return execution ->
                execution.setVariable("retrospectiveGateOpen", gates.pass(campaign(execution), Gate.RETROSPECTIVE));
    }

    @Bean
    JavaDelegate publishReport(RetrospectiveService retrospectives) {
        return execution -> retrospectives.publish(campaign(execution));
    }

    @Bean
    JavaDelegate askAboutDeadline(CampaignService campaigns) {
        return execution -> campaigns.askAboutOverdue(campaign(execution));
    }

    @Bean
    JavaDelegate openRebalance(CampaignService campaigns) {
        return execution -> campaigns.openRebalance(campaign(execution));
    }

    private static CampaignId campaign(DelegateExecution execution) {
        return new CampaignId(execution.getProcessBusinessKey());
    }
}
