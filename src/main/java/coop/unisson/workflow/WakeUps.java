package coop.unisson.workflow;

import coop.unisson.shared.Problem;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Execution;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Wakes waits. A message is only a wake-up, never information: the job asks the domain whether what the wait is for is
 * true by now, and does nothing when it is not or when nobody waits.
 *
 * <p>The job is written in the transaction of the fact, or of the token's arrival at the wait, and runs after its
 * commit. Whichever of the two commits last finds the other, so no order of events loses a wake-up; it locks before it
 * reads, so two of them never both open a gate.
 */
@Component
class WakeUps implements JobHandler<WakeUps.WakeUp> {

    static final String TYPE = "unisson-wake-up";

    /** Which wait of which instance to ask. */
    record WakeUp(String message, String businessKey) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return message + "|" + businessKey;
        }

        static WakeUp parse(String canonical) {
            int bar = canonical.indexOf('|');
            return new WakeUp(canonical.substring(0, bar), canonical.substring(bar + 1));
        }
    }

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final DurableJobs jobs;
    private final ObjectProvider<Facts> facts;

    WakeUps(ObjectProvider<ProcessEngineConfigurationImpl> engine, DurableJobs jobs, ObjectProvider<Facts> facts) {
        this.engine = engine;
        this.jobs = jobs;
        this.facts = facts;
    }

    /** Asks the wait again after this transaction's commit. */
    void schedule(String message, String businessKey) {
        schedule(message, businessKey, null);
    }

    /**
     * As {@link #schedule(String, String)}, shown with the instance that arrived. The job is tied to no execution: it
     * would write to it at its end, and collide with whoever moves it.
     */
    void schedule(String message, String businessKey, @Nullable ExecutionEntity arrived) {
        jobs.send(TYPE, new WakeUp(message, businessKey), job -> {
            if (arrived != null) {
                job.setProcessInstanceId(arrived.getProcessInstanceId());
                job.setRootProcessInstanceId(arrived.getRootProcessInstanceId());
                job.setProcessDefinitionId(arrived.getProcessDefinitionId());
                job.setProcessDefinitionKey(arrived.getProcessDefinition().getKey());
                job.setDeploymentId(arrived.getProcessDefinition().getDeploymentId());
            }
        });
    }

    /**
     * Asks now, in the caller's transaction.
     *
     * @return whether a wait was left
     */
    boolean ask(String message, String businessKey) {
        return holdsByNow(message, businessKey) && leave(message, businessKey);
    }

    /**
     * As {@link #ask}, unless a wake-up that will still run asks by itself.
     *
     * @return whether a wait was left
     */
    boolean askForgotten(String message, String businessKey) {
        return holdsByNow(message, businessKey)
                && !jobs.isOnItsWay(TYPE, new WakeUp(message, businessKey))
                && leave(message, businessKey);
    }

    private boolean holdsByNow(String message, String businessKey) {
        Facts asked = facts.getObject();
        asked.lock(message, businessKey);
        asked.prepare(message, businessKey);
        return asked.holds(message, businessKey);
    }

    private boolean leave(String message, String businessKey) {
        var runtime = engine.getObject().getRuntimeService();
        List<Execution> waiting = runtime.createExecutionQuery()
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(message)
                .list();
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
        return !waiting.isEmpty();
    }

    /**
     * @throws Problem 409 when somebody sends a message by hand whose fact does not hold
     */
    void mustHold(String message, String businessKey) {
        if (!facts.getObject().holds(message, businessKey)) {
            throw Problem.conflict("too-early");
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(
            WakeUp wakeUp, @Nullable ExecutionEntity execution, CommandContext context, @Nullable String tenant) {
        ask(wakeUp.message(), wakeUp.businessKey());
    }

    @Override
    public WakeUp newConfiguration(String canonical) {
        return WakeUp.parse(canonical);
    }

    @Override
    public void onDelete(WakeUp wakeUp, JobEntity job) {
        // nothing is held outside the job itself
    }
}
