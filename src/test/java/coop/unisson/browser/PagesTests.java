package coop.unisson.browser;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import coop.unisson.AddedStep;
import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.access.LinkService;
import coop.unisson.access.Role;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.ShiftedClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page of ours outside Camunda's applications, in both languages, on a desk, on a phone and twice as large, by eye and
 * by ear. A page or a template that is not opened here fails.
 */
@Tag("own-jvm")
@Import(PagesTests.Seen.class)
@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:pages;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
class PagesTests extends BrowserTest {

    private static final String PASSWORD = "un mot de passe assez long";

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** What is opened elsewhere, and where. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "form/embedded", "ApplicationsTests, inside Tasklist",
            "form/colleague", "ApplicationsTests, inside Tasklist",
            "mail/letter", "LetterPicturesTests, as a mail program shows it",
            "layout", "around each page");

    /** Addresses that only lead on. */
    private static final Set<String> LEAD_ON = Set.of("/");

    /** French words are longer, so the phone speaks French; all four with {@code -Dunisson.pictures=all}. */
    private static final Map<String, List<Integer>> WIDTHS = "all".equals(System.getProperty("unisson.pictures"))
            ? Map.of("fr-FR", List.of(1280, 360), "en-GB", List.of(1280, 360))
            : Map.of("fr-FR", List.of(360), "en-GB", List.of(1280));

    private static final String SEND = """
            ([action, type, fields]) => {
              const form = document.createElement('form');
              form.method = 'post';
              form.enctype = type;
              const token = document.cookie.match(/UNISSON-CSRF=([^;]*)/)[1];
              form.action = action + (action.includes('?') ? '&' : '?') + '_csrf=' + token;
              for (const [name, value] of Object.entries(fields)) {
                const field = document.createElement('textarea');
                field.name = name;
                field.value = value;
                form.append(field);
              }
              document.body.append(form);
              form.submit();
            }
            """;

    /** Writes down what was answered: the mapping and the template. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Seen implements WebMvcConfigurer, HandlerInterceptor {

        private final Set<String> patterns = new ConcurrentSkipListSet<>();
        private final Set<String> templates = new ConcurrentSkipListSet<>();

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this);
        }

        @Override
        public void postHandle(
                HttpServletRequest request, HttpServletResponse answer, Object handler, @Nullable ModelAndView page) {
            if (page != null && page.getViewName() != null) {
                templates.add(page.getViewName());
                patterns.add(request.getMethod() + " "
                        + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            }
        }

        /** What an exception's handler answers passes no {@code postHandle}. */
        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse answer, Object handler, @Nullable Exception thrown) {
            if (answer.getStatus() >= 400
                    && String.valueOf(answer.getContentType()).startsWith("text/html")
                    && request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) != null) {
                templates.add("problem");
            }
        }
    }

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    LinkService links;

    @Autowired
    PartnerService partners;

    @Autowired
    CampaignService campaigns;

    @Autowired
    ShiftedClock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Seen seen;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    /** Each page is looked at, whatever was wrong with the one before. */
    private final SoftAssertions all = new SoftAssertions();

    private String suffix = "";

    /** What is looked at here, and what {@link FormPicturesTests} looks at, as it opens and with everything left out. */
    private final Set<String> forms = new TreeSet<>(FormPicturesTests.forms());

    @Test
    void keepNobodyOut() throws IOException {
        Cast open = driver.invited(2);
        driver.openApplications(open);
        Cast cast = driver.launched(2);
        driver.openApplications(cast);
        driver.closeApplications(cast);
        Cast past = over();
        Cast drafting = driver.consented(3);
        Partner left = drafting.partner(2);
        driver.stepBack(left, Standing.NOT_NOW);
        repository
                .createDeployment()
                .addString("campaign.bpmn", AddedStep.inCampaign())
                .deploy();
        Cast added = driver.start();
        String administrator = driver.staff("Ada Morel", Role.ADMINISTRATOR);
        Stream.of(
                        cast.partner(0).lead(),
                        past.partner(0).lead(),
                        drafting.partner(0).lead(),
                        left.lead(),
                        cast.coordinator(),
                        added.coordinator(),
                        administrator)
                .forEach(person -> access.password(new PersonId(person), PASSWORD));

        for (String locale : List.of("fr-FR", "en-GB")) {
            for (int width : WIDTHS.get(locale)) {
                suffix = "-" + locale.substring(0, 2) + "-" + width;
                jdbc.update(
                        "update person set language = ?", locale.substring(0, 2).toUpperCase());
                strangers(visit(locale, width), open, cast);
                partners(in(locale, width, cast.partner(0).lead()), cast, past);
                byLink(visit(locale, width), cast.partner(1));
                drafting(in(locale, width, drafting.partner(0).lead()), drafting.partner(0));
                left(in(locale, width, left.lead()), left);
                added(in(locale, width, added.coordinator()), added);
                past(in(locale, width, past.partner(0).lead()), past);
                coordination(in(locale, width, cast.coordinator()), cast);
                administration(in(locale, width, administrator), cast);
            }
        }

        all.check(() -> assertThat(seen.patterns)
                .as("pages nobody looked at")
                .containsAll(pages().stream().map(page -> "GET " + page).toList()));
        all.check(() -> assertThat(forms).as("forms nobody looked at").containsAll(everyForm()));
        all.check(() ->
                assertThat(seen.templates).as("templates nobody looked at").containsAll(templates()));
        all.assertAll();
    }

    /** A campaign that is closed and has its report. */
    private Cast over() {
        Cast over = driver.launched(2);
        clock.moveTo(campaigns
                .get(over.campaign())
                .runEnd()
                .plusDays(1)
                .atTime(9, 0)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        try {
            driver.fireTimer(over.campaign().value());
            driver.runJobs();
            over.partners().forEach(driver::deliver);
            driver.runJobs();
            over.partners().forEach(driver::lookBack);
            driver.runJobs();
            driver.close(over);
        } finally {
            clock.reset();
        }
        return over;
    }

    /** The addresses that answer with a page. */
    private List<String> pages() {
        List<String> found = mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping ->
                        mapping.getValue().getBeanType().getPackageName().startsWith("coop.unisson"))
                .filter(mapping ->
                        mapping.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .filter(mapping -> mapping.getValue().getMethod().getReturnType() == String.class)
                .filter(mapping ->
                        !AnnotatedElementUtils.hasAnnotation(mapping.getValue().getBeanType(), ResponseBody.class)
                                && !mapping.getValue().hasMethodAnnotation(ResponseBody.class))
                .flatMap(mapping -> mapping.getKey().getPatternValues().stream())
                .filter(pattern -> !LEAD_ON.contains(pattern) && !pattern.equals("/forms/{id}"))
                .toList();
        assertThat(found).hasSizeGreaterThan(20).contains("/audit", "/mine");
        return found;
    }

    private static Set<String> everyForm() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.map(file -> file.getFileName().toString().replace(".html", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.map(file -> TEMPLATES.relativize(file).toString())
                    .filter(file -> file.endsWith(".html") && !file.startsWith("fragments"))
                    .map(file -> file.replace(".html", ""))
                    .filter(template -> !ELSEWHERE.containsKey(template))
                    .collect(Collectors.toSet());
        }
    }

    private void strangers(Page page, Cast open, Cast closed) {
        String join = "/join/" + open.campaign().value();
        look(page, "/login", 200, "login");
        look(page, "/login?error", 200, "login-refused");
        look(page, "/login?password-chosen", 200, "login-password-chosen");
        look(page, "/password/forgotten", 200, "password-wanted");
        sent(page, "/password/forgotten", of("email", "nobody@nowhere.example"), 200, "password-asked");
        String password = links.issueForPassword(new PersonId(closed.partner(1).lead()));
        look(page, password, 200, "password");
        sent(
                page,
                "/password",
                of("token", password.replace("/l/", ""), "password", "x", "again", "y"),
                422,
                "password-refused");
        sent(
                page,
                "/password",
                of("token", "never-issued", "password", PASSWORD, "again", PASSWORD),
                410,
                "password-gone");
        look(page, "/l/nobody-ever-had-this-one", 404, "link-unknown");
        String old = links.issue(new PersonId(closed.partner(1).lead()), null);
        jdbc.update(
                "update person_link set expires_at = created_at where person_id = ?",
                closed.partner(1).lead());
        look(page, old, 410, "link-old");
        sent(page, old, of(), 200, "link-asked");
        look(page, join, 200, "join");
        sent(page, join, of("organisation", "", "email", "x"), 422, "join-flaws");
        look(page, join + "/received", 200, "join-received");
        look(page, "/join/" + closed.campaign().value(), 410, "join-closed");
        look(page, "/join/nobody", 404, "join-unknown");
        sent(page, join, "text/plain", of("x", "y"), 415, "problem-415");
        sent(page, "/login", of("email", "nobody@nowhere.example", "password", "x"), 302, "login-wrong");
        page.context().close();
    }

    private void partners(Page page, Cast cast, Cast past) {
        Partner partner = cast.partner(0);
        String subject = "?subject=" + partner.organisation();
        String task = "/tasks/"
                + driver.tasks(partner.lead(), "deliver-commitment").get(0).getId();
        String done = jdbc.queryForObject(
                "select ID_ from ACT_HI_TASKINST where ASSIGNEE_ = ? and END_TIME_ is not null fetch first 1 rows only",
                String.class,
                partner.lead());
        look(page, "/mine", 200, "mine");
        look(page, "/mails", 200, "mails");
        String mail = jdbc.queryForObject(
                "select id from mail where person_id = ? order by created_at desc fetch first 1 rows only",
                String.class,
                partner.lead());
        look(page, "/mails/" + mail, 200, "mail");
        look(page, "/charter/" + cast.campaign().value(), 200, "charter");
        look(page, "/receipts/" + past.partner(0).organisation(), 404, "problem-404");
        look(page, "/audit", 200, "audit-partner");
        look(page, "/audit?kind=DATES&to=2001-01-01", 200, "audit-nothing");
        look(page, "/audit?kind=nonsense", 400, "audit-400");
        look(page, task, 200, "task");
        look(page, task + "/later", 200, "task-later");
        look(page, task + "/stuck", 200, "task-stuck");
        look(page, "/tasks/" + done + "/done", 200, "task-done");
        look(page, "/tasks/" + done, 409, "problem-409");
        look(page, "/acts/report-initiative" + subject, 200, "act");
        look(page, "/acts/report-initiative", 400, "problem-400");
        look(page, "/campaigns/" + cast.campaign().value() + "/partners/import", 404, "import-not-theirs");
        look(page, "/mine/password", 405, "problem-405");
        sent(page, task + "/stuck", of("words", "x".repeat(3000)), 413, "problem-413");
        look(page, "/nowhere", 404, "error-404");
        page.context().close();
    }

    private void drafting(Page page, Partner partner) {
        String imports = "/engagements/" + partner.organisation() + "/commitments/import";
        look(page, imports, 200, "import-commitments");
        String rows = "Quoi\tJour\tAvec\nOn va communiquer dessus\t12/10\t\nUne affiche\t2027-10-12\t\n";
        sent(page, imports, of("rows", rows), 302, "import-commitments-preview");
        page.context().close();
    }

    private void left(Page page, Partner partner) {
        act(page, "come-back", partner.organisation());
        page.context().close();
    }

    private void added(Page page, Cast cast) {
        look(
                page,
                "/tasks/"
                        + driver.tasks(cast.coordinator(), AddedStep.ID).get(0).getId(),
                200,
                "task-added");
        forms.add("process-step");
        page.context().close();
    }

    /** A form that stands open without a task. */
    private void act(Page page, String form, String subject) {
        look(page, "/acts/" + form + "?subject=" + subject, 200, "act-" + form);
        forms.add(form);
    }

    /** Whoever came by a link, and whoever tried too many. */
    private void byLink(Page page, Partner partner) {
        page.navigate(url(links.issue(new PersonId(partner.director()), null)));
        look(page, "/mine", 200, "mine-by-link");
        look(page, "/audit", 403, "problem-403");
        String task = driver.tasks(partner.lead(), "deliver-commitment").get(0).getId();
        look(page, "/tasks/" + task, 403, "task-not-theirs");
        jdbc.update("delete from quota");
        page.evaluate("async () => { for (let i = 0; i < 61; i++) await fetch('/l/guessed-' + i); }");
        look(page, "/l/guessed", 429, "problem-429");
        jdbc.update("delete from quota");
        page.context().close();
    }

    private void past(Page page, Cast past) {
        look(page, "/mine", 200, "mine-over");
        look(page, "/reports/" + past.campaign().value(), 200, "report");
        look(page, "/receipts/" + past.partner(0).organisation(), 200, "receipt");
        look(page, "/acts/step-back?subject=" + past.partner(0).organisation(), 404, "act-over");
        page.context().close();
    }

    private void coordination(Page page, Cast cast) {
        String imports = "/campaigns/" + cast.campaign().value() + "/partners/import";
        look(page, "/audit?campaign=" + cast.campaign().value(), 200, "audit-coordination");
        look(page, "/mine", 200, "mine-coordination");
        for (String form :
                List.of("cancel-campaign", "remind-partners", "open-applications", "offer-menu", "start-campaign")) {
            act(page, form, cast.campaign().value());
        }
        look(page, imports, 200, "import-partners");
        String rows = "Organisation;Suivi;Courriel\nL’Atelier <b>;Éloïse;eloise@atelier.example\nSans adresse;;\n";
        sent(page, imports, of("rows", rows), 302, "import-partners-preview");
        look(page, "/charter/" + cast.campaign().value(), 200, "charter-coordination");
        page.context().close();
    }

    private void administration(Page page, Cast cast) {
        look(page, "/audit", 200, "audit-administration");
        look(page, "/mails", 200, "mails-administration");
        for (String app : List.of("admin", "cockpit", "tasklist", "welcome")) {
            page.navigate(url("/camunda/app/" + app + "/default/"));
            page.waitForSelector("[cam-widget-footer], footer");
            all.check(() -> assertThat(page.locator(".ce-eol-banner").isVisible())
                    .as("the vendor’s banner in " + app + suffix)
                    .isFalse());
            picture(page, "page-camunda-" + app + suffix);
        }
        page.context().close();
    }

    private Page in(String locale, int width, String person) {
        return signIn(locale, width, partners.person(new PersonId(person)).email(), PASSWORD);
    }

    private void look(Page page, String path, int status, String name) {
        Response answer = page.navigate(url(path));
        all.check(
                () -> assertThat(answer.status()).as(name + suffix + " " + path).isEqualTo(status));
        shown(page, name);
    }

    private void sent(Page page, String path, Map<String, String> fields, int status, String name) {
        sent(page, path, "application/x-www-form-urlencoded", fields, status, name);
    }

    /** As a page's own form would be sent. */
    private void sent(Page page, String path, String type, Map<String, String> fields, int status, String name) {
        Response answer = page.waitForResponse(
                response -> response.request().isNavigationRequest(),
                () -> page.evaluate(SEND, List.of(path, type, fields)));
        all.check(
                () -> assertThat(answer.status()).as(name + suffix + " " + path).isEqualTo(status));
        page.waitForLoadState();
        shown(page, name);
    }

    private void shown(Page page, String name) {
        wholePicture(page, "page-" + name + suffix);
        all.check(() -> assertFitsEverybody(page));
    }
}
