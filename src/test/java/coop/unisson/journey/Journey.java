package coop.unisson.journey;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.campaign.CampaignId;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.demo.Script;
import coop.unisson.demo.Story;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Language;
import coop.unisson.shared.ShiftedClock;
import jakarta.mail.internet.MimeMessage;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * « Un mois pour réparer » from its start to its report, as each of its people over HTTP, with the job executor running:
 * every form is fetched, checked and sent as Tasklist does, and every gate is found shut before and passed after.
 */
@Tag("own-jvm")
abstract class Journey extends IntegrationTest {

    private static final String PASSWORD = "un mot de passe assez long";
    private static final String ENGINE = Visitor.ENGINE;

    /** The last step that keeps each gate shut. */
    private static final Map<String, String> LAST_BEFORE = Map.of(
            "mission", "align-mission",
            "brief", "consent-brief",
            "commitments", "accept-nomination",
            "charter", "sign-charter",
            "delivery", "deliver-commitment",
            "retrospective", "look-back");

    private static final Duration LOOK = Duration.ofMillis(50);

    /** Half of the partners never sign in: their people only follow the links of letters. */
    private static final Set<String> ONLY_MAIL = Set.of(
            "mutuelle-horizon-ouest",
            "epicerie-verte-rive",
            "atelier-mesange",
            "la-becane-claire",
            "radio-fabrique",
            "second-souffle",
            "chaussures-tangara",
            "grand-angle-optique",
            "coutellerie-trois-marees");

