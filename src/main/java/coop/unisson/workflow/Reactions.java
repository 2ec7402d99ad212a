package coop.unisson.workflow;

import coop.unisson.campaign.BriefSettled;
import coop.unisson.campaign.CampaignCancelled;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignLaunched;
import coop.unisson.campaign.CharterReopened;
import coop.unisson.campaign.DatesMoved;
import coop.unisson.campaign.DeadlinePassed;
import coop.unisson.campaign.DeadlineSettled;
import coop.unisson.campaign.PlanRebalanced;
import coop.unisson.campaign.Stage;
import coop.unisson.campaign.StageEntered;
import coop.unisson.charter.CharterPublished;
import coop.unisson.charter.CharterRevised;
import coop.unisson.charter.CharterSigned;
import coop.unisson.charter.ObjectionAnswered;
import coop.unisson.charter.ObjectionRaised;
import coop.unisson.charter.SignatureInvalidated;
import coop.unisson.commitment.CommitmentsJudged;
import coop.unisson.commitment.ConditionAnswered;
import coop.unisson.commitment.ConditionsSettled;
import coop.unisson.commitment.NominationAnswered;
import coop.unisson.commitment.NominationReaddressed;
import coop.unisson.commitment.NominationSilent;
import coop.unisson.commitment.NominationWithdrawn;
import coop.unisson.commitment.OwnerNominated;
import coop.unisson.delivery.DeliveryDue;
import coop.unisson.delivery.DeliveryRecorded;
import coop.unisson.delivery.TensionRaised;
import coop.unisson.engagement.AbsenceDeclared;
import coop.unisson.engagement.AbsenceEnded;
import coop.unisson.engagement.ApplicationReceived;
import coop.unisson.engagement.BriefConsented;
import coop.unisson.engagement.EngagementInvited;
import coop.unisson.engagement.EngagementLeft;
import coop.unisson.engagement.EngagementSilent;
import coop.unisson.engagement.FreezesChanged;
import coop.unisson.engagement.HandedOver;
import coop.unisson.engagement.MissionAligned;
import coop.unisson.retrospective.LookedBack;
import coop.unisson.shared.ShiftedClock;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What each fact sets in motion: an instance of its own, or a wake-up of those concerned, in the fact's transaction. */
@Component
class Reactions {

    private final ObjectProvider<RuntimeService> runtime;
    private final WakeUps wakeUps;
    private final FanOut fanOut;
    private final Releases releases;
    private final ObjectProvider<TeamTasks> teamTasks;
    private final DueDates dueDates;

    Reactions(
            ObjectProvider<RuntimeService> runtime,
            WakeUps wakeUps,
            FanOut fanOut,
            Releases releases,
            ObjectProvider<TeamTasks> teamTasks,
            DueDates dueDates) {
        this.runtime = runtime;
        this.wakeUps = wakeUps;
        this.fanOut = fanOut;
        this.releases = releases;
        this.teamTasks = teamTasks;
        this.dueDates = dueDates;
    }

    @EventListener
    void on(EngagementInvited fact) {
        start(PartnerEngagementProcess.KEY, fact.engagement().value());
    }

    @EventListener
    void on(ApplicationReceived fact) {
        start(ApplicationProcess.KEY, fact.application().value());
    }

    @EventListener
    void on(OwnerNominated fact) {
        start(AcceptanceProcess.KEY, fact.nomination().value());
    }

    @EventListener
    void on(DeliveryDue fact) {
        start(CommitmentDeliveryProcess.KEY, fact.commitment().value());
    }

    @EventListener
    void on(ObjectionRaised fact) {
        start(ObjectionProcess.KEY, fact.objection().value());
    }

    /** The charter is laid before its partner again. */
    @EventListener
    void on(ObjectionAnswered fact) {
        wakeUps.schedule(
                PartnerEngagementProcess.OBJECTION_ANSWERED, fact.engagement().value());
    }

    @EventListener
    void on(TensionRaised fact) {
        start(TensionProcess.KEY, fact.tension().value());
    }

    /** On both mornings the question is asked again; what began today is asked at once. */
    @EventListener
    void on(AbsenceDeclared fact) {
        teamTasks.getObject().bring(fact.engagement());
        teamTasks.getObject().bringOn(fact.firstDay(), fact.engagement());
        teamTasks.getObject().bringOn(fact.lastDay().plusDays(1), fact.engagement());
    }

    @EventListener
    void on(AbsenceEnded fact) {
        teamTasks.getObject().bring(fact.engagement());
    }

    @EventListener
    void on(FreezesChanged fact) {
        dueDates.scheduleQuietly(fact.engagement());
    }

    @EventListener
    void on(HandedOver fact) {
        teamTasks.getObject().bring(fact.engagement());
    }

    @EventListener
    void on(NominationReaddressed fact) {
        teamTasks.getObject().bring(fact.nomination(), fact.engagement());
    }

    @EventListener
    void on(MissionAligned fact) {
        campaign(CampaignProcess.MISSION_GATE, fact.campaign());
    }

    @EventListener
    void on(BriefConsented fact) {
        campaign(CampaignProcess.BRIEF_GATE, fact.campaign());
    }

    @EventListener
    void on(CommitmentsJudged fact) {
        campaign(CampaignProcess.COMMITMENTS_GATE, fact.campaign());
    }

    @EventListener
    void on(CharterSigned fact) {
        campaign(CampaignProcess.CHARTER_GATE, fact.campaign());
    }

