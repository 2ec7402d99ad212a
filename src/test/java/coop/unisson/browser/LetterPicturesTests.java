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
import org.jspecify.annotations.Nullable;
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
        Page desk = visit("fr-FR", 1280);
        for (String kind : kinds()) {
            for (String language : List.of("FR", "EN")) {
                String letter = write(cast, kind, language, task);
                String picture = "letter-" + kind.toLowerCase(Locale.ROOT) + "-" + language.toLowerCase(Locale.ROOT);
                phone.navigate(url("/mails/" + letter));
                look(phone, picture + "-text");
                String html = letters.of(outbox.together(outbox.find(letter).orElseThrow()))
                        .html();
                mailbox.setContent(html);
                look(mailbox, picture);
                desk.setContent(html);
                wholePicture(desk, picture + "-1280");
            }
        }
        phone.context().close();
        mailbox.context().close();
        desk.context().close();
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

    /** What letters of a kind are about, as the outbox writes it. */
    private record About(
            boolean task,
            boolean name,
            boolean due,
            @Nullable String somebody,
            @Nullable String words) {}

    private static About about(String kind, boolean french) {
        String partner = "Bobine & Fils";
        String person = "Léa Morvan (Bobine & Fils, lea@bobine-et-fils.example)";
        String words = french
                ? "Nous décalons d’une semaine\u00A0: la salle n’est pas libre.\nMerci de votre patience."
                : "We wait for another week: the hall is not free.\nThank you for your patience.";
        return switch (kind) {
            case "TASK", "REMINDER", "TODAY" -> new About(true, true, true, null, null);
            case "NUDGE" -> new About(true, true, true, null, words);
            case "DEPUTY", "COORDINATOR" -> new About(true, true, true, "Léa Morvan (Bobine & Fils)", null);
            case "STUCK" -> new About(false, true, false, person, words);
            case "BOUNCED" -> new About(false, false, false, person, null);
            case "ABSENCE" -> new About(false, false, true, "Léa Morvan", null);
            case "HANDOVER" -> new About(false, false, false, "Léa Morvan", null);
            case "DECLINED" -> new About(false, true, false, "Léa Morvan", words);
            case "UNANSWERED", "TOOK_OVER" -> new About(false, true, false, "Léa Morvan", null);
            case "RELEASED" -> new About(false, true, false, partner, null);
            case "LATEST_START", "LATEST_START_PAST" -> new About(false, true, true, partner, null);
            case "TENSION_LATE", "OBJECTION_LATE" -> new About(false, false, false, partner, null);
            case "DATES", "TENSION", "OBJECTION", "GAP", "APPLICATION_DECLINED", "CANCELLED" ->
                new About(false, false, false, null, words);
            case "LINK" -> new About(true, false, false, null, null);
            default -> new About(false, false, false, null, null);
        };
    }

    private static String name(String kind, boolean french) {
        return switch (kind) {
            case "DECLINED", "UNANSWERED", "TOOK_OVER", "RELEASED", "LATEST_START", "LATEST_START_PAST" ->
                french ? "Une journée de réparation à la gare de Brest" : "A repair day at Brest station";
            default -> french ? "Faire le point de départ" : "Take stock";
        };
    }

    /** A letter of this kind. */
    private String write(Cast cast, String kind, String language, String task) {
        String letter = Ids.mint();
        boolean toStranger = kind.startsWith("APPLICATION");
        boolean french = language.equals("FR");
        About about = about(kind, french);
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
                about.task() ? task : null,
                about.name() ? name(kind, french) : null,
                about.due() ? driver.today().plusDays(3) : null,
                about.somebody(),
                about.words());
        return letter;
    }
}
