package coop.unisson.workflow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.access.AccessService;
import coop.unisson.workflow.FormDoor;
import coop.unisson.workflow.TaskCards;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Behind sign-in and behind Camunda's own protection against forged requests, in front of the engine's REST interface. */
@Configuration(proxyBeanMethods = false)
class FilterOrder {

    @Bean
    FilterRegistrationBean<EngineRestFilter> engineRestFilter(
            FormDoor door,
            AccessService access,
            ObjectMapper json,
            Answers answers,
            ReadyFilters ready,
            TaskCards cards) {
        var filter = new FilterRegistrationBean<>(new EngineRestFilter(door, access, json, answers, ready, cards));
        filter.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
        filter.setDispatcherTypes(DispatcherType.REQUEST);
        filter.setAsyncSupported(true);
        filter.setOrder(Ordered.LOWEST_PRECEDENCE);
        return filter;
    }
}
