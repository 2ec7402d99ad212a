package coop.unisson.browser;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Applying;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import coop.unisson.shared.ShiftedClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * Every form of a task, and every one that stands open without a task, in a page of its own: as it opens and with everything left out, in English on a phone and in French
 * on a desk. The pictures are kept in {@code target/screenshots} for people to look at.
 */
@Tag("own-jvm")
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:pictures;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
class FormPicturesTests extends BrowserTest {

    private static final String PASSWORD = "un mot de passe assez long";

    /** Forms that ask for nothing: sending them empty is an answer. */
    private static final Set<String> NOTHING_REQUIRED = Set.of("contribute-brief", "step-back");

    private static final String EMPTY_EVERYTHING = """
            () => document.querySelectorAll('form.u-page-form input, form.u-page-form textarea, form.u-page-form select')
                .forEach(field => {
                  if (field.type === 'hidden') return;
                  if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
                  else field.value = '';
                  field.dispatchEvent(new Event('input', {bubbles: true}));
                })
            """;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Autowired
    CampaignService campaigns;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ShiftedClock clock;

    /** All that are opened here, by their ids. */
    static Set<String> forms() {
        return Arrays.stream(FormPicturesTests.class.getDeclaredMethods())
                .filter(test -> test.isAnnotationPresent(ValueSource.class))
                .flatMap(test ->
                        Arrays.stream(test.getAnnotation(ValueSource.class).strings()))
                .collect(Collectors.toSet());
    }

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    private record Waiting(String person, String task) {

        private String path() {
            return task.startsWith("/") ? task : "/tasks/" + task;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frame-mission",
                "invite-partners",
                "assess-application",
                "assess-readiness",
                "align-mission",
                "contribute-brief",
                "settle-brief",
                "consent-brief",
                "declare-commitments",
                "accept-nomination",
                "decide-blind-spots",
                "review-charter",
                "sign-charter",
                "re-sign-charter",
                "answer-objection",
                "decide-launch",
                "decide-deadline",
                "rebalance",
                "confirm-launch",
                "deliver-commitment",
                "look-back",
                "write-synthesis",
                "settle-tension",
                "raise-tension",
                "declare-absence",
                "end-absence",
                "declare-freeze",
                "lift-freeze",
                "hand-over",
                "report-initiative",
                "step-back"
            })
    void fitsAPhoneInBothLanguagesAndADeskInFrench(String form) {
        Waiting waiting = reach(form);
        PersonId id = new PersonId(waiting.person());
        Person person = partners.person(id);
        access.password(id, PASSWORD);

        Page desk = signIn("fr-FR", 1280, person.email(), PASSWORD);
        open(desk, waiting.path(), form + "-fr-1280");
        desk.setViewportSize(360, 900);
        wholePicture(desk, form + "-fr-360");
        assertNothingBesideThePage(desk);
        desk.setViewportSize(1280, 900);
        jdbc.update("update person set language = 'EN' where id = ?", waiting.person());
        Page phone = signIn("en-GB", 360, person.email(), PASSWORD);
        open(phone, waiting.path(), form + "-en-360");
        sendEmpty(phone, form, form + "-empty-en-360");
        jdbc.update("update person set language = 'FR' where id = ?", waiting.person());
        sendEmpty(desk, form, form + "-empty-fr-1280");
        desk.context().close();
        phone.context().close();
    }

    /** With everything it can show: what waits, what clashed, who is away, and what waits for a colleague. */
    @Test
    void ownPageFitsAPhoneInEnglishAndADeskInFrench() {
        Cast cast = driver.launched(2);
        Partner partner = cast.partner(0);
        driver.act(
                partner,
                partner.lead(),
                "report-initiative",
                of(
                        "what", "Un café-réparation improvisé avec la librairie voisine",
                        "doneOn", driver.today(),
                        "place", "Brest, rue de Siam",
                        "evidenceLink", "https://photos.example/cafe"));
        driver.complete(
                cast.coordinator(),
                driver.raiseTension(partner, "AMEND"),
                "settle-tension",
                of("decision", "AMEND", "words", "Les soldes deviennent une remise sur la réparation."));
        driver.raiseTension(partner, "PAUSE");
        driver.act(
                partner,
                partner.director(),
                "declare-absence",
                of("from", driver.today().plusDays(3), "to", driver.today().plusDays(12), "deputy", "COLLEAGUE"));
        Person director = partners.person(new PersonId(partner.director()));
        access.password(director.id(), PASSWORD);

        Page desk = signIn("fr-FR", 1280, director.email(), PASSWORD);
        ownPage(desk, "mine-fr-1280");
        jdbc.update("update person set language = 'EN' where id = ?", partner.director());
        Page phone = signIn("en-GB", 360, director.email(), PASSWORD);
        ownPage(phone, "mine-en-360");
        desk.context().close();
        phone.context().close();
    }

