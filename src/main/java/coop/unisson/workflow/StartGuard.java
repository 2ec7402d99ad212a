package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.ObjectionId;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.NominationId;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.TensionId;
import coop.unisson.engagement.ApplicationId;
import coop.unisson.engagement.ApplicationService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Problem;
import coop.unisson.shared.StartForm;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Nothing starts by hand. A campaign starts from a submission the domain accepts, which mints its business key; the other
 * processes start only for a domain row that says it is time.
 */
@Component
class StartGuard implements ExecutionListener {

    private final ObjectProvider<Forms> forms;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final CharterService charters;
    private final DeliveryService deliveries;
    private final ApplicationService applications;
    private final FormCodec codec;
    private final ObjectProvider<Journal> journal;

    StartGuard(
            ObjectProvider<Forms> forms,
            EngagementService engagements,
            CommitmentService commitments,
            CharterService charters,
            DeliveryService deliveries,
            ApplicationService applications,
            FormCodec codec,
            ObjectProvider<Journal> journal) {
        this.forms = forms;
        this.engagements = engagements;
        this.commitments = commitments;
        this.charters = charters;
        this.deliveries = deliveries;
        this.applications = applications;
        this.codec = codec;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String key = String.valueOf(execution.getProcessBusinessKey());
        switch (((ExecutionEntity) execution).getProcessDefinition().getKey()) {
            case CampaignProcess.KEY -> execution.setProcessBusinessKey(startForm(CampaignProcess.START_CAMPAIGN));
            case PartnerEngagementProcess.KEY -> engagements.start(new EngagementId(key));
            case AcceptanceProcess.KEY -> commitments.startAcceptance(new NominationId(key));
            case ApplicationProcess.KEY -> applications.start(new ApplicationId(key));
            case CommitmentDeliveryProcess.KEY -> deliveries.begin(new CommitmentId(key));
            case ObjectionProcess.KEY -> charters.startObjection(new ObjectionId(key));
            case TensionProcess.KEY -> deliveries.startTension(new TensionId(key));
            default -> {
                // a process owner's own process promises nothing to anybody
            }
        }
    }

    private String startForm(String id) {
        return start(forms.getObject().ofStart(id).orElseThrow(() -> Problem.notFound("form")));
    }

    private <S> String start(StartForm<S> form) {
        String person = CurrentUser.required();
        S submission = codec.decode(Submission.take(), form.submission());
        String campaign = form.start(new FormContext("", person, LocaleContextHolder.getLocale()), submission);
        journal.getObject().started(form, new CampaignId(campaign));
        return campaign;
    }
}
