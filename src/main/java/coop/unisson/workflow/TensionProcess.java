package coop.unisson.workflow;

import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.TensionId;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code processes/tension.bpmn}: its names, and what its service task asks of the domain. The business key is the
 * tension.
 */
@Configuration(proxyBeanMethods = false)
class TensionProcess {

    static final String KEY = "tension";

    static final String TENSION_OVER = "tension-over";

    @Bean
    JavaDelegate tellTensionOverdue(DeliveryService deliveries) {
        return execution -> deliveries.remindOfTension(new TensionId(execution.getProcessBusinessKey()));
    }
}