    /** A promise that waits, from its typing in the sealed round to the two questions that may follow. */
    @Test
    void conditionsFitAPhoneInEnglishAndADeskInFrench() {
        Cast cast = driver.consented(4);
        waitFor(
                cast,
                0,
                of(
                        "conditionKind",
                        "PARTNER",
                        "conditionPartner",
                        cast.partner(1).organisation()));
        waitFor(
                cast,
                1,
                of(
                        "conditionKind",
                        "PARTNER",
                        "conditionPartner",
                        cast.partner(0).organisation()));
        inBothLanguages(cast.partner(0), (page, suffix) -> ownPage(page, "mine-sealed" + suffix));
        inBothLanguages(cast.partner(3), (page, suffix) -> {
            page.navigate(
                    url("/tasks/" + lead(cast.partner(3), "declare-commitments").task()));
            page.waitForFunction("() => window.Unisson");
            page.selectOption("[name='commitments[0].kind']", "OWN_CHANNEL");
            page.click(".u-more summary >> nth=0");
            page.selectOption("[name='commitments[0].conditionKind']", "COUNT");
            page.fill("[name='commitments[0].conditionCount']", "2");
            page.waitForSelector("[data-field='commitments[0].margin'] .u-note");
            wholePicture(page, "declare-commitments-sealed" + suffix);
            assertFitsEverybody(page);
        });
        waitFor(cast, 2, of("kind", "OWN_INITIATIVE", "conditionKind", "COUNT", "conditionCount", 2));
        Partner typing = cast.partner(3);
        driver.act(typing, typing.lead(), "step-back", of("how", "NOT_FOR_US"));
        driver.runJobs();

        for (int i : List.of(0, 2)) {
            String part = i == 0 ? "together" : "regardless";
            inBothLanguages(cast.partner(i), (page, suffix) -> {
                String task = driver.tasks(cast.partner(i).lead(), "accept-nomination")
                        .get(0)
                        .getId();
                open(page, "/tasks/" + task, "accept-nomination-" + part + suffix);
                assertThat(page.locator("[name=answer]").count())
                        .as("one question, yes or no")
                        .isEqualTo(2);
                ownPage(page, "mine-" + part + suffix);
            });
        }
    }

    private void waitFor(Cast cast, int i, Map<String, Object> condition) {
        driver.declareWith(cast.partner(i), condition);
        driver.runJobs();
    }

    private void inBothLanguages(Partner partner, BiConsumer<Page, String> look) {
        access.password(new PersonId(partner.lead()), PASSWORD);
        for (String locale : List.of("fr-FR", "en-GB")) {
            jdbc.update(
                    "update person set language = ? where id = ?",
                    locale.startsWith("fr") ? "FR" : "EN",
                    partner.lead());
            int width = locale.startsWith("fr") ? 1280 : 360;
            Page page = signIn(locale, width, partner.leadEmail(), PASSWORD);
            look.accept(page, "-" + locale.substring(0, 2) + "-" + width);
            page.context().close();
        }
    }

    private void ownPage(Page page, String picture) {
        page.navigate(url("/mine"));
        page.waitForSelector(".u-acts");
        wholePicture(page, picture);
        assertFitsEverybody(page);
    }

