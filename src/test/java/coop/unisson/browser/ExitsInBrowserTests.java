package coop.unisson.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import coop.unisson.Driver;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.access.LinkService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Leaving kindly, in Tasklist and from a letter, and what one's own page says afterwards. */
@Tag("own-jvm")
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:exits;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
class ExitsInBrowserTests extends BrowserTest {

    private static final String PASSWORD = "un mot de passe assez long";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    LinkService links;

    @Autowired
    EngagementService engagements;

    @Test
    void saysNotNowInTasklistFromTheFirstStep() {
        Partner partner = driver.invited(3).partner(0);
        access.password(new PersonId(partner.lead()), PASSWORD);
        LocalDate recall = driver.today().plusMonths(6);

        Page page = signIn("en-GB", 1280, partner.leadEmail(), PASSWORD);
        page.navigate(url("/camunda/app/tasklist/default/"));
        page.locator(".tasks-list .task").first().click();
        page.waitForFunction("() => window.Unisson");
        page.check("[name=next][value=NOT_NOW]");
        page.fill("[name=recallOn]", recall.toString());
        picture(page, "exit-not-now-tasklist");
        page.click(".btn:has-text('Complete')");
        assertThat(page.locator(".unisson-form")).hasCount(0);
        driver.runJobs();

        page.click("a[href='/mine']");
        page.waitForURL("**/mine");
        assertThat(page.locator("main")).containsText("pas cette fois");
        assertThat(page.locator("form.u-page-form, a.u-tile")).hasCount(0);
        wholePicture(page, "exit-not-now-mine");
        assertThat(engagements.get(new EngagementId(partner.organisation())).standing())
                .isEqualTo(Standing.NOT_NOW);
        assertThat(engagements.get(new EngagementId(partner.organisation())).recallOn())
                .contains(recall);
    }

    @Test
    void leavesOnAPhoneByTheLinkOfALetterFromALaterStep() {
        Partner partner = driver.invited(3).partner(1);
        driver.getReady(partner);
        String task = driver.task(partner.lead(), partner.organisation(), "align-mission")
                .getId();

        Page phone = visit("fr-FR", 360);
        List<String> referers = new ArrayList<>();
        phone.onRequest(request -> referers.add(request.headers().getOrDefault("referer", "")));
        phone.navigate(url("/l/" + "x".repeat(43)));
        assertThat(phone.locator("main")).containsText("n’ouvre plus rien");
        phone.navigate(url(links.issue(new PersonId(partner.lead()), task)));
        assertThat(phone.locator("[data-form=align-mission]")).isVisible();
        phone.click(".u-nav");
        phone.click("a[href^='/acts/step-back']");
        phone.waitForFunction("() => window.Unisson");
        phone.check("[name=how][value=NOT_FOR_US]");
        wholePicture(phone, "exit-not-for-us-fr-360");
        assertFitsEverybody(phone);
        phone.click(".u-actions .u-button");
        assertThat(phone.locator("main")).containsText("hors de la campagne");
        wholePicture(phone, "exit-not-for-us-mine-fr-360");
        driver.runJobs();

        assertThat(referers)
                .as("no address with a secret in it is told to anybody, be it this server")
                .isNotEmpty()
                .noneMatch(referer -> referer.contains("/l/"));
        assertThat(driver.tasks(partner.lead(), "align-mission")).isEmpty();
        assertThat(engagements.get(new EngagementId(partner.organisation())).standing())
                .isEqualTo(Standing.NOT_FOR_US);
    }
}