    private static final Letterbox LETTERBOX = new Letterbox();

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", LETTERBOX::port);
        properties.add("unisson.mail.every", () -> "200ms");
    }

    @AfterAll
    static void closeTheLetterbox() {
        LETTERBOX.close();
    }

    @LocalServerPort
    int port;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Autowired
    DeliveryService deliveries;

    @Autowired
    EngagementService engagements;

    @Autowired
    ShiftedClock clock;

    @Autowired
    ProcessEngine engine;

    @Autowired
    FormCodec codec;

    @Autowired
    DataSource dataSource;

    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Set<String> typed = new TreeSet<>();
    private final Set<String> linksAskedFor = new HashSet<>();
    private final List<String> conditionsAtDelivery = new ArrayList<>();
    private String campaign = "";

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void carriesAMonthOfRepairFromItsMissionToItsReport() throws Exception {
        staff("Inès Kervadec", Story.COORDINATOR);
        staff("Malo Prigent", Story.DEPUTY);
        LocalDate monday = LocalDate.now(clock).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Story story = new Story(Script.repairMonth(), ChronoUnit.WEEKS.between(LocalDate.of(2027, 6, 7), monday));
        List<Story.Step> steps = story.steps();
        Map<String, Integer> lastStep = new LinkedHashMap<>();
        LAST_BEFORE.forEach((gate, form) -> lastStep.put(gate, lastIndex(steps, form, story.script())));

        for (int i = 0; i < steps.size(); i++) {
            Story.Step step = steps.get(i);
            if (LocalDate.now(clock).isBefore(step.on())) {
                until("every letter of the day is gone", this::noLetterIsUnderWay);
                clock.moveTo(step.on().atTime(9, 0).atZone(ShiftedClock.ZONE).toInstant());
            }
            take(step);
            int index = i;
            lastStep.forEach((gate, last) -> {
                if (index == last - 1) {
                    assertThat(gate(gate).path("open").asBoolean())
                            .as(gate + " gate is still shut")
                            .isFalse();
                    assertThat(gate(gate).path("sentence").asText()).contains("fermée");
                } else if (index == last) {
                    until(
                            gate + " gate is passed",
                            () -> gate(gate).path("state").asText().equals("passed"));
                }
            });
        }

        until(
                "everything has ended",
                () -> engine.getRuntimeService().createProcessInstanceQuery().count() == 0);
        assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
        assertThat(deliveries.of(new CampaignId(campaign)).stream()
                        .collect(groupingBy(
                                delivery -> delivery.outcome().map(Enum::name).orElse("OPEN"), counting())))
                .isEqualTo(Map.of("DELIVERED", 30L, "PARTLY", 3L, "REPLACED", 2L, "LATE", 2L, "NOT_DELIVERED", 1L));
        assertThat(partsOfTheRecord()).as("every part of the record is used").doesNotContainValue(0L);
        assertThat(new JdbcTemplate(dataSource)
                        .queryForList(
                                "select part from nomination where circle is not null and said_yes", String.class))
                .as("two who waited for each other went together")
                .containsExactly("TOGETHER", "TOGETHER");
        assertThat(conditionsAtDelivery)
                .as("and whoever keeps such a promise is shown what it waited for")
                .containsExactlyInAnyOrder(
                        "à condition : si La Bécane Claire s’engage autant (engagés ensemble)",
                        "on condition: if Cyclo Lumen does as much (committed together)",
                        "à condition : si 5 autres partenaires s’engagent autant (c’est le cas)");
        assertThat(engagements.of(new CampaignId(campaign)).stream()
                        .filter(Engagement::hasLeft)
                        .map(Engagement::standing))
                .containsExactlyInAnyOrder(Standing.NOT_NOW, Standing.OBSERVER, Standing.WITHDRAWN);
        assertThat(lettersTo("chaussures-tangara"))
                .as("thought of again on the day it chose")
                .containsOnlyOnce("RECALL");
        assertThat(lettersTo("grand-angle-optique")).doesNotContain("RECALL");
        assertThat(lettersAfterLeaving()).as("who left receives nothing more").isEmpty();
        assertThat(askedForWhatWasDone())
                .as("who is done is asked for nothing more")
                .isEmpty();
        assertThat(daysWithTwoLetters()).as("one letter a day").isEmpty();
        assertThat(LETTERBOX.letters()).hasSizeGreaterThan(100).allSatisfy(letter -> {
            assertThat(Letterbox.text(letter, "text/plain")).isNotBlank();
            assertThat(Letterbox.text(letter, "text/html")).contains("<html");
        });
        assertThat(LETTERBOX.letters()).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
        assertThat(visitors.keySet())
                .as("half of the partners never signed in")
                .noneMatch(email -> ONLY_MAIL.contains(slug(email)));
        assertThat(Jsoup.parse(visitor("lead@bobine-et-fils.example")
                                .get("/reports/" + campaign)
                                .body())
                        .text())
                .contains("Bobine & Fils");
        assertThat(sentencesInEngineTables()).isEmpty();
        leakOnPurpose();
        assertThat(sentencesInEngineTables())
                .as("the search finds a sentence in a text and in bytes")
                .anyMatch(hit -> hit.toUpperCase(java.util.Locale.ROOT).startsWith("ACT_RU_TASK.DESCRIPTION_"))
                .anyMatch(hit -> hit.toUpperCase(java.util.Locale.ROOT).startsWith("ACT_GE_BYTEARRAY.BYTES_"));
    }

    /** How many promises say each of the things a promise need not say. */
    private Map<String, Object> partsOfTheRecord() {
        return new JdbcTemplate(dataSource)
                .queryForMap(List.of(
                                "co_owners",
                                "makes_visible",
                                "visibility_for",
                                "depends_on",
                                "waits_for_kind",
                                "audience",
                                "territory",
                                "reach",
                                "resource_kind",
                                "other_resource_kind")
                        .stream()
                        .map(part -> "count(nullif(" + part + ", '')) as " + part)
                        .collect(joining(", ", "select ", " from commitment")));
    }

    private List<String> lettersTo(String slug) {
        return new JdbcTemplate(dataSource)
                .queryForList(
                        "select m.kind from mail m join person p on p.id = m.person_id where p.email like ?",
                        String.class,
                        "%@" + slug + ".example");
    }

    private boolean noLetterIsUnderWay() {
        return Integer.valueOf(0)
                .equals(new JdbcTemplate(dataSource)
                        .queryForObject(
                                "select count(*) from mail where state = 'SENDING' or state = 'WAITING' and next_at <= ?",
                                Integer.class,
                                Timestamp.from(clock.instant())));
    }

    private List<String> lettersAfterLeaving() {
        return new JdbcTemplate(dataSource)
                .queryForList(
                        "select m.kind from mail m join engagement e on m.person_id in (e.lead_id, e.director_id)"
                                + " where m.created_at > e.left_at and m.kind <> 'RECALL'",
                        String.class);
    }

    /** Messages about a task that was over when their letter was made up; both may happen in one minute. */
    private List<String> askedForWhatWasDone() {
        return new JdbcTemplate(dataSource)
                        .queryForList(
                                "select kind, task_id, claimed_at from mail where state = 'SENT' and task_id is not null"
                                        + " and kind <> 'LINK'")
                        .stream()
                        .filter(mail -> {
                            HistoricTaskInstance task = engine.getHistoryService()
                                    .createHistoricTaskInstanceQuery()
                                    .taskId(String.valueOf(mail.get("task_id")))
                                    .singleResult();
                            return task.getEndTime() != null
                                    && task.getEndTime()
                                            .toInstant()
                                            .plusSeconds(60)
                                            .isBefore(instant(mail.get("claimed_at")));
                        })
                        .map(mail -> mail.get("kind") + " " + mail.get("task_id"))
                        .toList();
    }

    private static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) column).toInstant();
    }

    /** Letters that could have waited; what is asked for today or tomorrow could not. */
    private List<String> daysWithTwoLetters() {
        Map<String, Set<String>> letters = new HashMap<>();
        new JdbcTemplate(dataSource)
                .queryForList(
                        "select person_id, letter_id, claimed_at, kind, due from mail where state = 'SENT' and kind in"
                                + " ('TASK', 'REMINDER', 'DEPUTY', 'COORDINATOR', 'DATES', 'TENSION_LATE', 'OBJECTION_LATE')")
                .forEach(mail -> {
                    LocalDate day = LocalDate.ofInstant(instant(mail.get("claimed_at")), ShiftedClock.ZONE);
                    if (!mail.get("kind").equals("TASK")
                            || mail.get("due") == null
                            || ((Date) mail.get("due")).toLocalDate().isAfter(day.plusDays(1))) {
                        letters.computeIfAbsent(mail.get("person_id") + " " + day, none -> new TreeSet<>())
                                .add(String.valueOf(mail.get("letter_id")));
                    }
                });
        return letters.entrySet().stream()
                .filter(day -> day.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A task of nobody's that says a typed sentence twice, as text and as bytes. */
    private void leakOnPurpose() {
        String sentence = typed.iterator().next();
        Task task = engine.getTaskService().newTask();
        task.setDescription(sentence);
        engine.getTaskService().saveTask(task);
        engine.getTaskService()
                .setVariable(task.getId(), "leak", Variables.byteArrayValue(sentence.getBytes(StandardCharsets.UTF_8)));
    }

    /** The last of the founders; for the gates before the launch, whoever came late is not waited for. */
    private static int lastIndex(List<Story.Step> steps, String form, Script script) {
        List<Script.Partner> late = script.partners().stream()
                .filter(partner -> partner.applied() != null)
                .toList();
        boolean beforeTheRun = !Set.of("deliver-commitment", "look-back").contains(form);
        int last = -1;
        for (int i = 0; i < steps.size(); i++) {
            Story.Step step = steps.get(i);
            boolean ofWhoCameLate = late.stream()
                    .anyMatch(partner -> partner.slug().equals(slug(step.who()))
                            || partner.commitments().stream()
                                    .anyMatch(promise -> promise.what().equals(step.about())));
            last = step.form().equals(form) && !(beforeTheRun && ofWhoCameLate) ? i : last;
        }
        return last;
    }

    private static String slug(String email) {
        return email.substring(email.indexOf('@') + 1).replace(".example", "");
    }

    private static boolean onlyByMail(Story.Step step) {
        return ONLY_MAIL.contains(slug(step.who()));
    }

    private void take(Story.Step step) {
        switch (step.way()) {
            case TASK -> {
                if (step.form().equals("start-campaign")) {
                    start(step);
                } else if (onlyByMail(step)) {
                    followALink(step);
                } else {
                    inTasklist(step);
                }
            }
            case SENT_BACK -> sentBack(step);
            case ACT -> act(step);
            case PUBLIC -> apply(step);
        }
    }

    private void start(Story.Step step) {
        JsonNode document = step.document().apply(new FetchedPage(null));
        HttpResponse<String> started = visitor(step.who())
                .post(ENGINE + "/process-definition/key/campaign/submit-form", Visitor.envelope(document));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        campaign = Visitor.json(started).path("businessKey").asText();
        remember(document);
    }

    /** A task and its form, as Tasklist fetches it. */
    private record Waiting(Visitor visitor, String task, Document page) {}

    private Waiting waiting(Story.Step step) {
        Visitor visitor = visitor(step.who());
        Waiting[] found = new Waiting[1];
        until(step.who() + " is asked to " + step.form(), () -> {
            for (JsonNode waiting : tasks(visitor)) {
                if (waiting.path("taskDefinitionKey").asText().equals(step.form())) {
                    String id = waiting.path("id").asText();
                    HttpResponse<String> fragment = visitor.get("/forms/" + step.form() + "?taskId=" + id);
                    assertThat(fragment.statusCode()).isEqualTo(200);
                    Document page = Jsoup.parse(fragment.body());
                    if (isAbout(page, step)) {
                        found[0] = new Waiting(visitor, id, page);
                        return true;
                    }
                }
            }
            return false;
        });
        return found[0];
    }

    private static boolean isAbout(Document page, Story.Step step) {
        return step.about() == null || plain(page.text()).contains(plain(step.about()));
    }

    private void inTasklist(Story.Step step) {
        Waiting waiting = waiting(step);
        JsonNode document = step.document().apply(seen(step, waiting.page()));
        HttpResponse<String> checked = waiting.visitor()
                .post("/forms/" + step.form() + "/check?taskId=" + waiting.task(), document.toString());
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(Visitor.json(checked).path("flaws"))
                .filteredOn(flaw -> flaw.path("severity").asText().equals("block"))
                .allMatch(
                        flaw -> Set.of("E07", "E18").contains(flaw.path("code").asText()));
        HttpResponse<String> sent = submit(waiting, document);
        assertThat(sent.statusCode())
                .as(step.form() + " by " + step.who() + ": " + sent.body())
                .isEqualTo(204);
        remember(document);
    }

    private FetchedPage seen(Story.Step step, Document page) {
        if (step.form().equals("deliver-commitment")) {
            page.select(".d-block:contains(condition)").eachText().stream()
                    .map(Journey::plain)
                    .forEach(conditionsAtDelivery::add);
        }
        return new FetchedPage(page);
    }

    private static HttpResponse<String> submit(Waiting waiting, JsonNode document) {
        return waiting.visitor().post(ENGINE + "/task/" + waiting.task() + "/submit-form", Visitor.envelope(document));
    }

    /** « On va communiquer dessus »: it comes back, with what is missing beside each field, and the task stays. */
    private void sentBack(Story.Step step) {
        Waiting waiting = waiting(step);
        HttpResponse<String> sent = submit(waiting, step.document().apply(new FetchedPage(waiting.page())));
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(Visitor.json(sent).path("flaws"))
                .filteredOn(flaw -> flaw.path("field").asText().startsWith("commitments[0]."))
                .extracting(flaw -> flaw.path("code").asText())
                .contains("E01", "E02", "E03", "E04");
        assertThat(waiting(step).task()).isEqualTo(waiting.task());
    }

    /** From the letter to the form and back, as a browser without scripts would. */
    private void followALink(Story.Step step) {
        Letterbox.Opened[] found = new Letterbox.Opened[1];
        until(step.who() + " has a letter to " + step.form(), () -> {
            found[0] = LETTERBOX
                    .find(
                            port,
                            step.who(),
                            opened -> !opened.page()
                                            .select("[data-form=" + step.form() + "]")
                                            .isEmpty()
                                    && isAbout(opened.page(), step))
                    .orElse(null);
            if (found[0] == null && noLetterIsUnderWay()) {
                askForTheLinks(step.who());
            }
            return found[0] != null;
        });
        JsonNode document = step.document().apply(seen(step, found[0].page()));
        HttpResponse<String> sent = send(found[0].visitor(), found[0].path(), document);
        assertThat(sent.statusCode())
                .as(step.form() + " by " + step.who() + ": "
                        + Jsoup.parse(sent.body()).text())
                .isEqualTo(302);
        LETTERBOX.done(found[0]);
        remember(document);
    }

    /** Today's letter has gone without what came later: one's page shows it, and sends its link at once. */
    private void askForTheLinks(String person) {
        LETTERBOX.find(port, person, opened -> opened.path().equals("/mine")).ifPresent(opened -> {
            Visitor visitor = opened.visitor();
            Jsoup.parse(visitor.get("/mine").body())
                    .select("form[action='/mine/link'] input[name=task]")
                    .eachAttr("value")
                    .stream()
                    .filter(task -> linksAskedFor.add(person + " " + task))
                    .forEach(task -> assertThat(visitor.send(
                                            "POST",
                                            "/mine/link",
                                            Visitor.FORM,
                                            Visitor.fields(
                                                    Map.of("_csrf", visitor.cookie("UNISSON-CSRF"), "task", task)))
                                    .statusCode())
                            .isEqualTo(302));
        });
    }

    private void act(Story.Step step) {
        if (step.about() == null) {
            send(visitor(step.who()), "/acts/" + step.form() + "?subject=" + campaign, step);
            return;
        }
        Visitor[] own = new Visitor[1];
        if (onlyByMail(step)) {
            until(step.who() + " has a letter", () -> {
                own[0] = LETTERBOX
                        .find(port, step.who(), opened -> opened.path().equals("/mine"))
                        .map(Letterbox.Opened::visitor)
                        .orElse(null);
                return own[0] != null;
            });
        } else {
            own[0] = visitor(step.who());
        }
        Document page = Jsoup.parse(own[0].get("/mine").body());
        String link =
                page.select("form[action$='/acts/" + step.form() + "/link']").attr("action");
        if (!link.isEmpty()) {
            actByItsOwnLink(own[0], link, step);
            return;
        }
        String act = page.select("a[href^='/acts/" + step.form() + "']").attr("href");
        assertThat(act).as(step.form() + " is offered to " + step.who()).isNotEmpty();
        send(own[0], act, step);
    }

    /** What gives others a say takes a link sent for it; the one somebody came by may have been forwarded. */
    private void actByItsOwnLink(Visitor visitor, String link, Story.Step step) {
        String act = link.substring(link.indexOf("/acts/"), link.length() - "/link".length());
        assertThat(visitor.get(act + "?subject=" + link.split("/")[2]).statusCode())
                .as(step.form() + " by a link for something else")
                .isEqualTo(403);
        assertThat(visitor.send(
                                "POST",
                                link,
                                Visitor.FORM,
                                Visitor.fields(Map.of("_csrf", visitor.cookie("UNISSON-CSRF"))))
                        .statusCode())
                .isEqualTo(302);
        Letterbox.Opened[] found = new Letterbox.Opened[1];
        until(step.who() + " has the link to " + step.form(), () -> {
            found[0] = LETTERBOX
                    .find(port, step.who(), opened -> opened.path().startsWith(act + "?"))
                    .orElse(null);
            return found[0] != null;
        });
        send(found[0].visitor(), found[0].path(), step);
    }

    private void send(Visitor visitor, String path, Story.Step step) {
        Document page = Jsoup.parse(visitor.get(path).body());
        JsonNode document = step.document().apply(new FetchedPage(page));
        HttpResponse<String> sent = send(visitor, path, document);
        assertThat(sent.statusCode())
                .as(step.form() + " by " + step.who() + ": "
                        + Jsoup.parse(sent.body()).text())
                .isEqualTo(302);
        remember(document);
    }

    private static HttpResponse<String> send(Visitor visitor, String path, JsonNode document) {
        Map<String, List<String>> fields = new LinkedHashMap<>(FormCodec.toFields(document));
        fields.put("_csrf", List.of(visitor.cookie("UNISSON-CSRF")));
        String body = fields.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(joining("&"));
        return visitor.send("POST", path, Visitor.FORM, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void apply(Story.Step step) {
        Visitor stranger = new Visitor(port);
        send(stranger, "/join/" + campaign, step);
        assertThat(stranger.get("/join/" + campaign + "/received").statusCode()).isEqualTo(200);
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private JsonNode tasks(Visitor visitor) {
        HttpResponse<String> filters = visitor.get(ENGINE + "/filter?itemCount=false&firstResult=0&maxResults=2000");
        assertThat(filters.statusCode()).as(filters.body()).isEqualTo(200);
        String filter = Visitor.json(filters).path(0).path("id").asText();
        assertThat(filter).as(filters.body()).isNotEmpty();
        HttpResponse<String> list =
                visitor.post(ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=2000", "{}");
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return Visitor.json(list);
    }

    private JsonNode gate(String name) {
        for (JsonNode gate : Visitor.json(visitor(Story.COORDINATOR).get("/api/campaigns/" + campaign + "/gates"))) {
            if (gate.path("gate").asText().equals(name)) {
                return gate;
            }
        }
        return MissingNode.getInstance();
    }

    /** Everybody signs in once, with the password they were given when they were invited. */
    private Visitor visitor(String email) {
        return visitors.computeIfAbsent(email, address -> {
            until(address + " is known", () -> partners.byEmail(address).isPresent());
            partners.byEmail(address).map(Person::id).ifPresent(id -> access.password(id, PASSWORD));
            return Visitor.signedIn(port, address, PASSWORD);
        });
    }

    private void staff(String name, String email) {
        PersonId person = partners.enrol(null, name, email, Language.FR);
        access.grant(person, Role.COORDINATOR);
    }

    /** Looks again now and then only: whoever looks all the time keeps the machine from what it waits for. */
    private static void until(String what, Callable<Boolean> holds) {
        await(what)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .atMost(Duration.ofSeconds(60))
                .until(holds);
    }

    /** Whole sentences only: a few words may well stand in a model's documentation too. */
    private void remember(JsonNode document) {
        FormCodec.toFields(document).values().stream()
                .flatMap(List::stream)
                .filter(text -> text.length() > 25 && text.contains(" "))
                .forEach(typed::add);
    }

    private Set<String> sentencesInEngineTables() throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = dataSource.getConnection()) {
            for (String table : tables(connection)) {
                try (ResultSet rows = connection.createStatement().executeQuery(rowsOf(table))) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            Object value = rows.getObject(column);
                            String text = value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.UTF_8)
                                    : value instanceof java.sql.Blob blob
                                            ? new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.UTF_8)
                                            : String.valueOf(
                                                    value instanceof java.sql.Clob clob
                                                            ? clob.getSubString(1, (int) clob.length())
                                                            : value);
                            String where = table + "." + rows.getMetaData().getColumnName(column);
                            typed.stream()
                                    .filter(text::contains)
                                    .forEach(sentence -> found.add(where + ": " + sentence));
                        }
                    }
                }
            }
        }
        // names of people are in the engine's own table of users, by design
        found.removeIf(hit -> hit.toLowerCase(java.util.Locale.ROOT).startsWith("act_id_user.first_"));
        return found;
    }

    /** The models' own words are in the table of bytes too, and are nobody's secret. */
    private static String rowsOf(String table) {
        return "select * from " + table
                + (table.equalsIgnoreCase("ACT_GE_BYTEARRAY") ? " where DEPLOYMENT_ID_ is null" : "");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet all =
                connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (all.next()) {
                if (all.getString("TABLE_NAME")
                        .toUpperCase(java.util.Locale.ROOT)
                        .startsWith("ACT_")) {
                    tables.add(all.getString("TABLE_NAME"));
                }
            }
        }
        assertThat(tables).hasSizeGreaterThan(30);
        return tables;
    }

    /** The form as it came over HTTP. */
    private class FetchedPage implements Story.Page {

        private final Document page;

        FetchedPage(Document page) {
            this.page = page;
        }

        @Override
        public JsonNode values() {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (Element input : page.select("input[name], textarea[name]")) {
                fields.computeIfAbsent(input.attr("name"), name -> new ArrayList<>())
                        .add(input.val());
            }
            return codec.fromFields(fields);
        }

        @Override
        public String engagement(String partner) {
            return page.select("option").stream()
                    .filter(option -> option.text().equals(partner))
                    .findFirst()
                    .orElseThrow()
                    .val();
        }

        @Override
        public String commitment(String what) {
            return page.select("input[name$=.dependsOn]").stream()
                    .filter(box -> Objects.requireNonNull(box.parent()).text().equals(what))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nobody can build on " + what))
                    .val();
        }
    }
}
