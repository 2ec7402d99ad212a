package coop.unisson;

import static coop.unisson.Visitor.ENGINE;
import static coop.unisson.Visitor.FORM;
import static coop.unisson.Visitor.JSON;
import static coop.unisson.Visitor.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is sent to the forms' doors, people get an answer they can act on, never a server error. */
class BadInputTests extends IntegrationTest {

    private static final String PASSWORD = "sept chaises vertes";

    @LocalServerPort
    int port;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    private Driver.Cast cast;
    private Driver.Partner partner;
    private Visitor visitor;

    @BeforeEach
    void partnerSignsIn() {
        cast = driver.invited(2);
        partner = cast.partner(0);
        visitor = as(partner.lead());
    }

    private Visitor as(String person) {
        access.password(new PersonId(person), PASSWORD);
        return Visitor.signedIn(port, partners.person(new PersonId(person)).email(), PASSWORD);
    }

    private String task() {
        return driver.tasks(partner.lead(), "assess-readiness").get(0).getId();
    }

    private String foreignTask() {
        return driver.tasks(cast.partner(1).lead(), "assess-readiness").get(0).getId();
    }

    private HttpResponse<String> submit(String task, Object document) {
        return visitor.post(ENGINE + "/task/" + task + "/submit-form", envelope(driver.json(document)));
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private boolean waits() {
        return !driver.tasks(partner.lead(), "assess-readiness").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void anUnknownTaskIsNotFound(String door) {
        HttpResponse<String> answer =
                visitor.post(ENGINE + "/task/unknown/" + door, envelope(driver.json(driver.ready())));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(read(answer).path("message").asText()).contains("n’existe pas");
        assertThat(visitor.get("/tasks/unknown").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/forms/assess-readiness?taskId=unknown").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/forms/unknown").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/forms/unknown?subject=unknown").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/forms/declare-commitments?subject=unknown").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/forms/invite-partners?subject=unknown").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/forms/start-campaign").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void somebodyElsesTaskIsNotFound(String door) {
        String task = foreignTask();
        HttpResponse<String> answer =
                visitor.post(ENGINE + "/task/" + task + "/" + door, envelope(driver.json(driver.ready())));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(visitor.get("/tasks/" + task).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/forms/assess-readiness?taskId=" + task).statusCode())
                .isEqualTo(404);
        assertThat(visitor.put("/forms/assess-readiness/draft?taskId=" + task, "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.post("/forms/assess-readiness/check?taskId=" + task, "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as(cast.coordinator())
                        .post(ENGINE + "/task/" + task + "/" + door, envelope(driver.json(driver.ready())))
                        .statusCode())
                .isEqualTo(404);
        assertThat(driver.tasks(cast.partner(1).lead(), "assess-readiness")).hasSize(1);
    }

    @Test
    void aCompletedTaskSaysSo() {
        String task = task();
        assertThat(submit(task, driver.ready()).statusCode()).isEqualTo(204);

        HttpResponse<String> again = submit(task, driver.ready());

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(read(again).path("code").asText()).isEqualTo("task-done");
        assertThat(visitor.get("/tasks/" + task).statusCode()).isEqualTo(409);
        assertThat(visitor.put("/forms/assess-readiness/draft?taskId=" + task, "{}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(visitor.send("POST", "/tasks/" + task, FORM, Visitor.fields(Map.of("next", "NOT_NOW")))
                        .statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "not json",
                "[]",
                "null",
                "{}",
                "{\"variables\":{}}",
                "{\"variables\":null}",
                "{\"variables\":{\"submission\":{\"value\":\"{\",\"type\":\"String\"}}}",
                "{\"variables\":{\"submission\":{\"value\":\"\",\"type\":\"String\"}}}",
                "{\"variables\":{\"submission\":{\"value\":\"[]\",\"type\":\"String\"}}}",
                "{\"variables\":{\"submission\":{\"value\":12,\"type\":\"Integer\"}}}",
                "{\"variables\":{\"submission\":{\"value\":null}}}",
                "{\"variables\":{\"other\":{\"value\":\"{}\"}}}"
            })
    void aBodyWithoutASubmissionIsRefused(String body) {
        for (String door : List.of("submit-form", "complete")) {
            assertThat(visitor.post(ENGINE + "/task/" + task() + "/" + door, body)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(waits()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[", "nothing"})
    void malformedDocumentsAreRefusedByEveryDoor(String body) {
        String query = "?taskId=" + task();

        assertThat(visitor.put("/forms/assess-readiness/draft" + query, body).statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/forms/assess-readiness/check" + query, body).statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/forms/invite-partners?subject=x", body).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "12", "\"text\"", "null", "[[]]"})
    void whatIsNoFormIsRefusedByEveryDoor(String body) {
        String query = "?taskId=" + task();

        assertThat(visitor.put("/forms/assess-readiness/draft" + query, body).statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/forms/assess-readiness/check" + query, body).statusCode())
                .isEqualTo(400);
        assertThat(visitor.get("/tasks/" + task()).statusCode()).isEqualTo(200);
    }

    @Test
    void anOversizedDocumentIsRefused() {
        Map<String, Object> large = new HashMap<>(driver.ready());
        large.put("followUpOwner", "a".repeat(600 * 1024));
        String document = driver.json(large).toString();
        String query = "?taskId=" + task();

        HttpResponse<String> answer = submit(task(), large);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(read(answer).path("message").asText()).contains("512");
        assertThat(visitor.put("/forms/assess-readiness/draft" + query, document)
                        .statusCode())
                .isEqualTo(413);
        assertThat(visitor.post("/forms/assess-readiness/check" + query, document)
                        .statusCode())
                .isEqualTo(413);
        assertThat(visitor.send(
                                "POST",
                                "/tasks/" + task(),
                                FORM,
                                Visitor.fields(Map.of("followUpOwner", "a".repeat(600 * 1024))))
                        .statusCode())
                .isBetween(400, 499);
        assertThat(waits()).isTrue();
    }

    /** Tasklist's AngularJS takes for code what stands between braces. */
    @Test
    void whatPeopleTypedIsNoCodeInTasklist() {
        Map<String, Object> typed = new HashMap<>(driver.ready());
        typed.put("followUpOwner", "{{7*7}}");
        String query = "?taskId=" + task();
        assertThat(visitor.put(
                                "/forms/assess-readiness/draft" + query,
                                driver.json(typed).toString())
                        .statusCode())
                .isLessThan(300);

        Braces braces = Braces.in(visitor.get("/forms/any" + query).body());

        assertThat(braces.text()).isNotEmpty();
        assertThat(braces.code()).isEmpty();
    }

    /** A server that closes while it is still written to is cut off with its answer. */
    @ParameterizedTest
    @CsvSource({
        "POST,/login," + FORM,
        "DELETE,/api/engagements/null/commitments.csv," + FORM,
        "PUT,/forms/assess-readiness/draft?taskId=x," + JSON,
        "POST,/nowhere,text/plain"
    })
    void anAnswerArrivesHoweverMuchWasSent(String method, String path, String type) {
        byte[] much = "a".repeat(12 << 20).getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < 10; i++) {
            assertThat(visitor.send(method, path, type, much).statusCode()).isBetween(300, 499);
        }
    }

    @Test
    void aDeeplyNestedDocumentIsRefused() {
        String deep = "[".repeat(3000) + "]".repeat(3000);
        String query = "?taskId=" + task();

        assertThat(visitor.post(ENGINE + "/task/" + task() + "/submit-form", deep)
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.put("/forms/assess-readiness/draft" + query, "{\"brakes\":" + deep + "}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"fr,Indiquez une date complète", "en-GB,date"})
    void anIncompleteDateIsSaidBesideItsField(String language, String message) {
        visitor.with("Accept-Language", language);
        Map<String, Object> stock = new HashMap<>(driver.ready());
        stock.put("next", "NOT_NOW");
        stock.put("recallOn", "12/10");

        HttpResponse<String> answer = submit(task(), stock);

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode flaw = read(answer).path("flaws").get(0);
        assertThat(flaw.path("field").asText()).isEqualTo("recallOn");
        assertThat(flaw.path("message").asText()).containsIgnoringCase(message);
        assertThat(read(answer).path("message").asText()).contains(language.equals("fr") ? "revoir" : "1");
        assertThat(waits()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/10",
                "2026-02-30",
                "2026-13-01",
                "12/10/2026x",
                "demain",
                "0000-00-00",
                "99999999999-01-01",
                "+12345-01-01",
                "0001-01-01"
            })
    void whatIsNoDateIsRefused(String date) {
        Map<String, Object> beginning = driver.beginning("x@unisson.example");
        beginning.put("runStart", date);
        visitor = as(cast.coordinator());

        HttpResponse<String> answer =
                visitor.post(ENGINE + "/process-definition/key/campaign/submit-form", envelope(driver.json(beginning)));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"field\":\"runStart\"", "\"code\":\"date\"");
    }

    @Test
    void aDateInThePastIsSaidBesideItsField() {
        Map<String, Object> beginning =
                driver.beginning(partners.person(new PersonId(cast.deputy())).email());
        beginning.put("missionDue", driver.today().minusDays(1));
        for (String language : List.of("fr", "en")) {
            visitor = as(cast.coordinator()).with("Accept-Language", language);

            HttpResponse<String> answer =
                    visitor.post(ENGINE + "/process-definition/key/campaign/start", envelope(driver.json(beginning)));

            assertThat(answer.statusCode()).isEqualTo(422);
            JsonNode flaw = read(answer).path("flaws").get(0);
            assertThat(flaw.path("field").asText()).isEqualTo("missionDue");
            assertThat(flaw.path("code").asText()).isEqualTo("date-past");
            assertThat(flaw.path("message").asText()).isNotBlank();
        }
    }

    @Test
    void namesOfOneHundredAndSixtyCharactersFitAndLongerOnesDoNot() {
        Map<String, Object> stock = new HashMap<>(driver.ready());
        stock.put("followUpOwner", "É".repeat(161));
        HttpResponse<String> answer = submit(task(), stock);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(read(answer).path("flaws").get(0).path("field").asText()).isEqualTo("followUpOwner");

        stock.put("followUpOwner", "É".repeat(160));
        assertThat(submit(task(), stock).statusCode()).isEqualTo(204);
    }

    @Test
    void aTitleOfOneHundredAndSixtyCharactersFitsAndALongerOneDoesNot() {
        Map<String, Object> beginning =
                driver.beginning(partners.person(new PersonId(cast.deputy())).email());
        visitor = as(cast.coordinator());
        String start = ENGINE + "/process-definition/key/campaign/start";

        beginning.put("title", "é".repeat(161));
        assertThat(visitor.post(start, envelope(driver.json(beginning))).statusCode())
                .isEqualTo(422);
        beginning.put("title", "é".repeat(160));
        assertThat(visitor.post(start, envelope(driver.json(beginning))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyCoordinatorsStartCampaigns() {
        assertThat(visitor.post(
                                ENGINE + "/process-definition/key/campaign/start",
                                envelope(driver.json(driver.beginning("x@unisson.example"))))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void emojiAndOtherScriptsAreKeptIntact() {
        String words = "Réparer 🔧👩🏽‍🔧 — إصلاح كل شيء ‏ — 直す";
        String task = task();
        String query = "?taskId=" + task;
        JsonNode draft = driver.json(Map.of("followUpOwner", words));

        assertThat(visitor.put("/forms/assess-readiness/draft" + query, draft.toString())
                        .statusCode())
                .isEqualTo(204);
        assertThat(visitor.get("/forms/assess-readiness" + query).body()).contains(words);

        assertThat(submit(task, driver.ready()).statusCode()).isEqualTo(204);
        Map<String, Object> aligned = new HashMap<>(driver.aligned());
        aligned.put("motive", words);
        String align = driver.tasks(partner.lead(), "align-mission").get(0).getId();
        assertThat(submit(align, aligned).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\uD83D", "\\uDD27", "\\uDD27\\uD83D"})
    void charactersNobodyTypesAreRefused(String escaped) {
        String document = driver.json(driver.ready()).toString().replace("Léa", "Léa " + escaped);
        String query = "?taskId=" + task();
        String inText = "{\"variables\":{\"submission\":{\"value\":\""
                + document.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}}}";
        String inTree = "{\"variables\":{\"submission\":{\"value\":" + document + "}}}";

        for (String body : List.of(inText, inTree)) {
            assertThat(visitor.post(ENGINE + "/task/" + task() + "/submit-form", body)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(visitor.put("/forms/assess-readiness/draft" + query, document)
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/forms/assess-readiness/check" + query, document)
                        .statusCode())
                .isEqualTo(400);
        assertThat(waits()).isTrue();
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        byte[] body = envelope(driver.json(driver.ready())).getBytes(StandardCharsets.ISO_8859_1);

        for (byte[] bytes : List.of(body, new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE, 0})) {
            assertThat(visitor.send("POST", ENGINE + "/task/" + task() + "/submit-form", JSON, bytes)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(visitor.send("POST", "/forms/any/check?taskId=" + task(), JSON, bytes)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(visitor.send("POST", "/tasks/" + task(), FORM, "followUpOwner=%00".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isBetween(400, 499);
        assertThat(visitor.send("POST", "/tasks/" + task(), FORM, "followUpOwner=%".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"admin\":true}", "{\"next\":{\"a\":1}}", "{\"brakes\":{\"a\":1}}", "{\"class\":\"x\"}"})
    void fieldsTheFormDoesNotHaveAreRefused(String document) {
        String body = "{\"variables\":{\"submission\":{\"value\":" + document + "}}}";

        assertThat(visitor.post(ENGINE + "/task/" + task() + "/submit-form", body)
                        .statusCode())
                .isIn(400, 422);
        assertThat(visitor.post("/forms/assess-readiness/check?taskId=" + task(), document)
                        .statusCode())
                .isIn(200, 400);
        assertThat(waits()).isTrue();
    }

    @Test
    void anUnknownFieldIsMalformed() {
        Map<String, Object> stock = new HashMap<>(driver.ready());
        stock.put("surprise", "x");

        HttpResponse<String> answer = submit(task(), stock);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(read(answer).path("code").asText()).isEqualTo("malformed-field");
        for (String name : List.of("a[", "a..b", "brakes[9999].x", "a.b.c.d.e.f.g.h", "[0]")) {
            assertThat(visitor.send("POST", "/tasks/" + task(), FORM, Visitor.fields(Map.of(name, "x")))
                            .statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
        assertThat(waits()).isTrue();
    }

    @Test
    void aPlainFormShowsItsFlawsAndKeepsWhatWasTyped() {
        HttpResponse<String> answer = visitor.send(
                "POST",
                "/tasks/" + task(),
                FORM,
                Visitor.fields(Map.of(
                        "next",
                        "CONTINUE",
                        "recallOn",
                        "12/10",
                        "hoursAvailable",
                        "beaucoup",
                        "followUpOwner",
                        "Zoé")));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Zoé", "Indiquez une date complète", "Indiquez un nombre");
        assertThat(waits()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1e999999999\"", "1e999999999", "\"1e-999999999\"", "\"NaN\"", "true", "-1"})
    void whatIsNoSensibleNumberIsRefused(String number) {
        String document =
                driver.json(driver.ready()).toString().replace("\"hoursAvailable\":4", "\"hoursAvailable\":" + number);
        assertThat(document).contains(number);

        HttpResponse<String> answer = visitor.post(
                ENGINE + "/task/" + task() + "/submit-form",
                "{\"variables\":{\"submission\":{\"value\":" + document + "}}}");

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
        assertThat(waits()).isTrue();
    }

    @Test
    void aDecimalCommaIsANumber() {
        Map<String, Object> stock = new HashMap<>(driver.ready());
        stock.put("hoursAvailable", "2,5");

        assertThat(submit(task(), stock).statusCode()).isEqualTo(204);
    }

    @Test
    void twoPeopleWritingTheSameCommitmentsLoseNothing() {
        cast = driver.consented(2);
        partner = cast.partner(0);
        Visitor lead = as(partner.lead());
        Visitor director = as(partner.director());
        String draft = "/forms/declare-commitments/draft?subject=" + partner.organisation();
        String page = "/forms/declare-commitments?subject=" + partner.organisation();
        assertThat(lead.get(page).statusCode()).isEqualTo(200);
        assertThat(director.get(page).statusCode()).isEqualTo(200);

        Map<String, Object> mine = driver.promise(partner);
        mine.put("what", "Ce que Léa écrit");
        Map<String, Object> theirs = driver.promise(partner);
        theirs.put("what", "Ce que Dominique écrit");
        assertThat(lead.put(
                                draft,
                                driver.json(driver.declaration(List.of(mine))).toString())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> second = director.put(
                draft, driver.json(driver.declaration(List.of(theirs))).toString());

        assertThat(second.statusCode()).isEqualTo(200);
        JsonNode note = read(second).path("flaws").get(0);
        assertThat(note.path("message").asText()).contains("ses changements y sont aussi");
        assertThat(note.path("fill").path("commitments[1].what").asText()).isEqualTo("Ce que Léa écrit");
        assertThat(director.get(page).body()).contains("Ce que Léa écrit", "Ce que Dominique écrit");

        ObjectNode one = (ObjectNode) driver.open(partner.lead(), partner.organisation(), "declare-commitments");
        ObjectNode other = one.deepCopy();
        ((ObjectNode) one.withArray("commitments").get(0)).put("channel", "TikTok");
        ((ObjectNode) other.withArray("commitments").get(0)).put("channel", "Facebook");
        assertThat(lead.put(draft, one.toString()).statusCode()).isEqualTo(200);
        HttpResponse<String> both = director.put(draft, other.toString());
        assertThat(both.statusCode()).isEqualTo(422);
        JsonNode asked = read(both).path("flaws").get(0);
        assertThat(asked.path("field").asText()).isEqualTo("commitments[0].channel");
        assertThat(asked.path("message").asText()).contains("TikTok");
        assertThat(director.get(page).body()).as("their own text is kept").contains("Facebook");
        assertThat(lead.get(page).body()).contains("TikTok");
        other.put(
                "revision",
                read(both).path("flaws").get(1).path("fill").path("revision").asInt());
        assertThat(director.put(draft, other.toString()).statusCode()).isEqualTo(200);
        assertThat(lead.get(page).body()).contains("Facebook").doesNotContain("TikTok");
        String foreign = cast.partner(1).organisation();
        assertThat(lead.get("/forms/declare-commitments?subject=" + foreign).statusCode())
                .isEqualTo(404);
        assertThat(lead.put("/forms/declare-commitments/draft?subject=" + foreign, "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/task",
        "GET,/task/count",
        "POST,/task",
        "GET,/process-instance",
        "GET,/process-definition",
        "GET,/history/task",
        "GET,/history/variable-instance",
        "GET,/variable-instance",
        "GET,/user",
        "GET,/group",
        "GET,/deployment",
        "GET,/authorization",
        "POST,/message",
        "POST,/signal",
        "POST,/filter/create",
        "POST,/task/{task}/claim",
        "POST,/task/{task}/unclaim",
        "POST,/task/{task}/assignee",
        "POST,/task/{task}/delegate",
        "POST,/task/{task}/resolve",
        "POST,/task/{task}/bpmnError",
        "POST,/task/{task}/bpmnEscalation",
        "PUT,/task/{task}",
        "DELETE,/task/{task}",
        "PUT,/task/{task}/variables/x",
        "PUT,/task/{task}/localVariables/x",
        "POST,/task/{task}/variables",
        "POST,/task/{task}/localVariables",
        "GET,/task/{task}/variables",
        "GET,/task/{task}/form-variables",
        "GET,/task/{task}/rendered-form",
        "POST,/task/{task}/comment/create",
        "POST,/task/{task}/attachment/create",
        "POST,/task/{task}/complete/x",
        "POST,/process-definition/key/partner-engagement/start",
        "POST,/process-definition/key/acceptance/submit-form",
        "GET,/engine",
        "GET,/metrics",
        "GET,/telemetry/configuration"
    })
    void partnersMayCallOnlyWhatTheirTasksNeed(String method, String resource) {
        String path = resource.replace("{task}", task());

        assertThat(visitor.send(method, ENGINE + path, JSON, "GET".equals(method) ? new byte[0] : "{}".getBytes())
                        .statusCode())
                .isEqualTo(403);
        Visitor tool = new Visitor(port).basic(partner.leadEmail(), PASSWORD);
        assertThat(tool.send(method, "/engine-rest" + path, JSON, "GET".equals(method) ? new byte[0] : "{}".getBytes())
                        .statusCode())
                .isEqualTo(403);
        assertThat(waits()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task/{task}/complete/",
                "/task/{task}/complete//",
                "/task/{task}/%63omplete",
                "/task/{task}/%63%6Fmplete/",
                "/task/{task}/submit-form/",
                "/task/{task}/submit%2Dform",
                "/task/{task}//complete",
                "//task/{task}/complete",
                "/task/{task}/complete;a=b",
                "/task/{task};a=b/complete",
                "/task/./{task}/complete",
                "/task/x/../{task}/complete",
                "/task/x/%2e%2e/{task}/complete",
                "/task/{task}%2Fcomplete",
                "/task/{task}/Complete",
                "/task/{task}/complete%20",
                "/task/{task}/complete%0A",
                "/task/{task}/complete%00",
                "/task/{task}/complete?a=b",
                "/task/{task}/complete.json"
            })
    void noSpellingOfThePathPassesTheDoor(String spelling) {
        List<Visitor> people = List.of(visitor, as(cast.coordinator()));
        for (String base : List.of(
                ENGINE, "/camunda/api/engine/engine/%64efault", "/engine-rest", "/engine-rest/engine/default")) {
            String own = base + spelling.replace("{task}", task());
            String foreign = base + spelling.replace("{task}", foreignTask());
            for (String body : List.of("{}", "{\"variables\":{\"x\":{\"value\":1}}}")) {
                assertThat(visitor.post(own, body).statusCode()).as(own).isBetween(400, 499);
                for (Visitor person : people) {
                    assertThat(person.post(foreign, body).statusCode())
                            .as(foreign)
                            .isBetween(400, 499);
                }
                Visitor tool = new Visitor(port).basic(partner.leadEmail(), PASSWORD);
                if (base.startsWith("/engine-rest")) {
                    assertThat(tool.post(own, body).statusCode()).as(own).isBetween(400, 499);
                }
            }
        }
        assertThat(waits()).isTrue();
        assertThat(driver.tasks(cast.partner(1).lead(), "assess-readiness")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/task/{task}/bpmnError,'{\"errorCode\":\"x\"}'",
        "POST,/task/{task}/bpmnEscalation,'{\"escalationCode\":\"x\"}'",
        "POST,/task/{task}/resolve,{}",
        "POST,/task/{task}/claim,'{\"userId\":\"x\"}'",
        "POST,/task/{task}/delegate,'{\"userId\":\"x\"}'",
        "PUT,/task/{task}/variables/submission,'{\"value\":\"{}\",\"type\":\"String\"}'",
        "PUT,/task/{task}/localVariables/submission,'{\"value\":\"{}\",\"type\":\"String\"}'",
        "POST,/task/create,'{\"name\":\"x\",\"assignee\":\"x\"}'",
        "POST,/task,'{\"taskVariables\":[{\"name\":\"x\",\"operator\":\"wrong\",\"value\":1}]}'",
        "POST,/task,{",
        "POST,/process-definition/key/acceptance/start,{}",
        "POST,/process-definition/key/unknown/start,{}",
        "POST,/message,{}",
        "GET,/task?maxResults=9&assigneeExpression=%24%7Bx%7D,",
        "GET,/process-instance/unknown,",
        "GET,/task/unknown,"
    })
    void coordinatorsGetNoServerErrorEither(String method, String resource, String body) {
        Visitor coordinator = as(cast.coordinator());
        String own = driver.task(cast.coordinator(), cast.campaign().value(), "settle-brief") == null
                ? foreignTask()
                : driver.task(cast.coordinator(), cast.campaign().value(), "settle-brief")
                        .getId();
        for (String task : List.of(own, foreignTask(), "unknown")) {
            HttpResponse<String> answer = coordinator.send(
                    method,
                    ENGINE + resource.replace("{task}", task),
                    JSON,
                    body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));

            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        }
    }

    private static final String NONSENSE = """
        {"missionDue":"+999999999-12-31","seen":[],"clauses":[{"text":{}}],"partners":"x","from":"hier","to":1,"freeze":[],
         "choice":"SHOUT","sure":"peut-être","words":"\\u0000","until":"2027-02-30","reason":{"a":1}}\
        """;

    /** The acts that stand open: whatever is sent, nothing breaks and nothing is done. */
    @ParameterizedTest
    @CsvSource({
        "move-dates",
        "revise-charter",
        "remind-partners",
        "decide-deadline",
        "cancel-campaign",
        "invite-partners",
        "open-applications",
        "offer-menu"
    })
    void theCoordinationsActsAnswerNonsenseKindly(String form) {
        Driver.Cast chartered = driver.chartered(2);
        Visitor coordination = as(chartered.coordinator());
        answersNonsenseKindly(coordination, form, chartered.campaign().value());
        assertThat(visitor.get("/forms/" + form + "?subject="
                                + chartered.campaign().value())
                        .statusCode())
                .as("a partner has no part in it")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"declare-freeze", "lift-freeze", "come-back", "step-back", "hand-over"})
    void aPartnersActsAnswerNonsenseKindly(String form) {
        answersNonsenseKindly(visitor, form, partner.organisation());
        assertThat(visitor.get("/acts/" + form + "?subject=" + cast.partner(1).organisation())
                        .statusCode())
                .isEqualTo(404);
    }

    private void answersNonsenseKindly(Visitor who, String form, String subject) {
        String door = "/forms/" + form + "?subject=" + subject;
        for (String document : List.of(NONSENSE, "{}", "[]", "\"x\"", "{\"partners\":[null],\"sure\":true}", "{")) {
            assertThat(who.post(door, document).statusCode()).as(document).isBetween(400, 422);
            assertThat(who.post(door.replace("?", "/check?"), document).statusCode())
                    .as(document)
                    .isIn(200, 400, 404, 409, 422);
        }
        assertThat(who.post("/forms/" + form + "?subject=nobody", "{}").statusCode())
                .isEqualTo(404);
    }
}
