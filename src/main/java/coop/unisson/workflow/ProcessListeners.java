package coop.unisson.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.EventSubscriptionDeclaration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts on every model, whoever deployed it, what no model may do without: nothing starts unguarded, no wait goes unasked,
 * no task completes without a submission the domain accepted, and tasks speak their person's language.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ProcessListeners extends AbstractProcessEnginePlugin {

    private final WakeUps wakeUps;
    private final FanOut fanOut;
    private final TeamTasks teamTasks;
    private final DueDates dueDates;
    private final PartnerImports partnerImports;
    private final StartGuard startGuard;
    private final CompletionGuard completionGuard;
    private final TaskNames taskNames;
    private final Announcements announcements;
    private final ObjectProvider<Journal> journal;

    ProcessListeners(
            WakeUps wakeUps,
            FanOut fanOut,
            TeamTasks teamTasks,
            DueDates dueDates,
            PartnerImports partnerImports,
            StartGuard startGuard,
            CompletionGuard completionGuard,
            TaskNames taskNames,
            Announcements announcements,
            ObjectProvider<Journal> journal) {
        this.wakeUps = wakeUps;
        this.fanOut = fanOut;
        this.teamTasks = teamTasks;
        this.dueDates = dueDates;
        this.partnerImports = partnerImports;
        this.startGuard = startGuard;
        this.completionGuard = completionGuard;
        this.taskNames = taskNames;
        this.announcements = announcements;
        this.journal = journal;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomJobHandlers() == null) {
            configuration.setCustomJobHandlers(new ArrayList<>());
        }
        configuration.getCustomJobHandlers().addAll(List.of(wakeUps, fanOut, teamTasks, dueDates, partnerImports));
        // the handler itself, not one of several: those would hear of each property of an operation by itself
        configuration.setHistoryEventHandler(
                new LeanHistory(operation -> journal.getObject().operated(operation)));
        if (configuration.getCustomPostBPMNParseListeners() == null) {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        configuration.getCustomPostBPMNParseListeners().add(new Listener());
        if (configuration.getCustomPostDeployers() == null) {
            configuration.setCustomPostDeployers(new ArrayList<>());
        }
        configuration.getCustomPostDeployers().add(this::noteDeployment);
    }

    /** A deployment is read again whenever a node needs it; it is news once. */
    private void noteDeployment(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            deployment.getResources().keySet().forEach(journal.getObject()::deployed);
        }
    }

    private class Listener extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            // first of all: what arrives with the instance asks by the business key the guard gives it
            process.addBuiltInListener(ExecutionListener.EVENTNAME_START, startGuard, 0);
        }

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            if (task.getFormKey() == null) {
                task.setFormKey(new FixedValue("embedded:/forms/" + StepForm.ID));
            }
            // follows the creation too, of a task that is somebody's from the start
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, taskNames.of(element));
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, announcements);
            task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, completionGuard);
        }

        @Override
        public void parseIntermediateMessageCatchEventDefinition(Element definition, ActivityImpl wait) {
            askOnArrival(wait, wait);
        }

        @Override
        public void parseBoundaryMessageEventDefinition(Element definition, boolean interrupting, ActivityImpl event) {
            askOnArrival(event, (ActivityImpl) event.getEventScope());
            if (interrupting) {
                refuseUnlessTrue(event);
            }
        }

        @Override
        public void parseIntermediateTimerEventDefinition(Element definition, ActivityImpl timer) {
            ExecutionListener passed = execution -> {
                if (!execution.isCanceled()) {
                    journal.getObject().fired((ExecutionEntity) execution, timer.getId());
                }
            };
            timer.addBuiltInListener(ExecutionListener.EVENTNAME_END, passed);
        }

        @Override
        public void parseBoundaryTimerEventDefinition(Element definition, boolean interrupting, ActivityImpl timer) {
            timer.addBuiltInListener(ExecutionListener.EVENTNAME_START, fired(timer));
        }

        /** A timer that comes again and again is a look at what waits: what it finds has an entry of its own. */
        @Override
        public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
            Element timer = element.element("timerEventDefinition");
            if (timer != null && timer.element("timeCycle") == null) {
                start.addBuiltInListener(ExecutionListener.EVENTNAME_START, fired(start));
            }
            if (start.getEventScope() != null && start.getEventScope() != scope && scope instanceof ActivityImpl) {
                askOnArrival(start, start.getEventScope());
                refuseUnlessTrue(start);
            }
        }

        private ExecutionListener fired(ActivityImpl timer) {
            return execution -> journal.getObject().fired((ExecutionEntity) execution, timer.getId());
        }

        private void askOnArrival(ActivityImpl event, ScopeImpl scope) {
            ExecutionListener arrival = execution -> messages(event)
                    .forEach(message ->
                            wakeUps.schedule(message, execution.getProcessBusinessKey(), (ExecutionEntity) execution));
            scope.addBuiltInListener(ExecutionListener.EVENTNAME_START, arrival);
        }

        /** What would be lost by an interruption cannot be brought back by a gateway behind it, so that one asks first. */
        private void refuseUnlessTrue(ActivityImpl event) {
            ExecutionListener question = execution ->
                    messages(event).forEach(message -> wakeUps.mustHold(message, execution.getProcessBusinessKey()));
            event.addBuiltInListener(ExecutionListener.EVENTNAME_START, question);
        }

        private static Stream<String> messages(ActivityImpl event) {
            return EventSubscriptionDeclaration.getDeclarationsForScope(event.getEventScope()).values().stream()
                    .filter(subscription -> event.getId().equals(subscription.getActivityId()))
                    .filter(subscription -> EventType.MESSAGE.name().equals(subscription.getEventType()))
                    .map(EventSubscriptionDeclaration::getUnresolvedEventName);
        }
    }
}
