package coop.unisson.access;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.ShiftedClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A password is chosen by a link sent for it to one's own address, and by nothing else. */
class PasswordTests extends IntegrationTest {

    private static final String GOOD = "sept chaises vertes";

    @Autowired
    Driver driver;

    @Autowired
    LinkService links;

    @Autowired
    PasswordService passwords;

    @Autowired
    ShiftedClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    private static int next;

    private Partner partner;

    @BeforeEach
    void somebodyIsInvited() {
        partner = driver.invited(2).partner(0);
    }

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    private Visitor visitor() {
        return new Visitor(port).with("X-Forwarded-For", "203.0.113." + next++ % 250);
    }

    private String token() {
        return links.issueForPassword(new PersonId(partner.lead())).replace("/l/", "");
    }

    private static HttpResponse<String> choose(Visitor visitor, String token, String password, String again) {
        visitor.get("/login");
        return visitor.send(
                "POST",
                "/password",
                Visitor.FORM,
                Visitor.fields(of(
                        "token",
                        token,
                        "password",
                        password,
                        "again",
                        again,
                        "_csrf",
                        visitor.cookie("UNISSON-CSRF"))));
    }

    private static HttpResponse<String> forget(Visitor visitor, String email) {
        visitor.get("/login");
        return visitor.send(
                "POST",
                "/password/forgotten",
                Visitor.FORM,
                Visitor.fields(of("email", email, "_csrf", visitor.cookie("UNISSON-CSRF"))));
    }

    private boolean signsIn(String password) {
        HttpResponse<String> answer = new Visitor(port).signIn(partner.leadEmail(), password);
        assertThat(answer.statusCode()).isEqualTo(302);
        return !answer.headers().firstValue("Location").orElse("").contains("error");
    }

    private long letters(String person) {
        return jdbc.queryForObject(
                "select count(*) from mail where person_id = ? and kind = 'PASSWORD'", Long.class, person);
    }

