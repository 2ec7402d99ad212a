package coop.unisson.workflow;

import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * The full history but for what it would say twice on every task: that a wake-up was written (it is a job until it has
 * run, and its end is kept), who a task was given to (the task's own history says so), and that a token passed a gateway
 * (the step behind it says which way). What somebody did with Camunda's own tools is told on, one call for each operation.
 */
class LeanHistory extends DbHistoryEventHandler {

    private final Consumer<List<UserOperationLogEntryEventEntity>> operated;

    /** @param operated hears of an operation: one entry for each property it changed */
    LeanHistory(Consumer<List<UserOperationLogEntryEventEntity>> operated) {
        this.operated = operated;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!saysItTwice(event)) {
            super.handleEvent(event);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
        List<UserOperationLogEntryEventEntity> operation = events.stream()
                .filter(UserOperationLogEntryEventEntity.class::isInstance)
                .map(UserOperationLogEntryEventEntity.class::cast)
                .toList();
        if (!operation.isEmpty()) {
            operated.accept(operation);
        }
    }

    /** The task itself knows when it began; the engine would ask its history, once more on every completion. */
    @Override
    protected void insertOrUpdate(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity past && !isInitialEvent(event) && isNew(past)) {
            TaskEntity task = getDbEntityManager().getCachedEntity(TaskEntity.class, past.getTaskId());
            if (task != null) {
                past.setStartTime(task.getCreateTime());
                getDbEntityManager().merge(past);
                return;
            }
        }
        super.insertOrUpdate(event);
    }

    private boolean isNew(HistoryEvent event) {
        return getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) == null;
    }

    private static boolean saysItTwice(HistoryEvent event) {
        return event instanceof HistoricIdentityLinkLogEventEntity
                || event instanceof HistoricActivityInstanceEventEntity passed
                        && ActivityTypes.GATEWAY_EXCLUSIVE.equals(passed.getActivityType())
                || event instanceof HistoricJobLogEvent log
                        && log.getState() == JobState.CREATED.getStateCode()
                        && WakeUps.TYPE.equals(log.getJobDefinitionType());
    }
}
