package coop.unisson.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ViewportSize;
import coop.unisson.IntegrationTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A person at a browser: the installed Chromium in front of the whole application, its job executor running. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
abstract class BrowserTest extends IntegrationTest {

    /** How long a page may take on a busy machine until it shows what is looked for, in milliseconds. */
    private static final int PATIENCE = 30_000;

    /** Nothing says that it is still loading, and nothing is half faded in; what turns for ever may. */
    private static final String AT_REST = """
            () => ![...document.querySelectorAll('.loader-state.loading')].some((element) => element.checkVisibility())
                && document.getAnimations().every((animation) => animation.playState !== 'running'
                    || animation.effect.getComputedTiming().iterations === Infinity)
            """;

    private static final String TWICE_THE_SIZE = """
            () => {
              const wrong = [];
              if (document.documentElement.scrollWidth > window.innerWidth) wrong.push('scrolls sideways');
              const seen = (element) => element.checkVisibility({visibilityProperty: true, opacityProperty: true})
                  && element.getClientRects().length > 0;
              const name = (element) => element.outerHTML.slice(0, 160);
              for (const element of document.body.querySelectorAll('*')) {
                const style = getComputedStyle(element);
                const hides = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
                const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
                if (hides && cut && seen(element) && element.textContent.trim() && element.clientWidth > 1
                    && !element.matches('input, select, textarea')) {
                  wrong.push('cut off: ' + name(element));
                }
              }
              // what a list of its own has scrolled away lies under nothing
              const inItsList = (element) => {
                const box = element.getBoundingClientRect();
                for (let list = element.parentElement; list !== document.body; list = list.parentElement) {
                  const edge = list.getBoundingClientRect();
                  if (getComputedStyle(list).overflowY !== 'visible' && (box.bottom > edge.bottom + 1 || box.top < edge.top - 1)) {
                    return false;
                  }
                }
                return true;
              };
              const pressed = [...document.querySelectorAll(
                  'a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(seen).filter(inItsList);
              const boxes = pressed.map((element) => [...element.getClientRects()]);
              for (let i = 0; i < pressed.length; i++) {
                for (let j = i + 1; j < pressed.length; j++) {
                  if (pressed[i].contains(pressed[j]) || pressed[j].contains(pressed[i])) continue;
                  if (boxes[i].some((a) => boxes[j].some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1))) {
                    wrong.push('one over the other: ' + name(pressed[i]) + ' / ' + name(pressed[j]));
                  }
                }
              }
              return wrong;
            }
            """;

    private static final String CHROMIUM = System.getProperty("unisson.chromium", "/usr/bin/chromium");

    @LocalServerPort
    int port;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(CHROMIUM))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    void close() {
        browser.close();
        playwright.close();
    }

    /** A new person's browser; the locale is what it asks pages for. */
    protected Page visit(String locale, int width) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, 900));
        return context.newPage();
    }

    protected Page signIn(String locale, int width, String email, String password) {
        Page page = visit(locale, width);
        page.navigate(url("/login"));
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("button[type=submit]");
        page.waitForURL("**/camunda/app/**");
        return page;
    }

    protected String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** As {@link #picture}, down to the end of the page. */
    protected void wholePicture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** Nothing beyond the right edge, and nothing that keeps anybody out. */
    protected static void assertFitsEverybody(Page page) {
        assertNothingBesideThePage(page);
        assertThat(page.locator("body").innerText()).as("a sentence is missing").doesNotContain("??");
        assertKeepsNobodyOut(page);
        assertReadableAtTwiceTheSize(page);
    }

    protected static void assertNothingBesideThePage(Page page) {
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels beyond the right edge of " + page.url())
                .isLessThanOrEqualTo(0);
    }

    /**
     * Every rule of axe-core, and of WCAG 2.2 the size of what one presses, which axe-core leaves out unless asked.
     *
     * @param lets what is let pass, as {@code rule selector}: all of the rule's nodes have to match the selector
     */
    protected static void assertKeepsNobodyOut(Page page, String... lets) {
        page.waitForFunction(AT_REST);
        AxeRuleOptions on = new AxeRuleOptions();
        on.setEnabled(true);
        AxeRunOptions options = new AxeRunOptions();
        options.setRules(Map.of("target-size", on));
        assertThat(new AxeBuilder(page)
                        .options(options).analyze().getViolations().stream().flatMap(rule -> rule.getNodes().stream()
                                .filter(node -> Stream.of(lets).noneMatch(let -> passes(page, rule, node, let)))
                                .map(node -> rule.getId() + ": " + rule.getHelp() + " " + node.getHtml() + " "
                                        + node.getTarget())))
                .as("axe-core on " + page.url())
                .isEmpty();
    }

    private static boolean passes(Page page, Rule rule, CheckedNode node, String let) {
        String[] words = let.split(" ", 2);
        return rule.getId().equals(words[0])
                && (boolean) page.evaluate(
                        "([target, let]) => document.querySelector(target)?.matches(let) ?? false",
                        List.of(String.valueOf(node.getTarget()).replaceAll("^\\[|]$", ""), words[1]));
    }

    /**
     * A desk's browser at 200 % has half as many pixels to each side and draws each of them twice: nothing runs over the edge,
     * no words are cut off, and nothing that can be pressed lies on something else.
     */
    private static void assertReadableAtTwiceTheSize(Page page) {
        ViewportSize size = page.viewportSize();
        if (size.width < 1280 || page.url().contains("/camunda/")) {
            return;
        }
        page.setViewportSize(size.width / 2, size.height / 2);
        assertThat((List<?>) page.evaluate(TWICE_THE_SIZE))
                .as("at 200 % on " + page.url())
                .isEmpty();
        page.setViewportSize(size.width, size.height);
    }

    /** Kept for people to look at. */
    protected void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
