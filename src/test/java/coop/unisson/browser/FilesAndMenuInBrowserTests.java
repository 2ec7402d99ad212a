package coop.unisson.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** Files sent and looked at in a browser, and a menu chosen from by one tap. */
@Tag("own-jvm")
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:files;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
class FilesAndMenuInBrowserTests extends BrowserTest {

    private static final String PASSWORD = "sept chaises vertes";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Autowired
    EngagementService engagements;

    @Autowired
    JdbcTemplate jdbc;

    private Page signedIn(String person, String language, int width) {
        Person known = partners.person(new PersonId(person));
        access.password(known.id(), PASSWORD);
        jdbc.update("update person set language = ? where id = ?", language.toUpperCase(java.util.Locale.ROOT), person);
        return signIn(language.equals("en") ? "en-GB" : "fr-FR", width, known.email(), PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"fr, 1280", "en, 360"})
    void aFileOfPartnersIsLookedAtAndTakenIn(String language, int width) throws IOException {
        Cast cast = driver.invited(2);
        Page page = signedIn(cast.coordinator(), language, width);
        String look = "/campaigns/" + cast.campaign().value() + "/partners/import";
        page.navigate(url(look));
        page.setInputFiles(
                "#u-file", new FilePayload("x.xlsx", "text/csv", "PK\u0003\u0004".getBytes(StandardCharsets.UTF_8)));
        page.click("#u-upload button");
        assertThat(page.locator("#u-file-problem")).not().isEmpty();
        wholePicture(page, "import-partners-refused-" + language + "-" + width);
        assertFitsEverybody(page);

        byte[] file = Objects.requireNonNull(getClass().getResourceAsStream("/import/repair-month-partners.csv"))
                .readAllBytes();
        String rows = new String(file, java.nio.charset.Charset.forName("windows-1252"))
                        .replace("@c1.", "@" + language + ".")
                        .replace("Noé Fournier;lead@", "Noé Fournier;lead")
                + "L'Atelier d’Éloïse & Fils — œuvre n° 7 <b>;Éloïse;eloise@" + language
                + ".radio-fabrique.example;Éloïse;eloise@"
                + language + ".radio-fabrique.example;Klingon;France\r\n";
        page.setInputFiles("#u-file", new FilePayload("p.csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)));
        page.click("#u-upload button");
        page.waitForURL("**/import/*");
        assertThat(page.locator("tbody tr")).hasCount(2);
        wholePicture(page, "import-partners-preview-" + language + "-" + width);
        assertFitsEverybody(page);

        page.click("form[action$=confirm] button");
        page.waitForLoadState();
        driver.runJobs();
        page.reload();
        assertThat(page.locator(".alert-success")).isVisible();
        wholePicture(page, "import-partners-done-" + language + "-" + width);
        assertFitsEverybody(page);
        assertThat(engagements.of(cast.campaign())).hasSize(13);
        page.context().close();
    }

    @ParameterizedTest
    @CsvSource({"fr, 1280", "en, 360"})
    void aMenuIsOfferedAndChosenFromByOneTap(String language, int width) {
        Cast cast = driver.consented(2);
        Page desk = signedIn(cast.coordinator(), language, width);
        desk.navigate(url("/acts/offer-menu?subject=" + cast.campaign().value()));
        desk.waitForFunction("() => window.Unisson");
        desk.fill("[name=least]", "1");
        desk.fill("[name='entries[0].pillar']", "Éduquer");
        desk.selectOption("[name='entries[0].kind']", "OWN_CHANNEL");
        desk.fill("[name='entries[0].what']", "Afficher « Regarde, sens, goûte » en vitrine");
        desk.fill("[name='entries[0].channel']", "Vitrines");
        desk.fill("[name='entries[0].format']", "affiche");
        desk.click(".u-add");
        desk.fill("[name='entries[1].pillar']", "Coopérer");
        desk.selectOption("[name='entries[1].kind']", "OWN_INITIATIVE");
        desk.fill("[name='entries[1].what']", "Prêter un lieu aux ateliers");
        wholePicture(desk, "offer-menu-" + language + "-" + width);
        assertFitsEverybody(desk);
        desk.click(".u-actions .u-button");
        desk.waitForURL("**/mine");
        desk.context().close();

        Partner partner = cast.partner(0);
        Page lead = signedIn(partner.lead(), language, width);
        lead.navigate(url("/tasks/"
                + driver.task(partner.lead(), partner.organisation(), "declare-commitments")
                        .getId()));
        lead.waitForFunction("() => window.Unisson");
        lead.locator("[data-pick]").nth(0).click();
        assertThat(lead.locator("[name='commitments[0].what']"))
                .hasValue("Afficher « Regarde, sens, goûte » en vitrine");
        assertThat(lead.locator("[name='commitments[0].channel']")).hasValue("Vitrines");
        assertThat(lead.locator("[name='commitments[0].ownerName']")).hasValue("");
        lead.locator("[data-pick]").nth(1).click();
        assertThat(lead.locator("[name='commitments[1].what']")).hasValue("Prêter un lieu aux ateliers");
        assertThat(lead.locator("[name='commitments[1].channel']")).hasValue("");
        assertThat(lead.locator(".u-level")).not().isEmpty();
        assertThat(lead.locator("[name='commitments[0].menuEntry']").inputValue())
                .isNotEmpty();
        wholePicture(lead, "declare-commitments-menu-" + language + "-" + width);
        assertFitsEverybody(lead);

        lead.navigate(url("/engagements/" + partner.organisation() + "/commitments/import"));
        wholePicture(lead, "import-commitments-" + language + "-" + width);
        assertFitsEverybody(lead);
        lead.fill(
                "#u-rows",
                "Quoi\tJour\tAvec\n"
                        + "On va communiquer dessus\t12/10\t\n"
                        + "Une vidéo\t\tPersonne\n"
                        + "Une affiche\t2027-10-12\t\n");
        lead.locator("form[method=post] .u-actions button").click();
        lead.waitForURL("**/import/*");
        assertThat(lead.locator("form[action$=confirm] button")).isVisible();
        wholePicture(lead, "import-commitments-preview-" + language + "-" + width);
        assertFitsEverybody(lead);
        lead.click("form[action$=confirm] button");
        assertThat(lead.locator(".alert-success")).isVisible();
        lead.context().close();
    }

    @Test
    void theCampaignsPageOffersTheFileAndTheMenu() {
        Cast cast = driver.invited(2);
        Page page = signedIn(cast.coordinator(), "fr", 1280);
        page.navigate(url("/camunda/app/cockpit/default/#/campaigns"));
        String card = "[data-campaign='" + cast.campaign().value() + "'] ";
        page.waitForSelector(card + ".u-card-foot");
        page.locator(card + ".u-card-foot")
                .getByText("Menu", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("dialog [name=least]")).isVisible();
        page.keyboard().press("Escape");
        page.locator(card + ".u-card-foot")
                .getByText("Inviter", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("dialog a[href$='/partners/import']")).isVisible();
        picture(page, "cockpit-invite-from-file-fr-1280");
        page.context().close();
    }
}
