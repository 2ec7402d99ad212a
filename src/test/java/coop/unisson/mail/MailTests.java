package coop.unisson.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.LinkService;
import coop.unisson.board.CampaignPage;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.PersonAsked;
import coop.unisson.campaign.PersonNudged;
import coop.unisson.campaign.PersonReminded;
import coop.unisson.campaign.Rung;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.ShiftedClock;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters from the fact to the mailbox, and their links from the mailbox to the finished task. */
@Tag("own-jvm")
class MailTests extends IntegrationTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/l/[A-Za-z0-9_-]+)");

    /** A port of its own, so that the server can come back where it was. */
    private static final GreenMail SERVER = new GreenMail(new ServerSetup[] {
        new ServerSetup(TestSocketUtils.findAvailableTcpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(TestSocketUtils.findAvailableTcpPort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    private static final String RETURNS = "retours@unisson.example";

    static {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        int port = SERVER.getSmtp().getPort();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> port);
        int imap = SERVER.getImap().getPort();
        properties.add("unisson.mail.returns.address", () -> RETURNS);
        properties.add("unisson.mail.returns.protocol", () -> "imap");
        properties.add("unisson.mail.returns.host", () -> "127.0.0.1");
        properties.add("unisson.mail.returns.port", () -> imap);
        properties.add("unisson.mail.returns.username", () -> RETURNS);
        properties.add("unisson.mail.returns.password", () -> "secret");
        properties.add("unisson.mail.returns.every", () -> "1d");
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:mail;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    }

    @Autowired
    Driver driver;

    @Autowired
    Postman postman;

    @Autowired
    ReturnedMail returnedMail;

    @Autowired
    CampaignPage campaignPage;

    @Autowired
    Outbox outbox;

    @Autowired
    PartnerService partners;

    @Autowired
    ShiftedClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EngagementService engagements;

    @Autowired
    LinkService links;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    /** Keeps every letter of a run, to be looked at. */
    @AfterEach
    void keep() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "letters"));
        for (MimeMessage letter : SERVER.getReceivedMessages()) {
            String name = letter.getSubject().replaceAll("[^\\p{L}\\p{N}]+", "-");
            Files.writeString(folder.resolve(name + ".html"), html(letter));
        }
    }

    @BeforeEach
    void emptyMailboxes() throws Exception {
        postman.run();
        SERVER.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void writesToWhoeverIsAskedInTheirLanguageAndToNobodyWhoIsAtWork() throws Exception {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        jdbc.update("update person set language = 'EN' where id = ?", partner.director());
        postman.run();
        driver.getReady(partner);

        MimeMessage french = only(mailbox(partner.leadEmail()));
        assertThat(french.getSubject())
                .isEqualTo("Faire le point de départ\u00a0: c’est à vous (Un mois pour réparer)");
        assertThat(text(french)).contains("Bonjour Léa 0,", "une étape vous attend");
        assertThat(Jsoup.parse(html(french)).text().replace('\u00a0', ' '))
                .contains("Bonjour Léa 0,", "Ouvrir cette étape");

        cast.partners().forEach(other -> {
            if (!other.equals(partner)) {
                driver.getReady(other);
            }
            driver.align(other);
            driver.contribute(other);
        });
        driver.runJobs();
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "settle-brief",
                Map.of("why", "Parce que.", "change", "Tout.", "how", "Ensemble."));
        driver.runJobs();
        postman.run();
        MimeMessage english = only(mailbox(email(partner.director())));
        assertThat(english.getSubject()).contains("it is your turn");
        assertThat(text(english)).contains("Hello Dominique 0,", "a step is waiting for you");
        assertThat(mailbox(partner.leadEmail()))
                .as("who goes from task to task is not written to in between")
                .hasSize(1);
    }

    @Test
    void opensOneFormByItsLinkAndCompletesItAsThatPerson() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        postman.run();
        MimeMessage letter = only(mailbox(partner.leadEmail()));
        String link = link(letter);
        assertThat(html(letter)).contains(link);

        Visitor visitor = new Visitor(port);
        HttpResponse<String> opened = visitor.get(link);
        assertThat(opened.statusCode()).isEqualTo(302);
        String task = URI.create(opened.headers().firstValue("Location").orElseThrow())
                .getPath();
        assertThat(task).startsWith("/tasks/");
        HttpResponse<String> form = visitor.get(task);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(form.body()).select("[data-form=assess-readiness]"))
                .hasSize(1);

        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
        assertThat(visitor.get(Visitor.ENGINE + "/task").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/tasks/another").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/forms/assess-readiness?taskId=another").statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/mine").statusCode()).isEqualTo(200);

        assertThat(visitor.send("POST", task, Visitor.FORM, ready(visitor)).statusCode())
                .isEqualTo(302);
        assertThat(driver.task(partner.lead(), partner.organisation(), "align-mission"))
                .isNotNull();
        HttpResponse<String> twice =
                new Visitor(port).with("Accept", "text/html").get(link);
        assertThat(twice.statusCode()).isEqualTo(302);
        HttpResponse<String> done = visitor.with("Accept", "text/html").get(task);
        assertThat(done.statusCode()).isEqualTo(409);
        assertThat(done.body()).contains("déjà terminée");
    }

    @Test
    void leadsWhoeverHasNoPasswordFromStepToStep() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        postman.run();
        Visitor visitor = new Visitor(port);
        String first = path(visitor.get(link(only(mailbox(partner.leadEmail())))));
        visitor.send("POST", first, Visitor.FORM, ready(visitor));
        String next = "/tasks/"
                + driver.task(partner.lead(), partner.organisation(), "align-mission")
                        .getId();

        assertThat(visitor.get(next).statusCode())
                .as("a link that was forwarded opens one form")
                .isEqualTo(403);
        Document page = Jsoup.parse(visitor.get("/mine").body());
        assertThat(page.select("a[href='" + next + "']")).isEmpty();
        String task = page.select("form[action='/mine/link'] [name=task]").val();
        assertThat(next).isEqualTo("/tasks/" + task);
        assertThat(askForLink(visitor, task).statusCode()).isEqualTo(302);
        assertThat(visitor.get("/mine?sent").body()).contains("arrive à votre adresse");
        assertThat(askForLink(visitor, "another").statusCode()).isEqualTo(404);
        postman.run();
        List<MimeMessage> letters = mailbox(partner.leadEmail());
        assertThat(path(new Visitor(port).get(link(letters.get(letters.size() - 1)))))
                .isEqualTo(next);

        clock.moveTo(LocalDate.now(ShiftedClock.ZONE)
                .plusDays(1)
                .atTime(8, 1)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        postman.run();
        assertThat(mailbox(partner.leadEmail()))
                .as("nobody has to ask: the step was written about in the next letter")
                .hasSize(3)
                .last()
                .satisfies(letter -> assertThat(letter.getSubject()).contains("c’est à vous"));
    }

    private static HttpResponse<String> askForLink(Visitor visitor, String task) {
        return visitor.send(
                "POST",
                "/mine/link",
                Visitor.FORM,
                Visitor.fields(Map.of("_csrf", visitor.cookie("UNISSON-CSRF"), "task", task)));
    }

    private static String path(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private byte[] ready(Visitor visitor) {
        return Visitor.fields(Map.of(
                "_csrf", visitor.cookie("UNISSON-CSRF"),
                "hoursAvailable", "4",
                "followUpOwner", "Léa",
                "teamInformed", "YES",
                "authority", "YES",
                "givesVisibility", "YES",
                "next", "CONTINUE"));
    }

    @Test
    void sendsANewLinkInPlaceOfAnOldOneAndOnlyToItsPerson() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        postman.run();
        String old = link(only(mailbox(partner.leadEmail())));
        clock.moveTo(Instant.now().plus(Duration.ofDays(22)));

        Visitor visitor = new Visitor(port);
        HttpResponse<String> gone = visitor.get(old);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("Recevoir un nouveau lien");
        assertThat(visitor.send(
                                "POST",
                                old,
                                Visitor.FORM,
                                Visitor.fields(Map.of("_csrf", visitor.cookie("UNISSON-CSRF"))))
                        .statusCode())
                .isEqualTo(200);
        postman.run();
        List<MimeMessage> letters = mailbox(partner.leadEmail());
        assertThat(letters).hasSize(2);
        String fresh = link(letters.get(1));
        assertThat(fresh).isNotEqualTo(old);
        assertThat(new Visitor(port).get(fresh).statusCode()).isEqualTo(302);
        assertThat(new Visitor(port).get("/l/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void sendsALetterAgainUnderItsNameWhenItsNodeDiedInTheMiddle() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        PersonId lead = new PersonId(partner.lead());
        assertThat(outbox.claim(lead)).hasSize(1);
        assertThat(outbox.claim(lead))
                .as("what one node has claimed no other does")
                .isEmpty();
        postman.run();
        assertThat(mailbox(partner.leadEmail())).isEmpty();

        clock.moveTo(Instant.now().plus(Duration.ofMinutes(11)));
        postman.run();
        MimeMessage letter = only(mailbox(partner.leadEmail()));
        Mail mail = outbox.of(lead).get(0);
        assertThat(letter.getMessageID()).isEqualTo("<" + mail.letter().orElseThrow() + "@unisson>");
        assertThat(mail.state()).isEqualTo(Mail.State.SENT);
        assertThat(mail.attempts()).isEqualTo(2);
    }

    @Test
    void sendsNoReminderTwiceWhenItsNodeDiedInTheMiddle() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        PersonId lead = new PersonId(partner.lead());
        postman.run();
        SERVER.purgeEmailFromAllMailboxes();
        remind(partner, Rung.TODAY, lead, "");
        assertThat(outbox.claim(lead)).hasSize(1);

        clock.moveTo(Instant.now().plus(Duration.ofMinutes(11)));
        postman.run();
        assertThat(mailbox(partner.leadEmail())).isEmpty();
        assertThat(outbox.of(lead).get(0).state()).isEqualTo(Mail.State.UNCERTAIN);
    }

    @Test
    void sendsOfALetterWhoseNodeDiedOnlyWhatMayComeTwice() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        PersonId lead = new PersonId(partner.lead());
        remind(partner, Rung.BEFORE, lead, "");
        assertThat(outbox.claim(lead)).singleElement().satisfies(letter -> assertThat(letter.mails())
                .extracting(Mail::kind)
                .containsExactlyInAnyOrder(MailKind.TASK, MailKind.REMINDER));

        clock.moveTo(Instant.now().plus(Duration.ofMinutes(11)));
        postman.run();
        MimeMessage again = only(mailbox(partner.leadEmail()));
        assertThat(outbox.of(lead)).allSatisfy(mail -> {
            assertThat(mail.state()).isEqualTo(mail.kind() == MailKind.TASK ? Mail.State.SENT : Mail.State.UNCERTAIN);
            assertThat(again.getMessageID()).isEqualTo("<" + mail.letter().orElseThrow() + "@unisson>");
        });
        assertThat(LINK.matcher(text(again)).results().map(MatchResult::group).distinct())
                .as("one form, later, something holds me up; and the page")
                .hasSize(3 + 1);
    }

    @Test
    void putsADayInOneLetterAndWhatComesLaterInTheNextMornings() throws Exception {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        PersonId lead = new PersonId(partner.lead());
        remind(partner, Rung.BEFORE, lead, "");
        postman.run();
        MimeMessage one = only(mailbox(partner.leadEmail()));
        assertThat(one.getSubject()).isEqualTo("2 étapes vous attendent");
        assertThat(LINK.matcher(text(one)).results().map(MatchResult::group).distinct())
                .as("for each its form, later and something holds me up; and one for the page")
                .hasSize(2 * 3 + 1);

        remind(cast.partner(1), Rung.DEPUTY, lead, "Dominique");
        postman.run();
        assertThat(mailbox(partner.leadEmail())).hasSize(1);
        remind(partner, Rung.TODAY, lead, "");
        postman.run();
        assertThat(mailbox(partner.leadEmail())).as("the last day cannot wait").hasSize(2);

        clock.moveTo(LocalDate.now(ShiftedClock.ZONE)
                .plusDays(1)
                .atTime(8, 1)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        postman.run();
        List<MimeMessage> letters = mailbox(partner.leadEmail());
        assertThat(letters).hasSize(3);
        assertThat(letters.get(2).getSubject()).contains("prendre le relais");
        assertThat(text(letters.get(2))).contains("attend toujours Dominique");

        remind(cast.partner(1), Rung.COORDINATOR, lead, "Dominique");
        ask(partner, driver.today().plusDays(9), "Une autre étape");
        clock.moveTo(driver.today()
                .plusDays(2)
                .atTime(8, 1)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        postman.run();
        assertThat(mailbox(partner.leadEmail()).get(3).getSubject())
                .as("not everything waits for its reader")
                .isEqualTo("2 nouvelles de vos campagnes");
    }

    /** Today's letter has gone; what is asked for today or tomorrow goes in one more, and the rest in tomorrow's. */
    @Test
    void asksAtOnceForWhatWouldBeTooLateInTheMorning() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        postman.run();
        assertThat(mailbox(partner.leadEmail())).hasSize(1);
        LocalDate today = driver.today();
        ask(partner, today, "Le jour même");
        ask(partner, today.plusDays(1), "Le lendemain");
        ask(partner, today.plusDays(2), "Le surlendemain");
        nudge(partner, today.plusDays(1), "Une relance pour demain");
        nudge(partner, today.plusDays(2), "Une relance pour après-demain");
        postman.run();
        List<MimeMessage> letters = mailbox(partner.leadEmail());
        assertThat(letters).hasSize(2);
        assertThat(letters.get(1).getSubject()).isEqualTo("3 étapes vous attendent");
        assertThat(text(letters.get(1)))
                .contains("Le jour même", "Le lendemain", "Une relance pour demain")
                .doesNotContain("surlendemain", "après-demain");

        clock.moveTo(today.plusDays(1).atTime(8, 1).atZone(ShiftedClock.ZONE).toInstant());
        postman.run();
        letters = mailbox(partner.leadEmail());
        assertThat(letters).hasSize(3);
        assertThat(text(letters.get(2)))
                .contains("Le surlendemain", "Une relance pour après-demain")
                .doesNotContain("Le jour même", "Le lendemain", "pour demain");
    }

    private void ask(Partner partner, LocalDate due, String name) {
        publish(partner, (task, campaign) -> new PersonAsked(new PersonId(partner.lead()), campaign, task, name, due));
    }

    private void nudge(Partner partner, LocalDate due, String name) {
        publish(
                partner,
                (task, campaign) -> new PersonNudged(new PersonId(partner.lead()), campaign, task, name, due, ""));
    }

    /** About the step that waits; each as if it were another. */
    private void publish(Partner partner, BiFunction<String, CampaignId, Object> fact) {
        String task = driver.task(partner.lead(), partner.organisation(), "assess-readiness")
                .getId();
        jdbc.update("update mail set dedupe_key = id where task_id = ?", task);
        CampaignId campaign =
                engagements.get(new EngagementId(partner.organisation())).campaign();
        transaction.executeWithoutResult(status -> events.publishEvent(fact.apply(task, campaign)));
    }

    @Test
    void saysNothingOfWhatIsDone() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        PersonId lead = new PersonId(partner.lead());
        remind(partner, Rung.BEFORE, lead, "");
        driver.getReady(partner);
        postman.run();
        assertThat(mailbox(partner.leadEmail())).isEmpty();
        assertThat(outbox.latest())
                .filteredOn(mail -> mail.person().filter(lead::equals).isPresent())
                .hasSize(2)
                .allMatch(mail -> mail.state() == Mail.State.DROPPED);
        assertThat(outbox.of(lead)).isEmpty();
    }

    @Test
    void listsWhatWasSentToItsReaderAndToNobodyElse() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        postman.run();
        Visitor visitor = new Visitor(port);
        visitor.get(links.issue(new PersonId(partner.lead()), null));
        String list = visitor.get("/mails").body();
        assertThat(Jsoup.parse(list).select(".u-tile")).hasSize(1);
        assertThat(Jsoup.parse(list).text().replace('\u00a0', ' '))
                .contains("Faire le point de départ", "Envoyé · le ")
                .doesNotContain("À Léa");
        String other = outbox.of(new PersonId(cast.partner(1).lead())).get(0).id();
        assertThat(visitor.get("/mails/" + other).statusCode()).isEqualTo(404);
    }

    private void remind(Partner partner, Rung rung, PersonId reached, String about) {
        Task task = driver.task(partner.lead(), partner.organisation(), "assess-readiness");
        transaction.executeWithoutResult(status -> events.publishEvent(new PersonReminded(
                rung,
                reached,
                engagements.get(new EngagementId(partner.organisation())).campaign(),
                task.getId(),
                task.getName(),
                driver.today(),
                about)));
    }

    @Test
    void triesAgainWhenTheServerDoesNotTakeIt() {
        Partner partner = driver.invited(2).partner(0);
        SERVER.stop();
        try {
            postman.run();
            Mail mail = outbox.of(new PersonId(partner.lead())).get(0);
            assertThat(mail.state()).isEqualTo(Mail.State.WAITING);
            assertThat(mail.error()).isPresent();
        } finally {
            SERVER.start();
        }
        clock.moveTo(Instant.now().plus(Duration.ofSeconds(30)));
        postman.run();
        assertThat(outbox.of(new PersonId(partner.lead())).get(0).state()).isEqualTo(Mail.State.SENT);
    }

    @Test
    void tellsBothPeopleOfEveryPartnerThatTheCampaignIsCancelledAndWhy() throws Exception {
        Cast cast = driver.briefed(2);
        postman.run();
        SERVER.purgeEmailFromAllMailboxes();
        driver.cancel(cast);
        driver.runJobs();
        postman.run();

        for (Partner partner : cast.partners()) {
            for (String person : List.of(partner.lead(), partner.director())) {
                MimeMessage letter = only(mailbox(email(person)));
                assertThat(letter.getSubject()).contains("s’arrête");
                assertThat(text(letter)).contains("Le lieu est fermé.");
            }
        }
    }

    @Test
    void tellsBothPeopleThatTheCampaignGoesOnWithoutWaiting() throws Exception {
        Cast cast = driver.invited(3);
        Partner silent = cast.partner(2);
        postman.run();
        SERVER.purgeEmailFromAllMailboxes();
        transaction.executeWithoutResult(status -> engagements.goWithout(new EngagementId(silent.organisation())));
        postman.run();
        for (String person : List.of(silent.lead(), silent.director())) {
            MimeMessage letter = only(mailbox(email(person)));
            assertThat(letter.getSubject()).contains("votre place reste ouverte");
        }
    }

    @Test
    void thinksOfWhoeverSaidNotNowOnTheirDayAndOnlyOnce() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        LocalDate recall = driver.today().plusDays(200);
        driver.complete(
                partner.lead(),
                partner.organisation(),
                "assess-readiness",
                Map.of("next", "NOT_NOW", "recallOn", recall.toString()));
        driver.runJobs();
        postman.run();
        SERVER.purgeEmailFromAllMailboxes();
        clock.moveTo(recall.atTime(7, 59).atZone(ShiftedClock.ZONE).toInstant());
        postman.run();
        assertThat(mailbox(partner.leadEmail())).isEmpty();
        clock.moveTo(recall.atTime(8, 1).atZone(ShiftedClock.ZONE).toInstant());
        postman.run();
        assertThat(only(mailbox(partner.leadEmail())).getSubject()).contains("demandé de vous rappeler");
        clock.moveTo(recall.plusYears(1).atTime(8, 1).atZone(ShiftedClock.ZONE).toInstant());
        postman.run();
        assertThat(mailbox(partner.leadEmail())).hasSize(1);
    }

    /** A mail program opens links by itself: only the button says it. */
    @Test
    void remindsLaterOrTellsTheCoordinationByATapInTheLetter() throws Exception {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        postman.run();
        MimeMessage letter = only(mailbox(partner.leadEmail()));
        assertThat(text(letter)).contains("Plus tard", "Quelque chose me retient");
        List<String> taps = LINK.matcher(text(letter))
                .results()
                .map(found -> found.group(1))
                .toList();
        String task = driver.task(partner.lead(), partner.organisation(), "assess-readiness")
                .getId();

        Visitor visitor = new Visitor(port).with("Accept", "text/html");
        String later = path(visitor.get(taps.get(1)));
        assertThat(later).isEqualTo("/tasks/" + task + "/later");
        assertThat(visitor.get(later).body()).contains("Me le rappeler plus tard");
        assertThat(rows("later:" + task)).isEmpty();
        byte[] csrf = Visitor.fields(Map.of("_csrf", visitor.cookie("UNISSON-CSRF")));
        assertThat(visitor.send("POST", later, Visitor.FORM, csrf).body()).contains("C’est noté");
        assertThat(visitor.send("POST", later, Visitor.FORM, csrf).statusCode()).isEqualTo(200);
        assertThat(rows("later:" + task)).as("said twice, reminded once").hasSize(1);
        assertThat(driver.task(partner.lead(), partner.organisation(), "assess-readiness"))
                .isNotNull();

        transaction.executeWithoutResult(status -> events.publishEvent(new PersonReminded(
                Rung.BEFORE,
                new PersonId(partner.lead()),
                cast.campaign(),
                task,
                "Faire le point de départ",
                driver.today().plusDays(7),
                "")));
        assertThat(rows("REMINDER:" + task)).as("not before").isEmpty();
        clock.moveTo(Instant.now().plus(Duration.ofDays(6)));
        postman.run();
        assertThat(mailbox(partner.leadEmail())).hasSize(2);

        clock.reset();
        Visitor stuck = new Visitor(port).with("Accept", "text/html");
        String held = path(stuck.get(taps.get(2)));
        assertThat(held).isEqualTo("/tasks/" + task + "/stuck");
        assertThat(stuck.send(
                                "POST",
                                held,
                                Visitor.FORM,
                                Visitor.fields(Map.of(
                                        "_csrf",
                                        stuck.cookie("UNISSON-CSRF"),
                                        "words",
                                        "Notre budget n’est pas voté.")))
                        .statusCode())
                .isEqualTo(200);
        postman.run();
        assertThat(mailbox(email(cast.coordinator()))).anySatisfy(told -> assertThat(text(told))
                .contains("Notre budget n’est pas voté.", partner.leadEmail()));
        assertThat(stuck.send(
                                "POST",
                                held,
                                Visitor.FORM,
                                Visitor.fields(
                                        Map.of("_csrf", stuck.cookie("UNISSON-CSRF"), "words", "x".repeat(2001))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(stuck.get("/tasks/another/stuck").statusCode()).isEqualTo(403);
    }

    private List<String> rows(String key) {
        return jdbc.queryForList("select id from mail where dedupe_key like ?", String.class, key + "%");
    }

    /** The envelope names the mailbox for returns, the letter its sender; a report comes a day later, twice, among others. */
    @Test
    void noticesWhatComesBackLaterAndTellsTheCoordinationWhomToCall() throws Exception {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        String address = partner.leadEmail();
        postman.run();
        MimeMessage letter = only(mailbox(address));
        assertThat(letter.getHeader("Return-Path")).containsExactly("<" + RETURNS + ">");
        String name = letter.getMessageID();

        GreenMailUser returns = SERVER.setUser(RETURNS, RETURNS, "secret");
        returns.deliver(
                ReturnedTests.message("To: retours@unisson.example\r\nSubject: Absente\r\n\r\nJe suis en vacances."));
        returns.deliver(ReturnedTests.message(ReturnedTests.report("delayed", "4.4.1", address, name, address)));
        returns.deliver(ReturnedTests.message(
                ReturnedTests.report("failed", "5.1.1", "somebody@else.example", name, "somebody@else.example")));
        returns.deliver(ReturnedTests.message(
                ReturnedTests.report("failed", "5.1.1", address, "<nobody-wrote-this@unisson>", address)));
        assertThat(returnedMail.run()).isZero();
        assertThat(state(name)).containsOnly("SENT");
        assertThat(partners.person(new PersonId(partner.lead())).unreachableSince())
                .isEmpty();

        returns.deliver(ReturnedTests.message(ReturnedTests.report("failed", "5.1.1", address, name, address)));
        returns.deliver(ReturnedTests.message(ReturnedTests.report("failed", "5.1.1", address, name, address)));
        assertThat(returnedMail.run()).isEqualTo(1);
        assertThat(returnedMail.run()).as("everything was read").isZero();
        assertThat(state(name)).containsOnly("BOUNCED");
        assertThat(outbox.of(new PersonId(partner.lead())))
                .anySatisfy(mail -> assertThat(mail.error().orElse("")).contains("User unknown"));

        assertThat(campaignPage.of(cast.campaign(), Locale.FRENCH).parts())
                .anySatisfy(part -> assertThat(part.unreached())
                        .extracting(person -> person.email())
                        .containsExactly(address));
        clock.moveTo(Instant.now().plus(Duration.ofDays(2)));
        postman.run();
        assertThat(mailbox(email(cast.coordinator())))
                .anySatisfy(told -> assertThat(text(told)).contains(address, "Appelez cette personne"));

        Visitor visitor = new Visitor(port);
        visitor.get(link(letter));
        assertThat(partners.person(new PersonId(partner.lead())).unreachableSince())
                .as("a link sent before says nothing of the address as it is")
                .isPresent();
        visitor.get(links.issue(new PersonId(partner.lead()), null));
        assertThat(partners.person(new PersonId(partner.lead())).unreachableSince())
                .isEmpty();
    }

    private List<String> state(String messageId) {
        return jdbc.queryForList(
                "select state from mail where letter_id = ?",
                String.class,
                messageId.substring(1, messageId.indexOf('@')));
    }

    @Test
    void answersStrangersWhoAskedToJoin() throws Exception {
        Cast cast = driver.invited(2);
        driver.openApplications(cast);
        for (int i = 0; i < 2; i++) {
            driver.apply(cast, driver.application(cast, i));
        }
        postman.run();
        String first = driver.application(cast, 0).email();
        assertThat(only(mailbox(first)).getSubject()).contains("bien arrivée");
        driver.decline(cast, driver.applicationsTo(cast).get(0), "Peut-être au printemps.");
        driver.cancel(cast);
        driver.runJobs();
        postman.run();
        assertThat(text(mailbox(first).get(1)))
                .contains("ne peut pas vous y accueillir", "Peut-être au printemps.")
                .doesNotContain("/l/");
        assertThat(text(mailbox(driver.application(cast, 1).email()).get(1))).contains("n’accueille plus");
    }

    @Test
    void tellsTheDeputyWhoIsAwayAndThePartnerWhatWasDecided() throws Exception {
        Cast cast = driver.launched(2);
        Partner partner = cast.partner(0);
        driver.act(
                partner,
                partner.lead(),
                "declare-absence",
                Map.of("from", driver.today(), "to", driver.today().plusDays(6), "deputy", "COLLEAGUE"));
        String tension = driver.raiseTension(cast.partner(1), "AMEND");
        driver.complete(
                cast.coordinator(),
                tension,
                "settle-tension",
                Map.of("decision", "AMEND", "words", "Une remise sur la réparation."));
        driver.runJobs();
        postman.run();
        assertThat(mailbox(email(partner.director())))
                .extracting(MimeMessage::getSubject)
                .anyMatch(subject -> subject.contains("vous confie ses tâches"));
        assertThat(mailbox(cast.partner(1).leadEmail())).anySatisfy(letter -> assertThat(text(letter))
                .contains("Voici la décision", "Une remise sur la réparation."));
    }

    private String email(String person) {
        return partners.person(new PersonId(person)).email();
    }

    private static List<MimeMessage> mailbox(String address) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(message ->
                        GreenMailUtil.getAddressList(recipients(message)).equals(address))
                .toList();
    }

    private static jakarta.mail.Address[] recipients(MimeMessage message) {
        try {
            return message.getAllRecipients();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage only(List<MimeMessage> messages) {
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    private static String link(MimeMessage message) throws Exception {
        Matcher link = LINK.matcher(text(message));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String text(MimeMessage message) throws Exception {
        return part(message, "text/plain").replace('\u00a0', ' ');
    }

    private static String html(MimeMessage message) throws Exception {
        return part(message, "text/html");
    }

    static String part(Part within, String type) throws Exception {
        if (within.isMimeType(type)) {
            return String.valueOf(within.getContent());
        }
        if (within.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                String found = part(part, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
