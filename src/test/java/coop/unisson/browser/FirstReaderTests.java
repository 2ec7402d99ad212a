package coop.unisson.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import coop.unisson.Driver;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Somebody who never saw the page declares what Bobine & Fils promises in DATA-C1, beginning with a vague sentence and then
 * doing nothing but what each reason says: a tap where there is one, otherwise the field it stands beside. Their hands are
 * timed as people need them; what the eyes and the page take is told beside it.
 */
@Tag("own-jvm")
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:reader;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
class FirstReaderTests extends BrowserTest {

    private static final String PASSWORD = "un mot de passe assez long";

    /** Forty words a minute on a keyboard, four words a second with the eyes, and a look before each click. */
    private static final double SECONDS_A_KEY = 0.3;

    private static final double SECONDS_A_WORD_READ = 0.25;
    private static final double SECONDS_A_CLICK = 1.2;

    private static final String FIRST_FLAW = ".u-flaws:not(.u-none) > li";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    JdbcTemplate jdbc;

    /** One promise as the partner knows it: its kind, its sentence, and what else it could say where it is asked. */
    private record Known(String kind, String sentence, Map<String, String> answers) {}

    /** How somebody works on a page, and how many seconds it takes them. */
    private static final class Person {

        private final Page page;
        private double acting;
        private double reading;
        private int keys;
        private final List<String> read = new ArrayList<>();

        Person(Page page) {
            this.page = page;
        }

        void type(String name, String text) {
            Locator input = page.locator("[name='" + name + "']");
            input.fill("");
            input.pressSequentially(text);
            input.blur();
            keys += text.length();
            acting += SECONDS_A_CLICK + text.length() * SECONDS_A_KEY;
        }

        void choose(String name, String value) {
            Locator field = page.locator("[name='" + name + "']").first();
            if ("SELECT".equals(field.evaluate("field => field.tagName"))) {
                field.selectOption(value);
                acting += SECONDS_A_CLICK;
            } else {
                page.locator("[name='" + name + "'][value='" + value + "']").check();
            }
            acting += SECONDS_A_CLICK;
        }

        void click(Locator what) {
            what.click();
            acting += SECONDS_A_CLICK;
        }

        String reads(Locator text) {
            String words = text.innerText();
            read.add(words);
            reading += words.split("\\s+").length * SECONDS_A_WORD_READ;
            return words;
        }
    }

    @ParameterizedTest
    @CsvSource({"fr-FR, 1280", "en-GB, 360"})
    void makesItsListExplicitInUnderThreeMinutes(String locale, int width) {
        boolean french = locale.startsWith("fr");
        Driver.Cast cast = driver.consented(2);
        Partner partner = cast.partner(0);
        access.password(new PersonId(partner.lead()), PASSWORD);
        jdbc.update("update person set language = ? where id = ?", french ? "FR" : "EN", partner.lead());
        String task = driver.tasks(partner.lead(), "declare-commitments").get(0).getId();
        Page page = signIn(locale, width, partner.leadEmail(), PASSWORD);
        page.navigate(url("/tasks/" + task));
        page.waitForFunction("() => window.Unisson");
        Person person = new Person(page);
        List<Known> promises = promises(french, cast.partner(1).organisation());
        long began = System.nanoTime();

        for (int i = 0; i < promises.size(); i++) {
            if (i > 0) {
                person.click(page.locator("[data-rows=commitments] > .u-add"));
            }
            person.choose("commitments[" + i + "].kind", promises.get(i).kind());
            person.type(
                    "commitments[" + i + "].what",
                    i > 0 ? promises.get(i).sentence() : french ? "On va communiquer dessus" : "We'll spread the word");
        }
        send(person);
        wholePicture(page, "first-reader-vague-" + locale);
        for (int acts = 0; acts < 60 && page.locator(FIRST_FLAW + ".u-block").count() > 0; acts++) {
            follow(person, promises);
        }
        wholePicture(page, "first-reader-explicit-" + locale);
        double waited = (System.nanoTime() - began) / 1e9;
        assertThat(page.locator(FIRST_FLAW + ".u-block")).hasCount(0);
        send(person);
        assertThat(page.locator("form.u-page-form")).hasCount(0);

        System.out.printf(
                Locale.ROOT,
                "%s: %d keys, %.0f seconds of typing and choosing, %.0f of reading %d reasons, %.0f of the page%n%s%n",
                locale,
                person.keys,
                person.acting,
                person.reading,
                person.read.size(),
                waited,
                person.read.stream().distinct().map(line -> "  " + line).collect(Collectors.joining("\n")));
        assertThat(person.acting).isLessThan(180);
        assertThat(driver.tasks(partner.lead(), "declare-commitments")).isEmpty();
    }

