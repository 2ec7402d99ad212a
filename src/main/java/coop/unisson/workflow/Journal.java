package coop.unisson.workflow;

import coop.unisson.audit.AuditLog;
import coop.unisson.audit.Detail;
import coop.unisson.audit.Fact;
import coop.unisson.audit.What;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Form;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.TaskForm;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the log what only the engine knows: which form was submitted for whom, what was asked of whom, which timer fired. */
@Component
class Journal {

    private final AuditLog log;
    private final Facts facts;
    private final Who who;
    private final EngagementService engagements;
    private final CampaignService campaigns;

    Journal(AuditLog log, Facts facts, Who who, EngagementService engagements, CampaignService campaigns) {
        this.log = log;
        this.facts = facts;
        this.who = who;
        this.engagements = engagements;
        this.campaigns = campaigns;
    }

    /** What the completion of a task will be once its form was accepted: roles may change hands by it. */
    Fact completed(DelegateTask task, TaskForm<?> form) {
        Fact fact = form.id().equals(task.getTaskDefinitionKey())
                ? Fact.of(What.FORM, Detail.step(form.id()))
                : Fact.of(What.FORM, Detail.step(form.id()), Detail.step(task.getTaskDefinitionKey()));
        return in((ExecutionEntity) task.getExecution(), fact)
                .onBehalfOf(who.meant((TaskEntity) task).orElse(null));
    }

    void write(Fact fact) {
        log.write(fact);
    }

    void started(Form<?> form, CampaignId campaign) {
        log.write(Fact.of(What.FORM, Detail.step(form.id())).in(campaign));
    }

    /** A form that stands open without a task, about a campaign or a partner's part in one. */
    void acted(Form<?> form, FormContext context) {
        Fact fact = Fact.of(What.FORM, Detail.step(form.id()));
        Optional<Engagement> engagement = engagements.find(new EngagementId(context.subject()));
        if (engagement.isPresent()) {
            log.write(fact.in(engagement.get().campaign(), engagement.get().id())
                    .onBehalfOf(absent(engagement.get(), new PersonId(context.person()))));
        } else {
            CampaignId campaign = new CampaignId(context.subject());
            log.write(campaigns.get(List.of(campaign)).isEmpty() ? fact : fact.in(campaign));
        }
    }

    /** For whom somebody stands in who is not one of a partner's two people; null for those, and for anybody else. */
    private @Nullable PersonId absent(Engagement engagement, PersonId person) {
        return engagement.people().contains(person)
                ? null
                : engagement.people().stream()
                        .filter(own -> engagements.acting(engagement, own).equals(person))
                        .findFirst()
                        .orElse(null);
    }

    void asked(ExecutionEntity execution, String step, PersonId person) {
        log.write(in(execution, Fact.of(What.ASKED, Detail.step(step))).about(person));
    }

    void fired(ExecutionEntity execution, String timer) {
        log.write(in(execution, Fact.of(What.TIMER, Detail.step(timer))));
    }

    void deployed(String deployment) {
        log.write(Fact.of(What.MODEL_DEPLOYED, Detail.file(deployment)));
    }

    private Fact in(ExecutionEntity execution, Fact fact) {
        String process = execution.getProcessDefinition().getKey();
        String key = execution.getProcessBusinessKey();
        return PromiseKeeper.PROCESSES.contains(process)
                ? fact.in(
                        facts.campaignOf(process, key),
                        facts.engagementIn(process, key).map(Engagement::id).orElse(null))
                : fact;
    }
}