    /** The public page, from its address to the thanks, and the act that opens it. */
    @Test
    void showsThePublicPageToAnybody() {
        Cast cast = applied();
        String address = "/join/" + cast.campaign().value();
        for (String locale : List.of("fr-FR", "en-GB")) {
            int width = locale.startsWith("fr") ? 1280 : 360;
            String suffix = locale.substring(0, 2) + "-" + width;
            Page page = visit(locale, width);
            List<String> complaints = complaints(page);
            page.navigate(url(address));
            wholePicture(page, "join-" + suffix);
            assertFitsEverybody(page);
            assertThat(complaints).isEmpty();
            page.click(".u-actions .u-button");
            page.waitForSelector(".u-summary li");
            wholePicture(page, "join-empty-" + suffix);
            assertFitsEverybody(page);
            page.fill("[name=organisation]", "L’Atelier des transmissions");
            page.fill("[name=name]", "Ana Le Goff");
            page.fill("[name=email]", "ana@" + suffix + ".example");
            page.fill("[name=why]", "Réparer nous ressemble.");
            page.fill("[name=bring]", "Un atelier.");
            page.click(".u-actions .u-button");
            page.waitForURL("**/received**");
            wholePicture(page, "join-received-" + suffix);
            assertFitsEverybody(page);
            page.context().close();
        }
        Person person = partners.person(new PersonId(cast.coordinator()));
        access.password(person.id(), PASSWORD);
        Page desk = signIn("fr-FR", 1280, person.email(), PASSWORD);
        desk.navigate(url("/acts/open-applications?subject=" + cast.campaign().value()));
        wholePicture(desk, "open-applications-fr-1280");
        desk.navigate(url("/tasks/" + driver.applicationsTo(cast).get(0).getId()));
        desk.waitForFunction("() => window.Unisson");
        desk.check("[name=decision][value=ACCEPT]");
        wholePicture(desk, "assess-application-accept-fr-1280");
        desk.navigate(url("/camunda/app/cockpit/default/#/campaigns"));
        desk.waitForSelector("[data-campaign='" + cast.campaign().value() + "'] .u-waiting a");
        desk.locator("[data-campaign='" + cast.campaign().value() + "']")
                .screenshot(new Locator.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", "card-open-to-applications-fr.png")));
        desk.context().close();
        driver.closeApplications(cast);
        Page late = visit("en-GB", 360);
        assertThat(late.navigate(url(address)).status()).isEqualTo(410);
        wholePicture(late, "join-closed-en-360");
        late.context().close();
    }

    /** A campaign open to others, and somebody who asks to join. */
    private Cast applied() {
        Cast cast = driver.invited(2);
        driver.openApplications(cast);
        driver.apply(
                cast,
                new Applying(
                        "Les Remailleuses du port",
                        "Soizic Le Bihan",
                        "soizic@" + cast.campaign().value().substring(0, 12) + ".example",
                        Language.FR,
                        "Nous reprisons depuis dix ans, et nous jetons encore trop.\nCette mission dit ce que nous cherchons.",
                        "Une vitrine sur le quai, et un samedi par mois pour apprendre à repriser."));
        return cast;
    }

    private static List<String> complaints(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return complaints;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "move-dates",
                "revise-charter",
                "remind-partners",
                "decide-deadline",
                "cancel-campaign",
                "invite-partners"
            })
    void fitsTheCoordinationsActsToo(String form) {
        Cast cast =
                switch (form) {
                    case "move-dates", "revise-charter" -> driver.signed(3);
                    // somebody is waited for
                    default -> driver.invited(3);
                };
        Person person = partners.person(new PersonId(cast.coordinator()));
        access.password(person.id(), PASSWORD);
        String act = "/acts/" + form + "?subject=" + cast.campaign().value();

        Page desk = signIn("fr-FR", 1280, person.email(), PASSWORD);
        open(desk, act, form + "-fr-1280");
        jdbc.update(
                "update person set language = 'EN' where id = ?", person.id().value());
        Page phone = signIn("en-GB", 360, person.email(), PASSWORD);
        open(phone, act, form + "-en-360");
        propose(phone, form);
        sendAndPicture(phone, form + "-preview-en-360");
        jdbc.update(
                "update person set language = 'FR' where id = ?", person.id().value());
        propose(desk, form);
        sendAndPicture(desk, form + "-preview-fr-1280");
        desk.context().close();
        phone.context().close();
    }

