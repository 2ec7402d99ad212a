package coop.unisson.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A campaign begins in Cockpit, partners are invited, and one of them answers in Tasklist. */
class CockpitAndTasklistTests extends BrowserTest {

    private static final String PASSWORD = "un mot de passe assez long";
    private static final Pattern COMPLETE = Pattern.compile("^\\s*(Complete|Terminer)\\s*$");

    @Autowired
    PartnerService partners;

    @Autowired
    AccessService access;

    @BeforeAll
    void people() {
        coordinator("Claire Morvan", "claire@unisson.example");
        coordinator("Malo Prigent", "malo@unisson.example");
    }

    private void coordinator(String name, String email) {
        PersonId person = partners.enrol(null, name, email, Language.FR);
        access.password(person, PASSWORD);
        access.grant(person, Role.COORDINATOR);
    }

    @Test
    void carriesACampaignFromCockpitToAPartnersFirstAnswer() {
        Page coordinator = signIn("fr-FR", 1280, "claire@unisson.example", PASSWORD);
        assertThat(coordinator.getByText("Aucune campagne pour l’instant.")).isVisible();
        picture(coordinator, "cockpit-empty");

        start(coordinator);
        assertThat(coordinator.locator(".u-card h2")).hasText("Un mois pour réparer");
        picture(coordinator, "cockpit-started");

        inTasklist(coordinator);
        fill(coordinator, "why", "Parce que jeter coûte plus cher que réparer.");
        fill(coordinator, "change", "Réparer devient le premier réflexe.");
        fill(coordinator, "how", "Un atelier par semaine dans chaque boutique.");
        picture(coordinator, "frame-mission");
        complete(coordinator);

        inTasklist(coordinator);
        partner(coordinator, 0, "Bobine & Fils", "bobine");
        coordinator.click(".u-add");
        partner(coordinator, 1, "Mutuelle Horizon Ouest", "mutuelle");
        picture(coordinator, "invite-partners");
        complete(coordinator);

        coordinator.navigate(url("/camunda/app/cockpit/default/#/campaigns"));
        assertThat(coordinator.locator(".u-sentence")).containsText("Mission");
        picture(coordinator, "cockpit-gate-shut");
        assertFitsEverybody(coordinator);
        coordinator.click(".u-card h2 a");
        assertThat(coordinator.locator(".u-step-now")).containsText("Mission partagée");
        assertThat(coordinator.locator(".u-table").first()).containsText("Bobine & Fils");
        assertThat(coordinator.locator(".u-past")).containsText("Claire Morvan");
        wholePicture(coordinator, "cockpit-campaign");
        assertFitsEverybody(coordinator);
        coordinator.getByText("Tout le journal").click();
        assertThat(coordinator.locator(".u-log")).containsText("Claire Morvan a démarré la campagne.");
        picture(coordinator, "audit");
        assertFitsEverybody(coordinator);
        coordinator.setViewportSize(360, 900);
        coordinator.selectOption("#kind", "PEOPLE");
        coordinator.getByText("Afficher").click();
        assertThat(coordinator.locator(".u-log")).containsText("Bobine & Fils a reçu l’invitation");
        assertThat(coordinator.locator(".u-log")).not().containsText("a démarré");
        picture(coordinator, "audit-360");
        assertFitsEverybody(coordinator);

        access.password(partners.byEmail("lead@bobine.example").orElseThrow().id(), PASSWORD);
        Page lead = signIn("en-GB", 360, "lead@bobine.example", PASSWORD);
        lead.setViewportSize(1280, 900);
        inTasklist(lead);
        fill(lead, "hoursAvailable", "beaucoup");
        lead.click(".btn:has-text('Complete')");
        assertThat(lead.locator(".unisson-form .u-summary")).isVisible();
        picture(lead, "assess-readiness-flaws-en");
        assertThat(lead.locator(".u-about-task")).containsText("Un mois pour réparer · Bobine & Fils");
        assertThat(lead.locator(".tasks-list .u-due")).containsText("Due on ");
        assertThat(lead.locator("[data-field=hoursAvailable] .u-flaws")).hasText("Give a number, in digits.");
        assertThat(lead.locator("[data-field=next] .u-flaws")).hasText("Please fill this in.");
        assertThat(lead.locator("[name=hoursAvailable]")).hasValue("beaucoup");
        assertFitsEverybody(lead);
        onAPhone(lead, lead.locator(".unisson-form").getAttribute("data-task"));

        fill(lead, "hoursAvailable", "6");
        fill(lead, "followUpOwner", "Léa Martin");
        for (String question : new String[] {"teamInformed", "authority", "givesVisibility"}) {
            lead.check("[name=" + question + "][value=YES]");
        }
        lead.check("[name=next][value=CONTINUE]");
        complete(lead);
        inTasklist(lead);
        assertThat(lead.locator(".unisson-form")).hasAttribute("data-form", "align-mission");
        picture(lead, "align-mission-en");
    }

