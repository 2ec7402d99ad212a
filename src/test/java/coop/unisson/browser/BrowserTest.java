package coop.unisson.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import coop.unisson.IntegrationTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                .as("pixels beyond the right edge")
                .isLessThanOrEqualTo(0);
        assertThat(page.locator("body").innerText()).as("a sentence is missing").doesNotContain("??");
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("axe-core on " + page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " " + nodes(rule))
                .isEmpty();
    }

    private static List<String> nodes(Rule rule) {
        return rule.getNodes().stream().map(CheckedNode::getHtml).toList();
    }

    /** Kept for people to look at. */
    protected void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
