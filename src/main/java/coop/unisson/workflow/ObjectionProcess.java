package coop.unisson.workflow;

import coop.unisson.charter.CharterService;
import coop.unisson.charter.ObjectionId;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code processes/objection.bpmn}: its names, and what its service task asks of the domain. The business key is the
 * objection.
 */
@Configuration(proxyBeanMethods = false)
class ObjectionProcess {

    static final String KEY = "objection";

    static final String OBJECTION_OVER = "objection-over";

    @Bean
    JavaDelegate tellObjectionOverdue(CharterService charters) {
        return execution -> charters.remindOfObjection(new ObjectionId(execution.getProcessBusinessKey()));
    }
}
