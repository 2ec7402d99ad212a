package coop.unisson.access;

import static coop.unisson.Visitor.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.ShiftedClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer tells the browser, how guessing is slowed down, and when a session ends. */
class WallsTests extends IntegrationTest {

    private static final String PASSWORD = "sept chaises vertes";

    private static int place;

    @LocalServerPort
    int port;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    LinkService links;

    @Autowired
    PartnerService partners;

    @Autowired
    IdentityService identities;

    @Autowired
    ShiftedClock clock;

    private Driver.Cast cast;
    private Driver.Partner partner;

    @BeforeEach
    void people() {
        place++;
        cast = driver.invited(2);
        partner = cast.partner(0);
        access.password(new PersonId(partner.lead()), PASSWORD);
        access.password(new PersonId(cast.coordinator()), PASSWORD);
    }

    @AfterEach
    void letTheClockGo() {
        clock.reset();
    }

    /** Somebody at an address of this test's own. */
    private Visitor stranger() {
        return new Visitor(port).with("X-Forwarded-For", "198.51.100." + place);
    }

    private Visitor signedIn(String person) {
        return Visitor.signedIn(port, email(person), PASSWORD);
    }

    private String email(String person) {
        return partners.person(new PersonId(person)).email();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    // ---- headers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/mine",
                "/tasks/unknown",
                "/tasks/{task}",
                "/forms/assess-readiness?taskId={task}",
                "/l/nothing",
                "/join/unknown",
                "/css/unisson.css",
                "/actuator/health",
                "/no-such-page",
                "/engine-rest/version",
                "/camunda/api/engine/engine/default/filter",
                "/camunda/api/admin/auth/user/default"
            })
    void ourOwnPagesRunNothingThatIsNotAFileOfOurs(String path) {
        String task = driver.tasks(partner.lead(), "assess-readiness").get(0).getId();
        HttpResponse<String> answer = signedIn(partner.lead()).get(path.replace("{task}", task));

        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "object-src 'none'")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "X-XSS-Protection")).isEqualTo("1; mode=block");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo(path.startsWith("/l/") ? "no-referrer" : "same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void camundasPagesKeepTheirOwnPolicyAndTheRestOfOurs() {
        HttpResponse<String> answer = signedIn(partner.lead()).get("/camunda/app/tasklist/default/");

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("frame-ancestors 'none'", "nonce-");
        assertThat(header(answer, "X-Content-Type-Options")).contains("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/mine", "/tasks/{task}", "/l/nothing", "/mails"})
    void noPageCarriesScriptsOrStylesInItself(String path) {
        String task = driver.tasks(partner.lead(), "assess-readiness").get(0).getId();
        Document page = Jsoup.parse(
                signedIn(partner.lead()).get(path.replace("{task}", task)).body());

        assertThat(page.select("script:not([src]), style, [style]")).isEmpty();
        assertThat(page.select("*").stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getValue().startsWith("javascript:")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/camunda/app/tasklist/default/", "/engine-rest/version"})
    void behindTlsTheBrowserStaysBehindTls(String path) {
        Visitor visitor = signedIn(partner.lead()).with("X-Forwarded-Proto", "https");

        assertThat(header(visitor.get(path), "Strict-Transport-Security")).startsWith("max-age=31536000");
    }

    @Test
    void cookiesAreKeptFromScriptsAndBehindTlsFromTheOpenNet() {
        for (String scheme : List.of("http", "https")) {
            Visitor visitor = stranger().with("X-Forwarded-Proto", scheme);
            HttpResponse<String> page = visitor.get("/login");
            HttpResponse<String> entry = visitor.signIn(partner.leadEmail(), PASSWORD);
            HttpResponse<String> tasklist = visitor.get("/camunda/app/tasklist/default/");
            List<String> cookies = List.of(page, entry, tasklist).stream()
                    .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                    .toList();
            assertThat(cookies.stream().map(cookie -> cookie.split("=", 2)[0]))
                    .contains("SESSION", "UNISSON-CSRF", "XSRF-TOKEN");
            assertThat(cookies).allSatisfy(cookie -> {
                assertThat(cookie).contains("SameSite=Lax");
                assertThat(cookie.contains("; Secure")).as(cookie).isEqualTo(scheme.equals("https"));
                // the other two are read by scripts, which send them back
                assertThat(cookie.contains("HttpOnly")).as(cookie).isEqualTo(cookie.startsWith("SESSION"));
            });
        }
    }

    /** Camunda keeps one nonce for all; a page that carries somebody else's stays empty. */
    @Test
    void everyPageOfCamundasCarriesTheNonceOfItsOwnHeader() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Future<List<HttpResponse<String>>>> readers = IntStream.range(0, 8)
                    .mapToObj(i -> many.submit(() -> {
                        Visitor reader = signedIn(partner.lead());
                        return IntStream.range(0, 50)
                                .mapToObj(page -> reader.get("/camunda/app/tasklist/default/"))
                                .toList();
                    }))
                    .toList();
            for (Future<List<HttpResponse<String>>> reader : readers) {
                assertThat(reader.get()).allSatisfy(page -> {
                    String nonce = Jsoup.parse(page.body())
                            .select("script[src*=tasklist-bootstrap]")
                            .attr("nonce");
                    assertThat(nonce).isNotBlank();
                    assertThat(header(page, "Content-Security-Policy")).contains("'nonce-" + nonce + "'");
                });
            }
        } finally {
            many.shutdown();
        }
    }

    @Test
    void aTokenNobodyMadeIsNotWrittenIntoAPage() {
        Visitor visitor = stranger().keep("UNISSON-CSRF", "<script>zibeline</script>");

        assertThat(visitor.get("/login").body()).doesNotContain("zibeline");
        assertThat(visitor.cookie("UNISSON-CSRF")).matches("[0-9a-f-]{36}");
    }

    // ---- guessing

    @ParameterizedTest
    @CsvSource({"fr,Attendez quelques minutes", "en,Wait a few minutes"})
    void slowsDownWhoeverGuessesTheSameWhetherOrNotThereIsSuchAnAccount(String language, String words) {
        for (String email : List.of(partner.leadEmail(), "nobody-" + language + place + "@unisson.example")) {
            for (int i = 0; i < 5; i++) {
                assertThat(location(stranger().signIn(email, "wrong " + i))).endsWith("/login?error");
            }
            HttpResponse<String> answer = stranger().signIn(email, PASSWORD);
            assertThat(location(answer)).as("the right one is not even tried").endsWith("/login?wait");
        }
        assertThat(stranger()
                        .with("Accept-Language", language)
                        .get("/login?wait")
                        .body())
                .contains(words);
        assertThat(stranger()
                        .basic(partner.leadEmail(), PASSWORD)
                        .get("/engine-rest/version")
                        .statusCode())
                .isEqualTo(429);
        assertThat(location(stranger().signIn(email(cast.coordinator()), PASSWORD)))
                .as("others from the same place sign in")
                .doesNotContain("/login");

        clock.moveTo(clock.instant().plus(Duration.ofSeconds(61)));
        assertThat(location(stranger().signIn(partner.leadEmail(), PASSWORD))).doesNotContain("/login");
    }

    @Test
    void saysTheSameOfSomebodyWhoNeverChoseAPassword() {
        String without = email(partner.director());

        for (String guess : List.of("wrong", "null", "")) {
            assertThat(location(stranger().signIn(without, guess))).endsWith("/login?error");
        }
    }

    @Test
    void theLongerTheGuessingTheLongerTheWait() {
        guess(5);
        clock.moveTo(clock.instant().plus(Duration.ofSeconds(61)));
        guess(5);
        clock.moveTo(clock.instant().plus(Duration.ofSeconds(61)));
        assertThat(location(stranger().signIn(partner.leadEmail(), PASSWORD))).endsWith("/login?wait");
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(location(stranger().signIn(partner.leadEmail(), PASSWORD))).doesNotContain("/login");
        guess(4);
        assertThat(location(stranger().signIn(partner.leadEmail(), PASSWORD)))
                .as("who knows the password begins anew")
                .doesNotContain("/login");
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(location(stranger().signIn(partner.leadEmail(), "wrong")))
                    .endsWith("/login?error");
        }
    }

    @Test
    void slowsDownWhoeverTriesManyAccountsFromOnePlace() {
        for (int i = 0; i < 60; i++) {
            stranger().signIn("somebody-" + place + "-" + i + "@unisson.example", "Printemps2027");
        }
        assertThat(location(stranger().signIn(partner.leadEmail(), PASSWORD))).endsWith("/login?wait");
        assertThat(location(new Visitor(port).signIn(partner.leadEmail(), PASSWORD)))
                .doesNotContain("/login");
    }

    // ---- sessions

    @Test
    void whoIsRemovedIsSignedOutEverywhereAtOnce() {
        Visitor lead = signedIn(partner.lead());
        Visitor elsewhere = signedIn(partner.lead());
        String link = links.issue(new PersonId(partner.lead()), null);
        Visitor linked = new Visitor(port);
        linked.get(link);
        assertThat(linked.get("/mine").statusCode()).isEqualTo(200);
        String awa = driver.staff("Awa Ndiaye", Role.ADMINISTRATOR);
        access.password(new PersonId(awa), PASSWORD);
        Visitor administrator = signedIn(awa);

        assertThat(administrator
                        .send("DELETE", ENGINE + "/user/" + partner.lead(), null, new byte[0])
                        .statusCode())
                .isEqualTo(204);

        for (Visitor visitor : List.of(lead, elsewhere, linked)) {
            assertThat(location(visitor.get("/mine"))).endsWith("/login");
            assertThat(visitor.get(ENGINE + "/filter").statusCode()).isEqualTo(401);
        }
        assertThat(new Visitor(port).get(link).statusCode()).isIn(404, 410);
        assertThat(location(stranger().signIn(partner.leadEmail(), PASSWORD))).endsWith("/login?error");
    }

    @Test
    void aRoleGivenOrTakenCountsAtTheNextClick() {
        Visitor coordinator = signedIn(cast.coordinator());
        String board = "/api/board/campaigns";
        String definitions = ENGINE + "/process-definition?key=campaign&maxResults=5";
        assertThat(coordinator.get(board).statusCode()).isEqualTo(200);
        assertThat(coordinator.get(definitions).body()).contains("campaign");

        identities.deleteMembership(cast.coordinator(), Role.COORDINATOR.group());
        assertThat(coordinator.get(board).statusCode()).isEqualTo(403);
        assertThat(coordinator.get(definitions).statusCode()).isEqualTo(403);
        assertThat(coordinator
                        .get("/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count")
                        .statusCode())
                .isEqualTo(403);

        access.grant(new PersonId(cast.coordinator()), Role.COORDINATOR);
        assertThat(coordinator.get(board).statusCode()).isEqualTo(200);
        assertThat(coordinator.get(definitions).body()).contains("campaign");
    }
}
