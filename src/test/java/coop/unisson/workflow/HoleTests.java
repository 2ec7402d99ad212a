package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.Driver;
import coop.unisson.IntegrationTest;
import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The published holes of 7.24.0, which nobody will close for us, each with its payload. */
class HoleTests extends IntegrationTest {

    private static final String CODE = "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('true')}";

    @Autowired
    ProcessEngine engine;

    @Autowired
    TaskService tasks;

    @Autowired
    FilterService filters;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Test
    void refusesAnExpressionHiddenInTheOrPartOfAQuery() {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskNameLike("%")
                        .taskAssigneeExpression(CODE)
                        .endOr()
                        .list())
                .hasRootCauseInstanceOf(BadUserRequestException.class);
    }

    @Test
    void refusesAnExpressionHiddenInAStoredFilter() {
        Filter filter = filters.newTaskFilter("hidden");
        filter.setQuery(tasks.createTaskQuery()
                .or()
                .taskNameLike("%")
                .taskAssigneeExpression(CODE)
                .endOr());
        filters.saveFilter(filter);
        try {
            assertThatThrownBy(() -> filters.list(filter.getId()))
                    .hasRootCauseInstanceOf(BadUserRequestException.class);
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void refusesItOverRestAsABadRequest() {
        ResponseEntity<String> answer = rest(
                HttpMethod.POST,
                "/engine-rest/task",
                "{\"orQueries\":[{\"nameLike\":\"%\",\"assigneeExpression\":\"" + CODE + "\"}]}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("\"code\":\"expression\"");
    }

    @Test
    void stillEvaluatesTheExpressionsOurFiltersUse() {
        assertThat(filters.createFilterQuery().list()).isNotEmpty().allSatisfy(filter -> {
            engine.getIdentityService().setAuthenticatedUserId("anybody");
            try {
                assertThat(filters.count(filter.getId())).isZero();
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        });
    }

    @Test
    void letsExpressionsSeeNoBeanButTheirOwn() {
        assertThatThrownBy(() -> value("${dataSource}")).hasMessageContaining("dataSource");
        assertThat(value("${who}")).isInstanceOf(Who.class);
    }

    private Object value(String expression) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> configuration
                .getExpressionManager()
                .createExpression(expression)
                .getValue(StartProcessVariableScope.getSharedInstance()));
    }

    @Test
    void deniesTheSetUpOfAnAdministratorToAnybody() {
        assertThat(http.postForEntity("/camunda/api/admin/setup/default/user/create", "{}", String.class)
                        .getStatusCode()
                        .value())
                .isIn(401, 403);
    }

    @Test
    void deniesTheEngineToAnybodyWithoutCredentials() {
        assertThat(http.getForEntity("/engine-rest/deployment", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(http.getForEntity("/engine-rest/deployment", String.class)
                        .getHeaders()
                        .getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .isNull();
    }

    @Test
    void hasNoScriptEngineAndReadsNoUnsafeDocuments() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(new ScriptEngineManager().getEngineFactories())
                .extracting(ScriptEngineFactory::getEngineName)
                .as("FEEL for the tables, and the expression language, which is guarded")
                .containsOnly("feel-scala", "feel-scala-unary-tests", "juel");
        assertThat(configuration.isEnableXxeProcessing()).isFalse();
        assertThat(configuration.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(configuration.isDeserializationTypeValidationEnabled()).isTrue();
    }

    private ResponseEntity<String> rest(HttpMethod method, String path, String body) {
        String coordinator = driver.staff("Inès Kervadec", Role.COORDINATOR);
        access.password(new PersonId(coordinator), "a long enough secret");
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setBasicAuth(
                partners.person(new PersonId(coordinator)).email(),
                "a long enough secret",
                java.nio.charset.StandardCharsets.UTF_8);
        return http.exchange(path, method, new HttpEntity<>(body, headers), String.class);
    }
}