    /** Every place that offers to start a campaign opens the same form, and closing it leaves everything as it was. */
    @Test
    void opensTheStartFormFromTheDashboardAndFromTheDefinition() {
        Page coordinator = signIn("en-GB", 1280, "claire@unisson.example", PASSWORD);
        coordinator.navigate(url("/camunda/app/cockpit/default/#/dashboard"));
        coordinator.click(".u-dashboard .u-button");
        closes(coordinator, "cockpit-start-from-dashboard");
        coordinator.navigate(url("/camunda/app/cockpit/default/#/processes"));
        coordinator.locator("a[href*='process-definition/campaign']").first().click();
        coordinator.click("button[aria-label='Start a campaign']");
        closes(coordinator, "cockpit-start-from-definition");

        coordinator.setViewportSize(360, 800);
        coordinator.click("button[aria-label='Start a campaign']");
        closes(coordinator, "cockpit-start-360");
    }

    /** Their own words, in French and in English, and nothing of the vendor's that leads nowhere. */
    @Test
    void speaksTheBrowsersLanguageUnderTheProductsName() {
        Page french = signIn("fr-FR", 1280, "malo@unisson.example", PASSWORD);
        assertThat(french).hasTitle(Pattern.compile("Unisson Cockpit.*"));
        assertThat(french.locator("[cam-widget-header]")).containsText("Processus");
        assertThat(french.locator(".ce-eol-banner")).not().isVisible();
        french.navigate(url("/camunda/app/tasklist/default/"));
        assertThat(french.locator(".task-filter").first()).containsText("Mes tâches");
        assertThat(french.locator(".task-filter")).hasCount(2);
        assertThat(french.locator(".create-task-action, .start-process-action")).hasCount(0);
        assertThat(french.locator("html")).hasAttribute("lang", "fr");
        assertFitsEverybody(french);
        french.navigate(url("/camunda/app/welcome/default/"));
        assertThat(french.getByText("Mon engagement")).isVisible();
        assertFitsEverybody(french);

        Page english = signIn("en-GB", 1280, "malo@unisson.example", PASSWORD);
        english.navigate(url("/camunda/app/tasklist/default/"));
        assertThat(english.locator(".task-filter").first()).containsText("My tasks");
        assertThat(english.locator("html")).hasAttribute("lang", "en");

        // neither asked for: French
        Page german = signIn("de-DE", 1280, "malo@unisson.example", PASSWORD);
        assertThat(german.locator("[cam-widget-header]")).containsText("Processus");
    }

    private void closes(Page page, String picture) {
        Locator dialog = page.locator("dialog.u-dialog");
        assertThat(dialog.locator("[name=title]")).isVisible();
        picture(page, picture);
        dialog.locator(".u-dialog-foot .u-quiet").click();
        assertThat(dialog).hasCount(0);
    }

    /** The same form in a page of its own shows the same flaws. */
    private void onAPhone(Page tasklist, String task) {
        Page phone = tasklist.context().newPage();
        phone.setViewportSize(360, 800);
        phone.navigate(url("/tasks/" + task));
        phone.click(".u-actions .u-button");
        assertThat(phone.locator("[data-field=next] .u-flaws .u-block")).isVisible();
        picture(phone, "assess-readiness-360");
        phone.close();
    }

    private void start(Page page) {
        page.click(".u-page-head .u-button");
        Locator dialog = page.locator("dialog.u-dialog");
        assertThat(dialog.locator("[name=title]")).isVisible();
        dialog.locator("button[type=submit]").click();
        assertThat(dialog.locator("[data-field=title] .u-flaws")).hasText("À remplir.");
        picture(page, "cockpit-start-flaws");
        LocalDate today = LocalDate.now();
        fill(page, "title", "Un mois pour réparer");
        fill(page, "mission", "Rallonger la vie des objets du quotidien, ensemble.");
        fill(page, "changeSought", "Que réparer devienne le premier réflexe.");
        fill(page, "failureSign", "Moins de deux mille objets réparés à la fin du mois.");
        fill(page, "hoursPerWeek", "3");
        fill(page, "deputyEmail", "malo@unisson.example");
        String[] milestones = {
            "missionDue", "briefDue", "commitmentsDue", "charterDue", "goNoGo", "runStart", "runEnd", "retrospectiveDue"
        };
        for (int i = 0; i < milestones.length; i++) {
            fill(page, milestones[i], today.plusWeeks(3L * (i + 1)).toString());
        }
        dialog.locator("button[type=submit]").click();
        assertThat(dialog).hasCount(0);
    }

    private void partner(Page page, int row, String name, String slug) {
        String prefix = "partners[" + row + "].";
        fill(page, prefix + "organisation", name);
        fill(page, prefix + "leadName", "Léa Martin");
        fill(page, prefix + "leadEmail", "lead@" + slug + ".example");
        fill(page, prefix + "directorName", "Yann Le Goff");
        fill(page, prefix + "directorEmail", "dir@" + slug + ".example");
        page.selectOption("[name=\"" + prefix + "language\"]", "FR");
    }

    private void fill(Page page, String name, String value) {
        page.fill("[name=\"" + name + "\"]", value);
    }

    /** Opens the one task that waits for this person. */
    private void inTasklist(Page page) {
        page.navigate(url("/camunda/app/tasklist/default/"));
        page.locator("ol.tasks-list li.task, .tasks-list .task").first().click();
        assertThat(page.locator(".unisson-form .u-draft")).isAttached();
        page.waitForFunction("() => window.Unisson");
    }

    private void complete(Page page) {
        page.locator(".btn")
                .filter(new Locator.FilterOptions().setHasText(COMPLETE))
                .click();
        assertThat(page.locator(".unisson-form")).hasCount(0);
    }
}