    /** Something worth a preview. */
    private void propose(Page page, String form) {
        switch (form) {
            case "move-dates" ->
                page.fill("[name=runEnd]", driver.today().plusDays(76).toString());
            case "revise-charter" -> {
                page.fill("[name='clauses[0].title']", "Notre mission commune");
                page.selectOption("[name='clauses[0].change']", "MATERIAL");
                page.check("[name=scope][value=SOME]");
                page.check("[name=concerned] >> nth=0");
            }
            case "remind-partners" -> {
                page.check("[name=partners] >> nth=0");
                page.check("[name=partners] >> nth=1");
                page.locator("details.u-letter > summary").first().click();
                page.fill("[name=words]", "Je vous appelle demain matin.");
            }
            case "decide-deadline" -> {
                page.check("[name=choice][value=WITHOUT]");
                page.check("[name='partners[2].without']");
                page.waitForSelector(".u-warn");
            }
            case "cancel-campaign" -> page.fill("[name=reason]", "Le lieu est fermé.");
            case "invite-partners" -> {
                page.fill("[name='partners[0].organisation']", "Les Remailleuses du port");
                page.fill("[name='partners[0].leadName']", "Soizic Le Bihan");
                page.fill("[name='partners[0].leadEmail']", "soizic@remailleuses.example");
                page.fill("[name='partners[0].directorName']", "Ana Le Goff");
                page.fill("[name='partners[0].directorEmail']", "ana@remailleuses.example");
                page.locator("details.u-letter > summary").first().click();
                page.waitForSelector(".u-warn");
            }
            default -> throw new IllegalArgumentException(form);
        }
    }

    private void sendAndPicture(Page page, String picture) {
        // where no box says that one is sure, what it does is shown while one types, and sending it would do it
        if (page.locator("[name=sure]").count() > 0) {
            page.click(".u-actions .u-button");
            page.waitForSelector(".u-summary li");
        }
        wholePicture(page, picture);
        assertFitsEverybody(page);
    }

    private void open(Page page, String path, String picture) {
        List<String> complaints = complaints(page);
        page.navigate(url(path));
        page.waitForFunction("() => window.Unisson");
        wholePicture(page, picture);
        assertFitsEverybody(page);
        assertThat(complaints).isEmpty();
    }

    private void sendEmpty(Page page, String form, String picture) {
        page.evaluate(EMPTY_EVERYTHING);
        if (!NOTHING_REQUIRED.contains(form)) {
            page.click(".u-actions .u-button");
            page.waitForSelector(".u-summary li");
        }
        wholePicture(page, picture);
        assertFitsEverybody(page);
    }

