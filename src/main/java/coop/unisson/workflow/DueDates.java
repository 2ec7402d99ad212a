package coop.unisson.workflow;

import coop.unisson.commitment.CommitmentService;
import coop.unisson.delivery.Delivery;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import java.util.Date;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Computes again what open instances read from the domain's calendar: the due and follow-up dates of their tasks and their
 * timers, whichever the models ask for. What a timer has already done stays done.
 *
 * <p>A campaign's own instance is computed in the transaction that moves its dates, so that no timer fires by an old one;
 * each partner's in a job of its own, which locks before it reads, so that the dates moved last are the ones that stay.
 */
@Component
class DueDates implements JobHandler<DueDates.Of> {

    static final String TYPE = "unisson-due-dates";

    /**
     * Whose instances to compute: one partner's in one campaign.
     *
     * @param tells whether its people hear of it; not of what they did themselves
     */
    record Of(String engagement, boolean tells) implements JobHandlerConfiguration {

        private static final String QUIETLY = "|quietly";

        @Override
        public String toCanonicalString() {
            return tells ? engagement : engagement + QUIETLY;
        }

        static Of parse(String canonical) {
            return canonical.endsWith(QUIETLY)
                    ? new Of(canonical.substring(0, canonical.length() - QUIETLY.length()), false)
                    : new Of(canonical, true);
        }
    }

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final DurableJobs jobs;
    private final ObjectProvider<EngagementService> engagements;
    private final ObjectProvider<CommitmentService> commitments;
    private final ObjectProvider<DeliveryService> deliveries;

    DueDates(
            ObjectProvider<ProcessEngineConfigurationImpl> engine,
            DurableJobs jobs,
            ObjectProvider<EngagementService> engagements,
            ObjectProvider<CommitmentService> commitments,
            ObjectProvider<DeliveryService> deliveries) {
        this.engine = engine;
        this.jobs = jobs;
        this.engagements = engagements;
        this.commitments = commitments;
        this.deliveries = deliveries;
    }

    /** Computes everything about one partner after this transaction's commit, and tells its people. */
    void schedule(EngagementId engagement) {
        jobs.send(TYPE, new Of(engagement.value(), true));
    }

    /** As {@link #schedule}, after what the partner's own people did. */
    void scheduleQuietly(EngagementId engagement) {
        jobs.send(TYPE, new Of(engagement.value(), false));
    }

    /** Computes the running instance with a business key, now. */
    void compute(String businessKey) {
        ProcessEngineConfigurationImpl configuration = engine.getObject();
        configuration.getCommandExecutorTxRequired().execute(context -> {
            ProcessEngineServices services = configuration.getProcessEngine();
            services.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(businessKey)
                    .list()
                    .forEach(task -> compute(task, services));
            services.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(businessKey)
                    .list()
                    .forEach(instance -> services.getManagementService()
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .timers()
                            .list()
                            // a timer that counts from its beginning goes on doing so
                            .forEach(timer ->
                                    services.getManagementService().recalculateJobDuedate(timer.getId(), true)));
            return null;
        });
    }

    private static void compute(Task task, ProcessEngineServices services) {
        TaskEntity entity = (TaskEntity) task;
        var definition = entity.getTaskDefinition();
        Date due = date(definition.getDueDateExpression(), entity);
        if (due != null && !due.equals(task.getDueDate())) {
            services.getTaskService().setDueDate(task.getId(), due);
        }
        Date followUp = date(definition.getFollowUpDateExpression(), entity);
        if (followUp != null && !followUp.equals(task.getFollowUpDate())) {
            services.getTaskService().setFollowUpDate(task.getId(), followUp);
        }
    }

    /** Only a date of the calendar: a length of time was counted from the task's beginning, and is not counted again. */
    private static @Nullable Date date(@Nullable Expression expression, TaskEntity task) {
        return expression != null && expression.getValue(task.getExecution()) instanceof Date date ? date : null;
    }

    @Override
    public void execute(Of of, @Nullable ExecutionEntity execution, CommandContext context, @Nullable String tenant) {
        EngagementId id = new EngagementId(of.engagement());
        engagements.getObject().lock(id);
        Stream.of(
                        Stream.of(id.value()),
                        commitments.getObject().unanswered(id).stream().map(nomination -> nomination.value()),
                        deliveries.getObject().of(id).stream()
                                .filter(Delivery::open)
                                .map(delivery -> delivery.id().value()))
                .flatMap(keys -> keys)
                .forEach(this::compute);
        if (of.tells()) {
            engagements.getObject().tellDates(id);
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public Of newConfiguration(String canonical) {
        return Of.parse(canonical);
    }

    @Override
    public void onDelete(Of of, JobEntity job) {
        // nothing is held outside the job itself
    }
}