    /** Pressed twice, or on two nodes at once: the same answer, and one letter of each kind. */
    @Test
    void writesOneLetterHoweverManyPressesComeAtOnce() throws Exception {
        PersonId lead = new PersonId(partner.lead());
        // the start of a minute: the presses must not fall into two
        clock.moveTo(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(65, ChronoUnit.MINUTES));
        CyclicBarrier together = new CyclicBarrier(8);
        ExecutorService presses = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                boolean password = i % 2 == 0;
                all.add(presses.submit(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    if (password) {
                        passwords.ask(lead);
                    } else {
                        links.send(lead, "pressed");
                    }
                    return null;
                }));
            }
            for (Future<?> press : all) {
                press.get(30, TimeUnit.SECONDS);
            }
        } finally {
            presses.shutdownNow();
        }
        assertThat(letters(partner.lead())).isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from mail where person_id = ? and kind = 'LINK'", Long.class, partner.lead()))
                .isEqualTo(1);
    }

    @Test
    void opensTasklistWithTheTasksOfWhoeverChoseOne() {
        String token = token();
        Visitor visitor = visitor();
        assertThat(visitor.get("/l/" + token).body()).contains("Choisir un mot de passe", "Au moins douze caractères");
        assertThat(visitor.get("/mine").statusCode())
                .as("the link signs nobody in")
                .isEqualTo(302);

        HttpResponse<String> chosen = choose(visitor, token, GOOD, GOOD);

        assertThat(chosen.headers().firstValue("Location").orElse("")).endsWith("/login?password-chosen");
        Visitor inside = Visitor.signedIn(port, partner.leadEmail(), GOOD);
        assertThat(inside.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        String mine = Visitor.json(inside.get(Visitor.ENGINE + "/filter?resourceType=Task"))
                .get(0)
                .get("id")
                .asText();
        assertThat(inside.post(Visitor.ENGINE + "/filter/" + mine + "/list?maxResults=50", "{}")
                        .body())
                .contains("assess-readiness");
        assertThat(choose(visitor(), token, "huit chaises bleues", "huit chaises bleues")
                        .statusCode())
                .as("once")
                .isEqualTo(410);
        assertThat(signsIn(GOOD)).isTrue();
    }

    @Test
    void answersWhoeverHasNoPasswordLikeWhoeverMistypesIt() {
        assertThat(signsIn(GOOD)).isFalse();
        assertThat(new Visitor(port)
                        .signIn("personne@nulle.part.example", GOOD)
                        .headers()
                        .firstValue("Location"))
                .isEqualTo(new Visitor(port)
                        .signIn(partner.leadEmail(), GOOD)
                        .headers()
                        .firstValue("Location"));
    }

    @Test
    void endsEverySessionOfThePersonWhosePasswordChanges() {
        choose(visitor(), token(), GOOD, GOOD);
        Visitor inside = Visitor.signedIn(port, partner.leadEmail(), GOOD);
        assertThat(inside.get("/mine").statusCode()).isEqualTo(200);

        choose(visitor(), token(), "huit chaises bleues", "huit chaises bleues");

        assertThat(inside.get("/mine").statusCode()).isEqualTo(302);
        assertThat(signsIn(GOOD)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "onze signes, onze signes, au moins 12 caractères",
        "aaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaa, cela se devine",
        "sept chaises vertes, sept chaises vertEs, ne sont pas les mêmes",
        "EMAIL, EMAIL, la première chose"
    })
    void saysKindlyWhatAPasswordLacksAndKeepsTheLink(String password, String again, String said) {
        String token = token();
        String address = partner.leadEmail();

        HttpResponse<String> answer =
                choose(visitor(), token, password.replace("EMAIL", address), again.replace("EMAIL", address));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select(".u-block").text()).contains(said);
        assertThat(answer.body()).as("what was typed is not sent back").doesNotContain(password + "\"");
        assertThat(choose(visitor(), token, GOOD, GOOD).statusCode()).isEqualTo(302);
    }

    @Test
    void takesOverNoAccountByATasksLinkAnOldOneOrNone() {
        String task = links.issue(new PersonId(partner.lead()), "task").replace("/l/", "");
        String page = links.issue(new PersonId(partner.lead()), null).replace("/l/", "");
        String old = token();
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(61)));

        for (String token : new String[] {task, page, old, "x", ""}) {
            assertThat(choose(visitor(), token, GOOD, GOOD).statusCode()).isEqualTo(410);
        }
        assertThat(visitor().get("/l/" + old).statusCode()).isEqualTo(410);
        assertThat(signsIn(GOOD)).isFalse();
    }

    @Test
    void answersEverybodyTheSameAndWritesOnlyToWhomeverItKnows() {
        HttpResponse<String> known = forget(visitor(), " " + partner.leadEmail().toUpperCase(java.util.Locale.ROOT));
        HttpResponse<String> unknown = forget(visitor(), "personne@nulle.part.example");

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
        assertThat(main(known)).isEqualTo(main(unknown)).contains("Si cette adresse est connue ici");
        assertThat(letters(partner.lead())).isEqualTo(1);
        forget(visitor(), partner.leadEmail());
        assertThat(letters(partner.lead())).as("one in ten minutes").isEqualTo(1);
        assertThat(forget(visitor(), "\u0000".repeat(3)).statusCode()).isEqualTo(200);
        assertThat(forget(visitor(), "x".repeat(9_999)).statusCode()).isEqualTo(200);
    }

    @Test
    void sendsTheLinkFromOnesOwnPageToOnesOwnAddress() {
        Visitor byLink = visitor();
        byLink.get(links.issue(new PersonId(partner.director()), null));
        assertThat(byLink.get("/mine").body()).contains("Choisir un mot de passe");
        HttpResponse<String> asked = byLink.send(
                "POST", "/mine/password", Visitor.FORM, Visitor.fields(of("_csrf", byLink.cookie("UNISSON-CSRF"))));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(letters(partner.director())).isEqualTo(1);
        assertThat(letters(partner.lead())).isZero();
    }

    @Test
    void asksWhoeverTriesManyAddressesToWait() {
        Visitor visitor =
                new Visitor(port).with("X-Forwarded-For", "198.51.100.7").with("Accept", "text/html");
        for (int i = 0; i < 20; i++) {
            assertThat(forget(visitor, i + "@nulle.part.example").statusCode()).isEqualTo(200);
        }
        assertThat(forget(visitor, "21@nulle.part.example").statusCode()).isEqualTo(429);
    }

    private static String main(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).select("main").text();
    }
}