    /** Brings a campaign of its own to where this form waits for somebody. */
    private Waiting reach(String form) {
        return switch (form) {
            case "frame-mission" -> coordinator(driver.start(), form);
            case "invite-partners" -> {
                Cast cast = driver.start();
                driver.complete(cast.coordinator(), cast.campaign().value(), "frame-mission", driver.frame());
                yield coordinator(cast, form);
            }
            case "assess-application" -> {
                Cast cast = applied();
                yield new Waiting(
                        cast.coordinator(), driver.applicationsTo(cast).get(0).getId());
            }
            case "assess-readiness" -> lead(driver.invited(2).partner(0), form);
            case "align-mission" -> {
                Partner partner = driver.invited(2).partner(0);
                driver.getReady(partner);
                yield lead(partner, form);
            }
            case "contribute-brief" -> lead(driver.aligned(2).partner(0), form);
            case "settle-brief" -> {
                Cast cast = driver.aligned(2);
                cast.partners().forEach(driver::contribute);
                yield coordinator(cast, form);
            }
            case "consent-brief" -> director(driver.briefed(2).partner(0), form);
            case "declare-commitments" -> lead(driver.consented(2).partner(0), form);
            case "accept-nomination" -> {
                Cast cast = driver.consented(2);
                Partner partner = cast.partner(0);
                driver.nominateDirector(partner);
                yield new Waiting(
                        partner.director(),
                        driver.tasks(partner.director(), form).get(0).getId());
            }
            case "decide-blind-spots" -> coordinator(driver.explicit(2), form);
            case "review-charter" -> {
                Cast cast = driver.explicit(2);
                driver.complete(
                        cast.coordinator(),
                        cast.campaign().value(),
                        "decide-blind-spots",
                        of("note", "Rien ne manque."));
                yield coordinator(cast, form);
            }
            case "re-sign-charter" -> {
                Cast cast = driver.signed(2);
                driver.revise(cast, "MATERIAL", "Le logo de la campagne se retire sous cinq jours ouvrés.");
                driver.runJobs();
                yield director(cast.partner(0), form);
            }
            case "sign-charter" -> {
                Cast cast = driver.chartered(2);
                Partner objector = cast.partner(0);
                driver.answerObjection(cast, driver.object(objector), "WORDS");
                yield director(objector, form);
            }
            case "answer-objection" -> {
                Cast cast = driver.chartered(2);
                String objection = driver.object(cast.partner(0));
                driver.revise(cast, "MATERIAL", "Nous parlons de ce que nous réparons.");
                yield at(cast.coordinator(), objection, form);
            }
            case "decide-deadline" -> {
                Cast cast = driver.invited(3);
                clock.moveTo(campaigns
                        .get(cast.campaign())
                        .schedule()
                        .missionDue()
                        .plusDays(1)
                        .atTime(9, 0)
                        .atZone(ShiftedClock.ZONE)
                        .toInstant());
                driver.morning(cast.campaign().value());
                driver.runJobs();
                yield coordinator(cast, form);
            }
            case "rebalance" -> {
                Cast cast = driver.explicit(4);
                driver.stepBack(cast.partner(0), Standing.WITHDRAWN);
                driver.runJobs();
                yield coordinator(cast, form);
            }
            case "decide-launch" -> coordinator(driver.signed(2), form);
            case "confirm-launch" -> {
                Cast cast = driver.signed(2);
                driver.complete(cast.coordinator(), cast.campaign().value(), "decide-launch", driver.go());
                yield at(cast.deputy(), cast.campaign().value(), form);
            }
            case "deliver-commitment" -> {
                Partner partner = driver.launched(2).partner(0);
                yield new Waiting(
                        partner.lead(),
                        driver.tasks(partner.lead(), form).get(0).getId());
            }
            case "look-back" -> lead(over().partner(0), form);
            case "write-synthesis" -> {
                Cast cast = over();
                cast.partners().forEach(driver::lookBack);
                driver.runJobs();
                yield coordinator(cast, form);
            }
            case "settle-tension" -> {
                Cast cast = driver.launched(2);
                yield at(cast.coordinator(), driver.raiseTension(cast.partner(0), "PAUSE"), form);
            }
            case "end-absence" -> {
                Partner partner = driver.launched(2).partner(0);
                driver.act(
                        partner,
                        partner.lead(),
                        "declare-absence",
                        of(
                                "from",
                                driver.today().plusDays(1),
                                "to",
                                driver.today().plusDays(14),
                                "deputy",
                                "COLLEAGUE"));
                yield act(partner, form);
            }
            case "lift-freeze" -> {
                Partner partner = driver.launched(2).partner(0);
                driver.act(
                        partner,
                        partner.lead(),
                        "declare-freeze",
                        of(
                                "from",
                                driver.today().plusDays(1),
                                "to",
                                driver.today().plusDays(14),
                                "reason",
                                "Été"));
                yield act(partner, form);
            }
            case "raise-tension", "declare-absence", "declare-freeze", "hand-over", "report-initiative", "step-back" ->
                act(driver.launched(2).partner(0), form);
            default -> throw new IllegalArgumentException(form);
        };
    }

    /** A campaign whose run is over and whose promises are accounted for. */
    private Cast over() {
        Cast cast = driver.launched(2);
        clock.moveTo(campaigns
                .get(cast.campaign())
                .runEnd()
                .plusDays(1)
                .atTime(9, 0)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
        cast.partners().forEach(driver::deliver);
        driver.runJobs();
        return cast;
    }

    private static Waiting act(Partner partner, String form) {
        return new Waiting(partner.lead(), "/acts/" + form + "?subject=" + partner.organisation());
    }

    private Waiting coordinator(Cast cast, String form) {
        return at(cast.coordinator(), cast.campaign().value(), form);
    }

    private Waiting lead(Partner partner, String form) {
        return at(partner.lead(), partner.organisation(), form);
    }

    private Waiting director(Partner partner, String form) {
        return at(partner.director(), partner.organisation(), form);
    }

    private Waiting at(String person, String businessKey, String form) {
        return new Waiting(person, driver.task(person, businessKey, form).getId());
    }
}
