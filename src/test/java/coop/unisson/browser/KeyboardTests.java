package coop.unisson.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import coop.unisson.Driver;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PersonId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A partner's first tasks without a mouse, from the sign-in on. */
@Tag("own-jvm")
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:keyboard;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
class KeyboardTests extends BrowserTest {

    private static final String PASSWORD = "un mot de passe assez long";

    /** What has the focus and is not to be seen at its corners or in its middle. */
    private static final String COVERED = """
            () => {
              const here = document.activeElement;
              if (here === document.body) return '';
              const box = here.getBoundingClientRect();
              const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 2, box.top + 2],
                [box.right - 2, box.bottom - 2]];
              const there = points.some(([x, y]) => {
                const top = document.elementFromPoint(x, y);
                return top && (here.contains(top) || [...(here.labels ?? [])].some((label) => label.contains(top)));
              });
              return there ? '' : here.outerHTML.slice(0, 200);
            }
            """;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Test
    void takesAPartnerFromItsSignInToItsAgreement() {
        Partner partner = driver.invited(2).partner(0);
        access.password(new PersonId(partner.lead()), PASSWORD);
        Page page = visit("fr-FR", 1280);
        page.navigate(url("/login"));
        type(page, "#email", partner.leadEmail());
        type(page, "#password", PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/camunda/app/**");

        page.navigate(url("/mine"));
        press(page, "a[href*='/tasks/']", "Enter");
        page.waitForFunction("() => window.Unisson");
        assertThat(page.locator("form.u-page-form")).isVisible();
        type(page, "[name=hoursAvailable]", "4");
        type(page, "[name=followUpOwner]", "Léa Martin");
        for (String question : new String[] {"teamInformed", "authority", "givesVisibility"}) {
            choose(page, question, "YES");
        }
        choose(page, "next", "CONTINUE");
        send(page);

        page.navigate(url("/mine"));
        press(page, "a[href*='/tasks/']", "Enter");
        page.waitForFunction("() => window.Unisson");
        type(page, "[name=motive]", "Réparer nous ressemble.");
        press(page, "[name=motiveKinds]", "Space");
        choose(page, "missionFirst", "YES");
        type(page, "[name=missionFirstExample]", "La mission en tête de chaque affiche.");
        type(page, "[name=visibilityTo]", "Aux onze autres");
        type(page, "[name=visibilityChannel]", "Notre lettre");
        type(page, "[name=tensionScenario]", "Un stock à écouler");
        choose(page, "tensionReaction", "AMEND");
        choose(page, "consent", "CONSENT");
        send(page);
        assertThat(driver.tasks(partner.lead(), "align-mission")).isEmpty();
    }

    /** The level a list shows stays in sight while one scrolls: on a small screen too it hides nothing one has reached, on the way down or back up. */
    @Test
    void nothingLiesOverWhatHasTheFocus() {
        Page page = declaring();
        type(page, "[name='commitments[0].what']", "Un atelier de réparation le 4 octobre 2027");
        assertThat(page.locator(".u-level")).isVisible();
        int stops = 0;
        for (String key : new String[] {"Tab", "Shift+Tab"}) {
            do {
                page.keyboard().press(key);
                assertInSight(page);
                stops++;
            } while (stops < 120 && !(boolean) page.evaluate("() => document.activeElement === document.body"));
        }
        assertThat(stops).isGreaterThan(20);
    }

    @Test
    void nobodyTypesAColleaguesNameTwice() {
        Page page = declaring();
        page.fill("[name='commitments[0].ownerName']", "Jeanne Morvan");
        page.fill("[name='commitments[0].ownerEmail']", "jeanne@bobine.example");
        page.click("[data-rows='commitments'] > .u-add");

        for (String[] said : new String[][] {
            {"ownerName", "Jeanne Morvan"}, {"ownerEmail", "jeanne@bobine.example"}, {"deputyName", null}
        }) {
            page.evaluate(
                    "field => document.querySelector(`[name='commitments[1].${field}']`).dispatchEvent(new Event('focusin', {bubbles: true}))",
                    said[0]);
            assertThat((List<?>) page.evaluate(
                            "field => [...document.querySelector(`[name='commitments[1].${field}']`).list.options].map(option => option.value)",
                            said[0]))
                    .isEqualTo(said[1] == null ? List.of() : List.of(said[1]));
        }
    }

    /** Half a desk's screen, as at 200 %. */
    private Page declaring() {
        Partner partner = driver.consented(2).partner(0);
        access.password(new PersonId(partner.lead()), PASSWORD);
        Page page = signIn("fr-FR", 640, partner.leadEmail(), PASSWORD);
        page.setViewportSize(640, 450);
        page.navigate(url("/tasks/"
                + driver.task(partner.lead(), partner.organisation(), "declare-commitments")
                        .getId()));
        page.waitForFunction("() => window.Unisson");
        return page;
    }

    private static void assertInSight(Page page) {
        // pages scroll gently
        for (int i = 0; i < 50 && !page.evaluate(COVERED).equals(""); i++) {
            page.waitForTimeout(100);
        }
        assertThat((String) page.evaluate(COVERED)).as("one sees where one is").isEmpty();
    }

    /** Goes on with Tab, as far as it takes. */
    private static void reach(Page page, String selector) {
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
            assertInSight(page);
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                assertThat((boolean) page.evaluate("() => document.activeElement.matches(':focus-visible')"))
                        .as("one sees where one is")
                        .isTrue();
                return;
            }
        }
        throw new AssertionError("no way to " + selector);
    }

    private static void press(Page page, String selector, String key) {
        reach(page, selector);
        page.keyboard().press(key);
    }

    private static void type(Page page, String selector, String text) {
        reach(page, selector);
        page.keyboard().type(text);
    }

    /** Arrows choose among what belongs together. */
    private static void choose(Page page, String name, String value) {
        reach(page, "[name=" + name + "]");
        page.keyboard().press("Space");
        String wanted = "[name=" + name + "][value=" + value + "]";
        for (int i = 0; i < 12 && !page.locator(wanted).isChecked(); i++) {
            page.keyboard().press("ArrowDown");
        }
        assertThat(page.locator(wanted)).isChecked();
    }

    private static void send(Page page) {
        press(page, ".u-actions .u-button", "Enter");
        assertThat(page.locator("form.u-page-form")).hasCount(0);
    }
}
