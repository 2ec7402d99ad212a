package coop.unisson.workflow;

import coop.unisson.engagement.ApplicationId;
import coop.unisson.engagement.ApplicationService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code processes/application.bpmn}: its names, and what its service task asks of the domain. The business key is the application. */
@Configuration(proxyBeanMethods = false)
class ApplicationProcess {

    static final String KEY = "application";

    static final String APPLICATION_OVER = "application-over";

    @Bean
    JavaDelegate letApplicationLapse(ApplicationService applications) {
        return execution -> applications.lapse(new ApplicationId(execution.getProcessBusinessKey()));
    }
}
