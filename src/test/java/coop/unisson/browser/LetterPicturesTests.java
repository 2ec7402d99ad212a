package coop.unisson.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.mail.Letters;
import coop.unisson.mail.Outbox;
import coop.unisson.shared.Ids;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Every kind of letter, in both languages, as a phone shows it. The pictures are kept in {@code target/screenshots}. */
@Tag("own-jvm")
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:letters;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
class LetterPicturesTests extends BrowserTest {

    private static final String PASSWORD = "a long enough secret";

    @Autowired
    Driver driver;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Outbox outbox;

    @Autowired
    Letters letters;

    @Test
    void everyLetterFitsAPhoneInBothLanguages() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        String task = driver.task(partner.lead(), partner.organisation(), "assess-readiness")
                .getId();
        Page phone = signIn("fr-FR", 360, "admin@unisson.example", PASSWORD);
        Page mailbox = visit("fr-FR", 360);
        for (String kind : kinds()) {
            for (String language : List.of("FR", "EN")) {
                String letter = write(cast, kind, language, task);
                String picture = "letter-" + kind.toLowerCase(Locale.ROOT) + "-" + language.toLowerCase(Locale.ROOT);
                phone.navigate(url("/mails/" + letter));
                look(phone, picture + "-text");
                mailbox.setContent(
                        letters.of(outbox.together(outbox.find(letter).orElseThrow()))
                                .html());
                look(mailbox, picture);
            }
        }
        phone.context().close();
        mailbox.context().close();
    }

    private void look(Page phone, String picture) {
        assertThat(phone.locator("main, [role=main]").innerText()).containsAnyOf("Maëlle Quéré", "Ana Le Goff");
        wholePicture(phone, picture);
        assertFitsEverybody(phone);
    }

    /** The kinds that have words. */
    private static List<String> kinds() {
        TreeSet<String> kinds = new TreeSet<>();
        ResourceBundle.getBundle("messages.mail", Locale.ROOT)
                .getKeys()
                .asIterator()
                .forEachRemaining(key -> {
                    if (key.matches("mail\\.[A-Z_]+\\.body")) {
                        kinds.add(key.split("\\.")[1]);
                    }
                });
        return List.copyOf(kinds);
    }

    /** A letter of this kind, about everything a letter can be about. */
    private String write(Cast cast, String kind, String language, String task) {
        String letter = Ids.mint();
        boolean toStranger = kind.startsWith("APPLICATION");
        String person = Ids.mint();
        jdbc.update(
                "insert into person (id, name, email, language) values (?, 'Maëlle Quéré', ?, ?)",
                person,
                person + "@unisson.example",
                language);
        jdbc.update(
                "insert into mail (id, dedupe_key, kind, person_id, to_email, to_name, to_language, campaign_id, task_id,"
                        + " task_name, due, about, words, state, attempts, next_at, created_at, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'DROPPED', 0, now(), now(), 0)",
                letter,
                "picture:" + letter,
                kind,
                toStranger ? null : person,
                toStranger ? "ana@stranger.example" : null,
                toStranger ? "Ana Le Goff" : null,
                toStranger ? language : null,
                cast.campaign().value(),
                task,
                language.equals("FR") ? "Faire le point" : "Take stock",
                driver.today().plusDays(3),
                "Bobine & Fils",
                "Nous décalons d’une semaine : la salle n’est pas libre.");
        return letter;
    }
}
