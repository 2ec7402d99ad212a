package coop.unisson.workflow;

import coop.unisson.access.Role;
import coop.unisson.audit.AuditLog;
import coop.unisson.audit.Author;
import coop.unisson.audit.Authors;
import coop.unisson.audit.Detail;
import coop.unisson.audit.Fact;
import coop.unisson.audit.What;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Form;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.TaskForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells the log what only the engine knows: which form was submitted for whom, what was asked of whom, which timer fired,
 * and what was done past our own pages.
 */
@Component
class Journal {

    /** What already has an entry: who gets or loses a role, who is removed, which models are deployed. */
    private static final Set<String> SAID_ELSEWHERE = Set.of(
            EntityTypes.GROUP_MEMBERSHIP + " " + UserOperationLogEntry.OPERATION_TYPE_CREATE,
            EntityTypes.GROUP_MEMBERSHIP + " " + UserOperationLogEntry.OPERATION_TYPE_DELETE,
            EntityTypes.USER + " " + UserOperationLogEntry.OPERATION_TYPE_DELETE,
            EntityTypes.DEPLOYMENT + " " + UserOperationLogEntry.OPERATION_TYPE_CREATE);

    private final AuditLog log;
    private final Authors authors;
    private final PartnerService partners;
    private final Facts facts;
    private final Who who;
    private final EngagementService engagements;
    private final CampaignService campaigns;

    Journal(
            AuditLog log,
            Authors authors,
            PartnerService partners,
            Facts facts,
            Who who,
            EngagementService engagements,
            CampaignService campaigns) {
        this.log = log;
        this.authors = authors;
        this.partners = partners;
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

    /**
     * What somebody did with Camunda's own pages or over its interface: which operation, on what sort of thing, whose. What
     * they typed stays in the engine's own log, and ids that are not ours with it.
     */
    void operated(List<UserOperationLogEntryEventEntity> properties) {
        UserOperationLogEntryEventEntity operation = properties.get(0);
        if (SAID_ELSEWHERE.contains(operation.getEntityType() + " " + operation.getOperationType())) {
            return;
        }
        List<Detail> details = new ArrayList<>();
        details.add(new Detail(Detail.Type.OPERATION, operation.getOperationType()));
        details.add(new Detail(Detail.Type.ENTITY, operation.getEntityType()));
        step(operation.getTaskId()).map(Detail::step).ifPresent(details::add);
        value(properties, "groupId")
                .filter(group ->
                        Stream.of(Role.values()).anyMatch(role -> role.group().equals(group)))
                .map(group -> new Detail(Detail.Type.ROLE, group))
                .ifPresent(details::add);
        Optional<PersonId> about = Stream.of("userId", "assignee", "owner")
                .flatMap(property -> value(properties, property).stream())
                .map(PersonId::new)
                .filter(person -> partners.find(person).isPresent())
                .findFirst();
        about.map(Detail::person).ifPresent(details::add);
        Fact fact = Fact.of(What.OPERATED, details.toArray(Detail[]::new)).about(about.orElse(null));
        log.write(
                Optional.ofNullable(operation.getProcessInstanceId())
                        .map(instance -> in(instance, fact))
                        .orElse(fact),
                Optional.ofNullable(operation.getUserId())
                        .map(user -> Author.of(new PersonId(user)))
                        .orElseGet(authors::present));
    }

    private static Optional<String> value(List<UserOperationLogEntryEventEntity> properties, String name) {
        return properties.stream()
                .filter(property -> name.equals(property.getProperty()))
                .flatMap(property -> Stream.of(property.getNewValue(), property.getOrgValue()))
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    private static Optional<String> step(@Nullable String task) {
        return Optional.ofNullable(task)
                .map(id -> Context.getCommandContext().getTaskManager().findTaskById(id))
                .map(TaskEntity::getTaskDefinitionKey);
    }

    /** An instance of ours has a campaign, be the instance over by now. */
    private Fact in(String instance, Fact fact) {
        CommandContext command = Context.getCommandContext();
        ExecutionEntity running = command.getExecutionManager().findExecutionById(instance);
        if (running != null) {
            return in(running, fact);
        }
        HistoricProcessInstanceEntity past =
                command.getHistoricProcessInstanceManager().findHistoricProcessInstance(instance);
        return past == null ? fact : in(past.getProcessDefinitionKey(), past.getBusinessKey(), fact);
    }

    private Fact in(ExecutionEntity execution, Fact fact) {
        return in(execution.getProcessDefinition().getKey(), execution.getProcessBusinessKey(), fact);
    }

    private Fact in(String process, String key, Fact fact) {
        return PromiseKeeper.PROCESSES.contains(process)
                ? fact.in(
                        facts.campaignOf(process, key),
                        facts.engagementIn(process, key).map(Engagement::id).orElse(null))
                : fact;
    }
}
