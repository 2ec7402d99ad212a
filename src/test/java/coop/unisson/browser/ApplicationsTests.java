package coop.unisson.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Whoever reads with their ears, or without a mouse, or twice as large, also gets through Camunda's applications. */
@Tag("own-jvm")
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:applications;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
class ApplicationsTests extends BrowserTest {

    private static final String PASSWORD = "un mot de passe assez long";

    private static final String COCKPIT = "/camunda/app/cockpit/default/#";

    /** What Camunda's own widgets leave, and no file of ours reaches. */
    private static final String[] THEIRS = {};

    /** Each place is looked at, whatever was wrong with the one before. */
    private SoftAssertions all = new SoftAssertions();

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @BeforeEach
    void nothingWrongYet() {
        all = new SoftAssertions();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-FR", "en-GB"})
    void cockpitKeepsNobodyOut(String locale) {
        Cast cast = driver.aligned(2);
        String campaign = cast.campaign().value();
        Page page = signedIn(locale, cast.coordinator());
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("campaign")
                .latestVersion()
                .singleResult()
                .getId();
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(campaign)
                .singleResult()
                .getId();
        for (String place : List.of(
                "/dashboard",
                "/processes",
                "/process-definition/" + definition + "/runtime",
                "/process-instance/" + instance + "/runtime",
                "/decisions",
                "/tasks",
                "/repository")) {
            page.navigate(url("/login"));
            page.navigate(url(COCKPIT + place));
            settled(page);
            picture(page, "cockpit" + place.replaceFirst("^/([a-z-]+).*", "-$1-") + locale.substring(0, 2));
            all.check(() -> assertKeepsNobodyOut(page, THEIRS));
        }
        for (int width : new int[] {1280, 640, 360}) {
            page.setViewportSize(width, 800);
            ours(page, "/campaigns", ".u-card", "cockpit-campaigns-" + locale.substring(0, 2) + "-" + width);
            page.click(".u-page-head .u-button");
            assertThat(page.locator("dialog.u-dialog [name=title]")).isVisible();
            look(page, "cockpit-start-" + locale.substring(0, 2) + "-" + width);
            page.click("dialog.u-dialog .u-dialog-foot .u-quiet");
            ours(page, "/campaigns/" + campaign, ".u-past", "cockpit-campaign-" + locale.substring(0, 2) + "-" + width);
        }
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr-FR", "en-GB"})
    void tasklistKeepsNobodyOut(String locale) {
        Partner partner = driver.invited(2).partner(0);
        Page page = signedIn(locale, partner.lead());
        page.navigate(url("/camunda/app/tasklist/default/"));
        Locator filters = page.locator(".task-filter");
        assertThat(filters.first()).isVisible();
        for (int i = 0; i < filters.count(); i++) {
            filters.nth(i).locator("a").first().click();
            settled(page);
            look(page, "tasklist-filter-" + i + "-" + locale.substring(0, 2));
        }
        filters.first().locator("a").first().click();
        page.locator(".tasks-list .task").first().click();
        assertThat(page.locator(".unisson-form .u-draft")).isAttached();
        settled(page);
        look(page, "tasklist-form-" + locale.substring(0, 2));
        all.assertAll();
    }

    private Page signedIn(String locale, String person) {
        PersonId id = new PersonId(person);
        access.password(id, PASSWORD);
        return signIn(locale, 1280, partners.person(id).email(), PASSWORD);
    }

    private void ours(Page page, String place, String shown, String picture) {
        page.navigate(url("/login"));
        page.navigate(url(COCKPIT + place));
        assertThat(page.locator(shown).first()).isVisible();
        look(page, picture);
    }

    private void look(Page page, String picture) {
        wholePicture(page, picture);
        all.check(() -> assertNothingBesideThePage(page));
        all.check(() -> assertKeepsNobodyOut(page, THEIRS));
    }

    /** Nothing under way any more, and what came is dressed. Some places go on asking by themselves. */
    private static void settled(Page page) {
        try {
            page.waitForLoadState(LoadState.NETWORKIDLE, new Page.WaitForLoadStateOptions().setTimeout(10_000));
        } catch (TimeoutError e) {
            // what it asks again is there already
        }
        page.waitForTimeout(500);
    }
}
