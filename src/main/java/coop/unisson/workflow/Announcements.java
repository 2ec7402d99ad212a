package coop.unisson.workflow;

import coop.unisson.access.AccessService;
import coop.unisson.campaign.PersonAsked;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says that a task waits for somebody, unless it is whoever is at work in Tasklist now, who sees it anyway. */
@Component
class Announcements implements TaskListener {

    private final ApplicationEventPublisher events;
    private final ObjectProvider<Facts> facts;
    private final AccessService access;
    private final ObjectProvider<Journal> journal;

    Announcements(
            ApplicationEventPublisher events,
            ObjectProvider<Facts> facts,
            AccessService access,
            ObjectProvider<Journal> journal) {
        this.events = events;
        this.facts = facts;
        this.access = access;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateTask task) {
        String person = task.getAssignee();
        boolean atWork = Context.getCommandContext().getAuthenticatedUserId() != null
                && Context.getCommandContext().getAuthenticatedUserId().equals(person)
                && !access.cameByLink();
        if (person == null || atWork) {
            return;
        }
        ExecutionEntity execution = (ExecutionEntity) task.getExecution();
        journal.getObject().asked(execution, task.getTaskDefinitionKey(), new PersonId(person));
        events.publishEvent(new PersonAsked(
                new PersonId(person),
                facts.getObject()
                        .campaignOf(execution.getProcessDefinition().getKey(), execution.getProcessBusinessKey()),
                task.getId(),
                task.getName(),
                task.getDueDate() == null ? null : Days.of(task.getDueDate().toInstant())));
    }
}