    /** Does what the first reason says, which is then gone. */
    private static void follow(Person person, List<Known> promises) {
        Page page = person.page;
        Locator reason = page.locator(FIRST_FLAW + ".u-block").first();
        String words = person.reads(reason);
        String field = (String) reason.evaluate("item => item.closest('[data-field]').dataset.field");
        Locator tap = reason.locator(".u-tap");
        if (tap.count() > 0) {
            person.click(tap);
        } else if (field.equals("decisionPath")) {
            person.type("decisionPath[0].role", "Direction");
            person.type("decisionPath[0].days", "1");
        } else {
            Known known = promises.get(Integer.parseInt(field.replaceAll("\\D", "")));
            String last = field.substring(field.lastIndexOf('.') + 1);
            String answer =
                    last.equals("what") ? known.sentence() : known.answers().get(last);
            assertThat(answer).as("%s is asked for: %s", field, words).isNotNull();
            if (List.of("reach", "evidence", "coOwners", "kind").contains(last)) {
                person.choose(field, answer);
            } else {
                person.type(field, answer);
            }
        }
        assertThat(page.locator("[data-field='" + field + "']")
                        .locator(FIRST_FLAW + ".u-block")
                        .filter(new Locator.FilterOptions().setHasText(words)))
                .hasCount(0);
    }

    private static void send(Person person) {
        person.click(person.page.locator(".u-actions .u-button"));
        person.page.waitForTimeout(1_500);
    }

    private List<Known> promises(boolean french, String other) {
        List<LocalDate> run = Stream.iterate(driver.today().plusDays(70), day -> day.plusDays(1))
                .limit(28)
                .toList();
        List<LocalDate> month = run.stream().collect(Collectors.groupingBy(LocalDate::getMonth)).values().stream()
                .max((one, more) -> Integer.compare(one.size(), more.size()))
                .orElseThrow();
        String name = month.get(0).getMonth().getDisplayName(TextStyle.FULL, french ? Locale.FRENCH : Locale.ENGLISH);
        String four = days(month, 4, french) + " " + name;
        String eight = days(month, 8, french) + " " + name;
        String one = month.get(9).getDayOfMonth() + " " + name;
        String span = month.get(0).getDayOfMonth() + (french ? " au " : " to ")
                + month.get(12).getDayOfMonth() + " " + name;
        return List.of(
                new Known(
                        "OWN_CHANNEL",
                        french ? "Publier 4 stories Instagram les " + four : "Publish 4 Instagram stories on " + four,
                        Map.of("reach", "UNDER_10000")),
                new Known(
                        "OWN_INITIATIVE",
                        french ? "Tenir 8 ateliers reprise les " + eight : "Run 8 mending workshops on " + eight,
                        Map.of("channel", french ? "Notre mercerie" : "Our shop")),
                new Known(
                        "CO_CREATION",
                        french ? "Filmer 1 tutoriel le " + one : "Film 1 tutorial on " + one,
                        Map.of("channel", "YouTube", "coOwners", other)),
                new Known(
                        "RESOURCE",
                        french ? "90 heures de couture du " + span : "90 hours of sewing from " + span,
                        Map.of()));
    }

    private static String days(List<LocalDate> month, int count, boolean french) {
        List<String> days = month.stream()
                .limit(count)
                .map(day -> String.valueOf(day.getDayOfMonth()))
                .toList();
        return String.join(", ", days.subList(0, count - 1)) + (french ? " et " : " and ") + days.get(count - 1);
    }
}
