package coop.unisson.access;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** People enter with the account of their company, which a real authorization server vouches for. */
@Tag("own-jvm")
class ElsewhereSignInTests extends IntegrationTest {

    private static final AuthorizationServer COMPANY = new AuthorizationServer();

    @AfterAll
    static void stop() {
        COMPANY.close();
    }

    @DynamicPropertySource
    static void company(DynamicPropertyRegistry properties) {
        String client = "spring.security.oauth2.client.";
        properties.add(client + "provider.company.issuer-uri", () -> "http://127.0.0.1:" + COMPANY.port());
        properties.add(client + "registration.company.client-id", () -> AuthorizationServer.CLIENT);
        properties.add(client + "registration.company.client-secret", () -> AuthorizationServer.SECRET);
        properties.add(client + "registration.company.client-name", () -> "Horizon Ouest");
        properties.add(client + "registration.company.scope", () -> "openid,email,profile");
        properties.add("unisson.oidc.roles-claim", () -> "realm.roles");
        properties.add("unisson.oidc.roles.coordinator", () -> "campaigns");
    }

    @LocalServerPort
    int port;

    @Autowired
    Driver driver;

    @Autowired
    PartnerService partners;

    @Autowired
    AccessService access;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void whoeverIsInvitedEntersWithoutAPasswordHereAndFindsTheirTasks() {
        Partner partner = driver.invited(2).partner(0);
        AuthorizationServer.says(partner.leadEmail(), verified(partner.leadEmail()));
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/login").body()).contains("Continuer avec Horizon Ouest");

        assertThat(enter(visitor, partner.leadEmail())).isEqualTo("/");

        assertThat(visitor.get("/").headers().firstValue("Location").orElse("")).contains("/camunda/app/tasklist");
        String task = driver.task(partner.lead(), partner.organisation(), "assess-readiness")
                .getId();
        assertThat(visitor.get("/mine").body()).contains("/tasks/" + task);
        assertThat(visitor.get("/tasks/" + task).statusCode()).isEqualTo(200);
        visitor.send("POST", "/logout", Visitor.FORM, new byte[0]);
        assertThat(visitor.get("/mine").statusCode()).isEqualTo(302);
    }

    @Test
    void aStrangerIsToldToBeInvitedAndIsNobodyHere() {
        String email = address();
        AuthorizationServer.says(email, verified(email));
        Visitor visitor = new Visitor(port);

        assertThat(enter(visitor, email)).isEqualTo("/login?stranger");

        assertThat(visitor.get("/login?stranger").body()).contains("n’est pas connue ici");
        assertThat(visitor.get("/mine").statusCode()).isEqualTo(302);
        assertThat(partners.byEmail(email)).isEmpty();
    }

    @Test
    void anAddressNobodyVouchesForOpensNothing() {
        Partner partner = driver.invited(2).partner(0);
        AuthorizationServer.says(partner.leadEmail(), Map.of("email", partner.leadEmail(), "email_verified", false));
        Visitor visitor = new Visitor(port);

        assertThat(enter(visitor, partner.leadEmail())).isEqualTo("/login?unverified");

        assertThat(visitor.get("/mine").statusCode()).isEqualTo(302);
    }

    @Test
    void theClaimGivesARoleAndItsAbsenceTakesIt() {
        String email = address();
        AuthorizationServer.says(
                email,
                Map.of(
                        "email",
                        email,
                        "email_verified",
                        true,
                        "name",
                        "Inès Kervadec",
                        "realm",
                        Map.of("roles", List.of("campaigns", "another"))));
        Visitor coordinator = new Visitor(port);

        assertThat(enter(coordinator, email)).isEqualTo("/");

        assertThat(partners.byEmail(email).orElseThrow().name()).isEqualTo("Inès Kervadec");
        PersonId person = partners.byEmail(email).orElseThrow().id();
        assertThat(access.roles(person)).containsExactly(Role.COORDINATOR);
        assertThat(coordinator.get("/").headers().firstValue("Location").orElse(""))
                .contains("cockpit");

        access.grant(person, Role.PROCESS_OWNER);
        AuthorizationServer.says(email, verified(email));
        assertThat(enter(new Visitor(port), email)).isEqualTo("/");
        assertThat(access.roles(person))
                .as("only what the provider gives is the provider's to take")
                .containsExactly(Role.PROCESS_OWNER);
    }

    @Test
    void whoeverWasRemovedStaysOut() {
        Partner partner = driver.invited(2).partner(0);
        AuthorizationServer.says(partner.leadEmail(), verified(partner.leadEmail()));
        identities.deleteUser(partner.lead());

        assertThat(enter(new Visitor(port), partner.leadEmail())).isEqualTo("/login?stranger");
    }

    @Test
    void aForgedOrRefusedAnswerLeadsBackToTheSignIn() {
        for (String answer : List.of("?code=x&state=y", "?error=access_denied&state=y", "", "?code=%00&state=%00")) {
            HttpResponse<String> back = new Visitor(port).get("/login/oauth2/code/company" + answer);
            assertThat(back.statusCode()).as(answer).isEqualTo(302);
            assertThat(location(back)).as(answer).contains("/login");
        }
        assertThat(new Visitor(port).get("/login?elsewhere").body()).contains("n’est pas allée à son terme");
    }

    @Test
    void nothingOfTheProvidersIsKept() {
        Partner partner = driver.invited(2).partner(0);
        AuthorizationServer.says(partner.leadEmail(), verified(partner.leadEmail()));
        Visitor visitor = new Visitor(port);
        enter(visitor, partner.leadEmail());
        visitor.get("/mine");

        assertThat(jdbc.queryForList("select attribute_bytes from spring_session_attributes", byte[].class))
                .isNotEmpty()
                .noneMatch(bytes ->
                        new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).contains("OidcIdToken"));
    }

    /** Goes to the company, signs in there, and comes back; answers where that leads. */
    private String enter(Visitor visitor, String email) {
        String there = location(visitor.get("/oauth2/authorization/company"));
        Visitor atCompany = new Visitor(COMPANY.port());
        atCompany.with("Accept", "text/html");
        HttpResponse<String> answer = atCompany.get(path(there));
        assertThat(location(answer)).endsWith("/login");
        String csrf = Jsoup.parse(atCompany.get("/login").body())
                .select("[name=_csrf]")
                .attr("value");
        answer = atCompany.send(
                "POST",
                "/login",
                Visitor.FORM,
                Visitor.fields(Map.of("username", email, "password", AuthorizationServer.PASSWORD, "_csrf", csrf)));
        String back = location(atCompany.get(path(location(answer))));
        assertThat(back).startsWith("http://127.0.0.1:" + port + "/login/oauth2/code/company?code=");
        return path(location(visitor.get(path(back))));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static Map<String, Object> verified(String email) {
        return Map.of("email", email, "email_verified", true);
    }

    private static String address() {
        return Ids.mint() + "@horizon-ouest.example";
    }
}
