package coop.unisson.access;

import static coop.unisson.Visitor.ENGINE;
import static coop.unisson.Visitor.FORM;
import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One sign-in for our pages and Camunda's, and what each role finds behind it. */
class SignInTests extends IntegrationTest {

    private static final String PASSWORD = "sept chaises vertes";

    @LocalServerPort
    int port;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    private String coordinator;
    private String owner;
    private Driver.Cast cast;
    private Driver.Partner partner;

    @BeforeEach
    void people() {
        cast = driver.invited(2);
        partner = cast.partner(0);
        coordinator = cast.coordinator();
        owner = driver.staff("Yann", Role.PROCESS_OWNER);
        for (String person : new String[] {coordinator, owner, partner.lead()}) {
            access.password(new PersonId(person), PASSWORD);
        }
    }

    private String email(String person) {
        return partners.person(new PersonId(person)).email();
    }

    private Visitor as(String person) {
        return Visitor.signedIn(port, email(person), PASSWORD);
    }

    private String task() {
        return driver.tasks(partner.lead(), "assess-readiness").get(0).getId();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void signsInByEmailAddress() {
        Visitor visitor = new Visitor(port);
        assertThat(location(visitor.get("/"))).endsWith("/login");
        assertThat(visitor.get("/login").statusCode()).isEqualTo(200);
        assertThat(visitor.cookie("UNISSON-CSRF")).isNotBlank();

        assertThat(visitor.signIn(partner.leadEmail(), PASSWORD).statusCode()).isEqualTo(302);

        assertThat(location(visitor.get("/"))).contains("/camunda/app/tasklist/");
    }

    @Test
    void signsInHoweverTheAddressIsCapitalised() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(partner.leadEmail().toUpperCase(Locale.ROOT), PASSWORD);

        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "sept chaises vertes "})
    void saysThatAddressAndPasswordDoNotMatch(String wrong) {
        Visitor visitor = new Visitor(port);

        assertThat(location(visitor.signIn(partner.leadEmail(), wrong))).endsWith("/login?error");

        assertThat(visitor.get("/login?error").body())
                .contains("Cette adresse et ce mot de passe ne vont pas ensemble.");
        assertThat(visitor.get(ENGINE + "/task").statusCode()).isEqualTo(401);
    }

    @Test
    void saysTheSameOfAnUnknownAddressAndOfAnOpaqueId() {
        assertThat(location(new Visitor(port).signIn("nobody@unisson.example", PASSWORD)))
                .endsWith("/login?error");
        assertThat(location(new Visitor(port).signIn(coordinator, PASSWORD))).endsWith("/login?error");
    }

    @Test
    void theSessionOpensTasklistCockpitAndTheirInterface() {
        Visitor visitor = as(coordinator);

        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").body()).contains(coordinator);
        assertThat(visitor.get(ENGINE + "/process-definition?key=campaign&latestVersion=true&maxResults=50")
                        .body())
                .contains("\"key\":\"campaign\"");
        assertThat(visitor.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPartnerFindsTheirOwnTasksInTasklist() {
        Visitor visitor = as(partner.lead());
        String filters =
                visitor.get(ENGINE + "/filter?resourceType=Task&maxResults=50").body();
        String filter = filters.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

        HttpResponse<String> tasks = visitor.post(ENGINE + "/filter/" + filter + "/list?maxResults=50", "{}");

        assertThat(tasks.statusCode()).isEqualTo(200);
        assertThat(tasks.body()).contains("assess-readiness", partner.lead());
        assertThat(tasks.body()).doesNotContain(cast.partner(1).lead(), coordinator);
    }

    @Test
    void aPartnerIsTurnedAwayFromCockpit() {
        Visitor visitor = as(partner.lead());

        assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isIn(302, 403);
        assertThat(visitor.get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void changesToTheEngineNeedItsOwnToken() {
        String submit = ENGINE + "/task/" + task() + "/submit-form";
        String body = Visitor.envelope(driver.json(driver.ready()));
        assertThat(as(partner.lead()).cookie("XSRF-TOKEN")).isNotBlank();

        assertThat(as(partner.lead()).without("XSRF-TOKEN").post(submit, body).statusCode())
                .isEqualTo(403);
        assertThat(as(partner.lead())
                        .keep("XSRF-TOKEN", "wrong")
                        .post(submit, body)
                        .statusCode())
                .isEqualTo(403);
        assertThat(driver.tasks(partner.lead(), "assess-readiness")).hasSize(1);

        assertThat(as(partner.lead()).post(submit, body).statusCode()).isEqualTo(204);
    }

    @Test
    void changesOnOurPagesNeedOurToken() {
        Visitor visitor = as(partner.lead());
        String task = task();

        assertThat(visitor.without("UNISSON-CSRF")
                        .send("POST", "/tasks/" + task, FORM, Visitor.fields(Map.of("next", "NOT_NOW")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.without("UNISSON-CSRF")
                        .put("/forms/assess-readiness/draft?taskId=" + task, "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.without("UNISSON-CSRF")
                        .send("POST", "/logout", FORM, new byte[0])
                        .statusCode())
                .isEqualTo(403);
        assertThat(driver.tasks(partner.lead(), "assess-readiness")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "/camunda/api/admin/auth/user/default/login/cockpit",
                "/camunda/api/admin/auth/user/default/login/admin",
                "/camunda/api/admin/auth/user/default/login/tasklist/",
                "/camunda/api/admin/auth/user/default/%6Cogin/tasklist"
            })
    void camundasOwnSignInIsClosed(String login) {
        byte[] fields = Visitor.fields(Map.of("username", coordinator, "password", PASSWORD));

        assertThat(new Visitor(port).send("POST", login, FORM, fields).statusCode())
                .isIn(401, 403);
        assertThat(as(coordinator).send("POST", login, FORM, fields).statusCode())
                .isEqualTo(403);
    }

    @Test
    void camundasSetUpPageIsClosed() {
        assertThat(as(coordinator).get("/camunda/app/admin/default/setup/").statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(port)
                        .post("/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isIn(401, 403);
    }

    @Test
    void camundasSignOutEndsTheSession() {
        Visitor visitor = as(coordinator);
        String session = visitor.cookie("SESSION");
        assertThat(session).isNotBlank();

        assertThat(visitor.post("/camunda/api/admin/auth/user/default/logout", "{}")
                        .statusCode())
                .isBetween(200, 399);

        assertThat(new Visitor(port)
                        .keep("SESSION", session)
                        .get(ENGINE + "/task")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void ourSignOutEndsTheSession() {
        Visitor visitor = as(coordinator);
        String session = visitor.cookie("SESSION");

        assertThat(visitor.send("POST", "/logout", FORM, new byte[0]).statusCode())
                .isEqualTo(302);

        assertThat(new Visitor(port)
                        .keep("SESSION", session)
                        .get(ENGINE + "/task")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theInterfaceForToolsKnowsNoSession() {
        Visitor visitor = as(coordinator);

        HttpResponse<String> bySession = visitor.get("/engine-rest/process-definition");
        assertThat(bySession.statusCode()).isEqualTo(401);
        assertThat(bySession.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(visitor.post("/engine-rest/task", "{}").statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).get("/engine-rest/version").statusCode()).isEqualTo(401);
    }

    @Test
    void theInterfaceForToolsTakesAPasswordAtEveryCall() {
        Visitor tool = new Visitor(port).basic(email(owner), PASSWORD);

        assertThat(tool.get("/engine-rest/process-definition?latestVersion=true&maxResults=50")
                        .body())
                .contains("partner-engagement");
        assertThat(tool.cookie("SESSION")).isEmpty();
        assertThat(new Visitor(port)
                        .basic(email(owner), "wrong")
                        .get("/engine-rest/process-definition")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aCoordinatorReadsButDoesNotMoveTokens() {
        Visitor visitor = as(coordinator);
        String instance = ENGINE + "/process-instance/"
                + driver.tasks(partner.lead(), "assess-readiness").get(0).getProcessInstanceId();
        String cancel = "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"assess-readiness\"}]}";
        String wake = "{\"messageName\":\"mission-gate\",\"businessKey\":\""
                + cast.campaign().value() + "\"}";

        assertThat(visitor.get(instance).statusCode()).isEqualTo(200);
        assertThat(visitor.put(instance + "/suspended", "{\"suspended\":true}").statusCode())
                .isEqualTo(403);
        assertThat(visitor.post(instance + "/modification", cancel).statusCode())
                .isEqualTo(403);
        assertThat(visitor.put(instance + "/variables/x", "{\"value\":1,\"type\":\"Integer\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.send("DELETE", instance, null, new byte[0]).statusCode())
                .isEqualTo(403);
        assertThat(visitor.post(ENGINE + "/message", wake).statusCode()).isBetween(400, 499);
        assertThat(visitor.post(ENGINE + "/task/" + task() + "/assignee", "{\"userId\":\"" + coordinator + "\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(driver.tasks(partner.lead(), "assess-readiness")).hasSize(1);
    }

    @Test
    void onlyAdministratorsCreateFilters() {
        String filter = "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}";

        for (String person : new String[] {partner.lead(), coordinator, owner}) {
            assertThat(as(person).post(ENGINE + "/filter/create", filter).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void nothingButHealthIsOpenToStrangers() {
        Visitor stranger = new Visitor(port);

        assertThat(stranger.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(as(coordinator).get("/actuator/env").statusCode()).isEqualTo(403);
        for (String path : new String[] {"/actuator/env", "/tasks/x", "/forms/start-campaign", "/charter/x"}) {
            assertThat(stranger.get(path).statusCode()).as(path).isIn(302, 401, 403);
        }
        assertThat(stranger.get("/api/board/campaigns").statusCode()).isEqualTo(401);
    }
}
