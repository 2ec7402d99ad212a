package coop.unisson.workflow;

import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes jobs of ours in the caller's transaction; the engine runs them after its commit, and shows and retries them. */
@Component
class DurableJobs {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    DurableJobs(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    /** @param type of the handler that will read the configuration */
    void send(String type, JobHandlerConfiguration configuration) {
        send(type, configuration, job -> {});
    }

    /** @param more what else is known of the job */
    void send(String type, JobHandlerConfiguration configuration, Consumer<MessageEntity> more) {
        engine.getObject().getCommandExecutorTxRequired().execute(context -> {
            MessageEntity job = new MessageEntity();
            job.setJobHandlerType(type);
            job.setJobHandlerConfiguration(configuration);
            more.accept(job);
            context.getJobManager().send(job);
            return null;
        });
    }

    /** Whether such a job is written, not done yet and not given up. */
    boolean isOnItsWay(String type, JobHandlerConfiguration configuration) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context ->
                        context
                                .getJobManager()
                                .findJobsByConfiguration(type, configuration.toCanonicalString(), null)
                                .stream()
                                .anyMatch(job -> job.getRetries() > 0));
    }
}