    @EventListener
    void on(DeliveryRecorded fact) {
        campaign(CampaignProcess.DELIVERY_GATE, fact.campaign());
    }

    @EventListener
    void on(LookedBack fact) {
        campaign(CampaignProcess.RETROSPECTIVE_GATE, fact.campaign());
    }

    @EventListener
    void on(NominationAnswered fact) {
        wakeUps.schedule(
                PartnerEngagementProcess.ACCEPTANCES_COMPLETE, fact.engagement().value());
    }

    @EventListener
    void on(NominationSilent fact) {
        wakeUps.schedule(AcceptanceProcess.NOMINATION_SILENT, fact.nomination().value());
    }

    /** What others answer about conditions is settled with the campaign's, where everything promised is known. */
    @EventListener
    void on(ConditionAnswered fact) {
        campaign(CampaignProcess.COMMITMENTS_GATE, fact.campaign());
    }

    @EventListener
    void on(ConditionsSettled fact) {
        wakeUps.schedule(
                PartnerEngagementProcess.ACCEPTANCES_COMPLETE, fact.engagement().value());
    }

    @EventListener
    void on(NominationWithdrawn fact) {
        wakeUps.schedule(AcceptanceProcess.NOMINATION_OVER, fact.nomination().value());
    }

    /** Whoever leaves may have been the last one a gate was waiting for; nobody is asked on their account any more. */
    @EventListener
    void on(EngagementLeft fact) {
        wakeUps.schedule(
                PartnerEngagementProcess.PREPARATION_LEFT, fact.engagement().value());
        wakeUps.schedule(
                PartnerEngagementProcess.ENGAGEMENT_OVER, fact.engagement().value());
        releases.of(fact.engagement());
        CampaignProcess.GATES.forEach(gate -> campaign(gate, fact.campaign()));
        campaign(CampaignProcess.PARTNER_LEFT, fact.campaign());
    }

    /** Gates go on without whoever does not answer. */
    @EventListener
    void on(EngagementSilent fact) {
        CampaignProcess.GATES.forEach(gate -> campaign(gate, fact.campaign()));
    }

    @EventListener
    void on(DeadlinePassed fact) {
        campaign(CampaignProcess.DEADLINE_PASSED, fact.campaign());
        campaign(CampaignProcess.COMMITMENTS_GATE, fact.campaign());
    }

    @EventListener
    void on(DeadlineSettled fact) {
        campaign(CampaignProcess.DEADLINE_SETTLED, fact.campaign());
    }

    /** Somebody may have left while the coordination was at it. */
    @EventListener
    void on(PlanRebalanced fact) {
        campaign(CampaignProcess.PARTNER_LEFT, fact.campaign());
    }

    @EventListener
    void on(CampaignCancelled fact) {
        campaign(CampaignProcess.CAMPAIGN_CANCELLED, fact.campaign());
        fanOut.schedule(PartnerEngagementProcess.ENGAGEMENT_OVER, fact.campaign());
        fanOut.schedule(ApplicationProcess.APPLICATION_OVER, fact.campaign());
    }

    @EventListener
    void on(BriefSettled fact) {
        fanOut.schedule(PartnerEngagementProcess.BRIEF_SETTLED, fact.campaign());
    }

    @EventListener
    void on(CharterPublished fact) {
        fanOut.schedule(PartnerEngagementProcess.CHARTER_PUBLISHED, fact.campaign());
    }

    @EventListener
    void on(CampaignLaunched fact) {
        fanOut.schedule(PartnerEngagementProcess.CAMPAIGN_LAUNCHED, fact.campaign());
    }

    @EventListener
    void on(StageEntered fact) {
        if (fact.stage() == Stage.RETROSPECTIVE) {
            fanOut.schedule(PartnerEngagementProcess.RETROSPECTIVE_OPENED, fact.campaign());
            fanOut.schedule(ApplicationProcess.APPLICATION_OVER, fact.campaign());
        } else if (fact.stage().isOver()) {
            fanOut.schedule(PartnerEngagementProcess.ENGAGEMENT_OVER, fact.campaign());
        }
    }

    @EventListener
    void on(CharterRevised fact) {
        if (fact.material()) {
            fanOut.schedule(PartnerEngagementProcess.SIGNATURE_LAPSED, fact.campaign());
        }
    }

    @EventListener
    void on(SignatureInvalidated fact) {
        wakeUps.schedule(
                PartnerEngagementProcess.SIGNATURE_LAPSED, fact.engagement().value());
    }

    /** Whoever decides on the launch is let go; a campaign that only waits for its first day stops waiting for it. */
    @EventListener
    void on(CharterReopened fact) {
        campaign(CampaignProcess.CHARTER_REOPENED, fact.campaign());
        dueDates.compute(fact.campaign().value());
    }

    /** Other dates may open or shut a gate; the campaign's own timers follow at once, everybody else's soon. */
    @EventListener
    void on(DatesMoved fact) {
        dueDates.compute(fact.campaign().value());
        fanOut.scheduleDates(fact.campaign());
        campaign(CampaignProcess.DELIVERY_GATE, fact.campaign());
    }

    /** The engine reads the same clock as everybody else. */
    @EventListener
    void on(ShiftedClock.Moved moved) {
        ClockUtil.offset(moved.offset().toMillis());
    }

    private void campaign(String message, CampaignId campaign) {
        wakeUps.schedule(message, campaign.value());
    }

    private void start(String process, String businessKey) {
        runtime.getObject().startProcessInstanceByKey(process, businessKey);
    }
}
