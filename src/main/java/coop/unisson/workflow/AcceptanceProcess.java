package coop.unisson.workflow;

import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.NominationId;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code processes/acceptance.bpmn}: its names, and what its service tasks ask of the domain. The business key is the
 * nomination.
 */
@Configuration(proxyBeanMethods = false)
class AcceptanceProcess {

    static final String KEY = "acceptance";

    static final String NOMINATION_OVER = "nomination-over";
    static final String NOMINATION_SILENT = "nomination-silent";

    /** The messages its waits wait for. */
    static final Set<String> MESSAGES = Set.of(NOMINATION_OVER, NOMINATION_SILENT);

    @Bean
    JavaDelegate letDeputyTakeOver(CommitmentService commitments) {
        return execution -> commitments.letDeputyTakeOver(nomination(execution));
    }

    @Bean
    JavaDelegate givePromiseBack(CommitmentService commitments) {
        return execution -> commitments.giveBack(nomination(execution));
    }

    private static NominationId nomination(DelegateExecution execution) {
        return new NominationId(execution.getProcessBusinessKey());
    }
}
