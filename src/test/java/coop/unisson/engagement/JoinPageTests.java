package coop.unisson.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The public page as strangers use it, well and badly. */
class JoinPageTests extends IntegrationTest {

    private static final String PASSWORD = "a long enough secret";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @LocalServerPort
    int port;

    private static int place;

    private Cast cast;
    private Visitor visitor;

    @BeforeEach
    void open() {
        cast = driver.invited(2);
        driver.openApplications(cast);
        visitor = stranger();
        visitor.get(path());
    }

    /** Somebody nobody knows, with a network address of their own. */
    private Visitor stranger() {
        place++;
        return new Visitor(port)
                .with("X-Forwarded-For", "198.51." + place / 250 + "." + (place % 250 + 1))
                .with("Accept", "text/html");
    }

    @Test
    void readsInBothLanguagesWithoutSigningIn() {
        Document french = page(visitor.get(path()));
        assertThat(french.selectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(french.text()).contains("Rejoindre", "Un mois pour réparer", "le premier réflexe");
        Document english = page(visitor.get(path() + "?lang=en"));
        assertThat(english.selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(english.text()).contains("Join “Un mois pour réparer”", "En français");
        assertThat(english.select("input[name=language][checked]").eachAttr("value"))
                .containsExactly("EN");
        assertThat(visitor.get(path() + "?lang=%E2%80%AE").statusCode()).isEqualTo(200);
    }

    @Test
    void takesAnApplicationAndSaysSoInTheLanguageOfThePage() {
        HttpResponse<String> answer = post(visitor, "?lang=en", fields());
        assertThat(answer.statusCode()).isEqualTo(302);
        String next = answer.headers().firstValue("Location").orElseThrow();
        assertThat(page(visitor.get(next.replaceFirst("https?://[^/]+", ""))).text())
                .contains("Thank you, your request has arrived");
        assertThat(driver.applicationsTo(cast)).hasSize(1);
        assertThat(partners.byEmail(fields().get("email"))).isEmpty();
    }

    @Test
    void answersTheSameWhetherOrNotTheAddressIsKnown() {
        Map<String, String> known = fields();
        known.put("email", cast.partner(0).leadEmail());
        HttpResponse<String> ofKnown = post(visitor, "", known);
        HttpResponse<String> ofUnknown = post(stranger(), "", fields());

        assertThat(ofKnown.statusCode()).isEqualTo(ofUnknown.statusCode()).isEqualTo(302);
        assertThat(ofKnown.headers().firstValue("Location"))
                .isEqualTo(ofUnknown.headers().firstValue("Location"));
        assertThat(driver.applicationsTo(cast)).hasSize(2);
    }

    @Test
    void saysBesideItsFieldWhatIsMissingAndKeepsWhatWasTyped() {
        Map<String, String> typed = new HashMap<>(Map.of("why", "Pour <b>nous</b>", "email", "pas une adresse"));
        HttpResponse<String> answer = post(visitor, "", typed);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = page(answer);
        assertThat(page.select(".u-field:has(li.u-block)").eachAttr("data-field"))
                .containsExactlyInAnyOrder("organisation", "name", "email", "language", "bring");
        assertThat(page.select(".u-summary li").eachText()).contains("Votre organisation – À remplir.");
        assertThat(page.selectFirst("textarea[name=why]").text()).isEqualTo("Pour <b>nous</b>");
        assertThat(driver.applicationsTo(cast)).isEmpty();
    }

    @Test
    void refusesTextsThatAreTooLong() {
        for (String field : List.of("organisation", "name", "email", "why", "bring")) {
            Map<String, String> typed = fields();
            typed.put(field, "é".repeat(2001) + "@a.example");
            HttpResponse<String> answer = post(visitor, "", typed);
            assertThat(answer.statusCode()).as(field).isEqualTo(422);
        }
        Map<String, String> huge = fields();
        huge.put("why", "a".repeat(600 * 1024));
        assertThat(post(visitor, "", huge).statusCode()).isBetween(400, 499);
        Map<String, String> full = fields();
        full.put("organisation", "\uD83E\uDEB5".repeat(80));
        full.put("why", "\uD83E\uDEB5".repeat(1000));
        assertThat(post(visitor, "", full).statusCode()).isEqualTo(302);
        assertThat(driver.applicationsTo(cast)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "{{7*7}} ${7*7} #{7*7} __${T(java.lang.Runtime)}__",
                "\u202Eתיקון\u202C שלום",
                "\uD83D\uDC69\u200D\uD83D\uDD27 réparer",
                "'; drop table application; --"
            })
    void keepsWhatPeopleTypeAndShowsItAsTextAlone(String typed) {
        Map<String, String> fields = fields();
        fields.put("organisation", typed);
        fields.put("why", typed);
        Map<String, String> flawed = new HashMap<>(fields);
        flawed.remove("bring");
        Document echoed = page(post(visitor, "", flawed));
        assertThat(echoed.selectFirst("input[name=organisation]").attr("value")).isEqualTo(typed);
        assertThat(echoed.select("main script, main img")).isEmpty();

        assertThat(post(visitor, "", fields).statusCode()).isEqualTo(302);
        String task = driver.applicationsTo(cast).get(0).getId();
        HttpResponse<String> form = coordinator().get("/tasks/" + task);
        assertThat(form.statusCode()).isEqualTo(200);
        Document page = Jsoup.parse(form.body());
        assertThat(page.selectFirst(".unisson-form h2").text())
                .isEqualTo(Jsoup.parse("<p>x</p>").selectFirst("p").text(typed).text());
        assertThat(page.select(".unisson-form script, .unisson-form img")).isEmpty();
    }

    @Test
    void refusesWhatNoPersonTypes() {
        Map<String, String> nul = fields();
        nul.put("name", "A\u0000B");
        assertThat(post(visitor, "", nul).statusCode()).isEqualTo(400);
        Map<String, String> more = fields();
        more.put("coordinator", "me");
        assertThat(post(visitor, "", more).statusCode()).isEqualTo(400);
        Map<String, String> deep = fields();
        deep.put("a.b.c.d.e.f.g.h", "1");
        assertThat(post(visitor, "", deep).statusCode()).isEqualTo(400);
        Map<String, String> language = fields();
        language.put("language", "2026-02-30");
        assertThat(post(visitor, "", language).statusCode()).isEqualTo(422);
        assertThat(visitor.post(path(), "{}").statusCode()).isEqualTo(415);
        assertThat(visitor.put(path(), "{}").statusCode()).isEqualTo(405);
        assertThat(driver.applicationsTo(cast)).isEmpty();
    }

    /** A name on several lines would be several headers of a letter. */
    @Test
    void keepsNamesOnOneLine() {
        Map<String, String> fields = fields();
        fields.put("name", "Ana\r\nBcc: all@a.example");
        assertThat(post(visitor, "", fields).statusCode()).isEqualTo(302);
        assertThat(Jsoup.parse(coordinator()
                                .get("/tasks/"
                                        + driver.applicationsTo(cast).get(0).getId())
                                .body())
                        .selectFirst("input[name=leadName]")
                        .attr("value"))
                .isEqualTo("Ana Bcc: all@a.example");
    }

    @Test
    void asksForTheTokenOfItsOwnPage() {
        HttpResponse<String> answer = stranger().send("POST", path(), Visitor.FORM, Visitor.fields(fields()));
        assertThat(answer.statusCode()).isEqualTo(403);
        Map<String, String> forged = fields();
        forged.put("_csrf", "forged");
        visitor.without("UNISSON-CSRF");
        assertThat(visitor.send("POST", path(), Visitor.FORM, Visitor.fields(forged))
                        .statusCode())
                .isEqualTo(403);
        assertThat(driver.applicationsTo(cast)).isEmpty();
    }

    @Test
    void isOneApplicationWhenItIsSentTwiceOrEightTimesAtOnce() throws Exception {
        Map<String, String> fields = fields();
        assertThat(post(visitor, "", fields).statusCode()).isEqualTo(302);
        assertThat(post(visitor, "", fields).statusCode()).isEqualTo(302);
        assertThat(driver.applicationsTo(cast)).hasSize(1);

        Map<String, String> other = fields();
        other.put("name", "Ana Deux");
        assertThat(atOnce(8, i -> other)).containsOnly(302);
        assertThat(driver.applicationsTo(cast)).hasSize(2);
    }

    @Test
    void letsSoManyThroughFromOnePlaceAndSaysKindlyThatItIsEnough() throws Exception {
        List<Integer> answers = atOnce(8, i -> {
            Map<String, String> fields = fields();
            fields.put("why", "Raison " + i);
            return fields;
        });
        assertThat(answers).containsOnly(302, 429);
        assertThat(answers.stream().filter(status -> status == 302)).hasSize(ApplicationService.MOST_FROM_EMAIL);
        assertThat(driver.applicationsTo(cast)).hasSize(ApplicationService.MOST_FROM_EMAIL);

        Map<String, String> more = fields();
        more.put("why", "Encore une raison");
        HttpResponse<String> answer = post(visitor, "", more);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(page(answer).text()).contains("attendez un peu");
        assertThat(page(answer).selectFirst("textarea[name=why]").text()).isEqualTo("Encore une raison");
    }

    @Test
    void isNotFoundBeforeItWasGivenOutAndGoneAfterItClosed() {
        Cast never = driver.invited(2);
        for (String id :
                List.of(never.campaign().value(), "unknown", "a%20b", "%C3%A9", "a".repeat(200), "..%2Flogin")) {
            assertThat(visitor.get("/join/" + id).statusCode()).as(id).isBetween(400, 404);
        }
        assertThat(page(visitor.get("/join/unknown")).text())
                .isEqualTo(
                        page(visitor.get("/join/" + never.campaign().value())).text())
                .contains("pas de page de candidature");
        assertThat(visitor.get("/join/a%00b").statusCode()).isEqualTo(400);
        assertThat(post(visitor, "/join/" + never.campaign().value(), "", fields())
                        .statusCode())
                .isEqualTo(404);

        driver.closeApplications(cast);
        assertThat(visitor.get(path()).statusCode()).isEqualTo(410);
        assertThat(page(visitor.get(path())).text()).contains("fermées pour le moment");
        assertThat(post(visitor, "", fields()).statusCode()).isEqualTo(410);
        driver.openApplications(cast);
        assertThat(visitor.get(path()).statusCode()).isEqualTo(200);
        driver.cancel(cast);
        assertThat(visitor.get(path()).statusCode()).isEqualTo(410);
        assertThat(page(visitor.get(path())).text()).contains("n’accueille plus de partenaires");
        assertThat(post(visitor, "", fields()).statusCode()).isEqualTo(410);
        assertThat(driver.applicationsTo(cast)).isEmpty();
    }

    @Test
    void showsAStrangerNothingOfAnybodyElse() {
        post(stranger(), "", fields());
        String task = driver.applicationsTo(cast).get(0).getId();
        for (String door : List.of("/tasks/" + task, "/forms/assess-application?taskId=" + task)) {
            assertThat(visitor.get(door).statusCode()).isIn(302, 401);
        }
        assertThat(visitor.get("/acts/open-applications?subject="
                                + cast.campaign().value())
                        .statusCode())
                .isEqualTo(302);
        assertThat(page(visitor.get(path())).text()).doesNotContain("Partenaire 0", "Candidate", "ana@");
        Visitor partner = signedIn(cast.partner(0).lead());
        assertThat(partner.get("/tasks/" + task).statusCode()).isEqualTo(404);
        assertThat(partner.get("/acts/open-applications?subject="
                                + cast.campaign().value())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void isOpenedFromThePageOfItsActWhichShowsItsAddress() {
        Cast other = driver.invited(2);
        Visitor coordinator = signedIn(other.coordinator());
        String act = "/acts/open-applications?subject=" + other.campaign().value();
        assertThat(coordinator.get(act).body())
                .contains("/join/" + other.campaign().value());
        HttpResponse<String> opened = coordinator.send(
                "POST",
                act,
                Visitor.FORM,
                Visitor.fields(Map.of("door", "OPEN", "_csrf", coordinator.cookie("UNISSON-CSRF"))));
        assertThat(opened.statusCode()).isEqualTo(302);
        assertThat(visitor.get("/join/" + other.campaign().value()).statusCode())
                .isEqualTo(200);
        assertThat(onTheBoard(coordinator.with("Accept", "application/json")))
                .contains("/join/" + other.campaign().value());
    }

    /** Every page of the board. */
    private static String onTheBoard(Visitor coordinator) {
        StringBuilder pages = new StringBuilder();
        for (int page = 0; ; page++) {
            HttpResponse<String> answer = coordinator.get("/api/board/campaigns?page=" + page);
            assertThat(answer.statusCode()).isEqualTo(200);
            pages.append(answer.body());
            if (!Visitor.json(answer).path("more").asBoolean()) {
                return pages.toString();
            }
        }
    }

    private interface Fields {
        Map<String, String> of(int number);
    }

    private List<Integer> atOnce(int count, Fields fields) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Integer>> posts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Map<String, String> own = fields.of(i);
                Visitor window = visitor.twin()
                        .with("X-Forwarded-For", "203.0.113." + place % 250)
                        .with("Accept", "text/html");
                posts.add(() -> post(window, "", own).statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(posts)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, String> fields() {
        return new HashMap<>(Map.of(
                "organisation", "L’Établi",
                "name", "Ana Un",
                "email", "ana@" + cast.campaign().value().substring(0, 12) + ".example",
                "language", "FR",
                "why", "Réparer nous ressemble.",
                "bring", "Un atelier."));
    }

    private String path() {
        return "/join/" + cast.campaign().value();
    }

    private HttpResponse<String> post(Visitor from, String query, Map<String, String> fields) {
        return post(from, path(), query, fields);
    }

    private HttpResponse<String> post(Visitor from, String path, String query, Map<String, String> fields) {
        if (from.cookie("UNISSON-CSRF").isEmpty()) {
            from.get(path);
        }
        Map<String, String> sent = new HashMap<>(fields);
        sent.put("_csrf", from.cookie("UNISSON-CSRF"));
        return from.send("POST", path + query, Visitor.FORM, Visitor.fields(sent));
    }

    private Visitor coordinator() {
        return signedIn(cast.coordinator());
    }

    private Visitor signedIn(String person) {
        access.password(new PersonId(person), PASSWORD);
        return Visitor.signedIn(port, partners.person(new PersonId(person)).email(), PASSWORD);
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body().replace('\u00a0', ' '));
    }
}
