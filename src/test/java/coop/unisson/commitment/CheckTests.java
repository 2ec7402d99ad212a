package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.Driver;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** {@code POST /api/commitments/check}, as a tool and as a person meet it. */
class CheckTests extends IntegrationTest {

    private static final String PASSWORD = "a long enough secret";
    private static final String CHECK = "/api/commitments/check";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @LocalServerPort
    int port;

    private Visitor tool(String person) {
        PersonId id = new PersonId(person);
        access.password(id, PASSWORD);
        return new Visitor(port).basic(partners.person(id).email(), PASSWORD);
    }

    private static List<String> codes(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Visitor.json(answer).path("reasons").findValuesAsText("code");
    }

    private static String json(Object document) {
        return JSON.valueToTree(document).toString();
    }

    @Test
    void judgesASentenceInTheLanguageAskedFor() {
        Visitor tool = tool(driver.consented(2).partners().get(0).lead());

        JsonNode french = Visitor.json(tool.post(CHECK, "{\"text\":\"On va communiquer dessus\"}"));
        JsonNode english = Visitor.json(
                tool.with("Accept-Language", "de, en;q=0.8, fr;q=0.2").post(CHECK, "{\"text\":\"We'll promote it\"}"));

        assertThat(french.path("level").asText()).isEqualTo("vague");
        JsonNode reason = french.path("reasons").path(0);
        assertThat(reason.path("code").asText()).isEqualTo("E01");
        assertThat(reason.path("severity").asText()).isEqualTo("block");
        assertThat(reason.path("field").asText()).isEqualTo("text");
        assertThat(reason.path("message").asText()).contains("oui, mais comment");
        assertThat(reason.path("suggestion").asText()).startsWith("Dites ce que vous ferez");
        assertThat(english.path("reasons").path(0).path("message").asText()).contains("Pick a channel");
    }

    @Test
    void judgesARecordAListAndASubmissionAlike() {
        Driver.Cast cast = driver.consented(2);
        Driver.Partner partner = cast.partners().get(0);
        Visitor tool = tool(partner.lead());
        Map<String, Object> good = driver.promise(partner);
        Map<String, Object> vague = driver.promise(partner);
        Stream.of("channel", "format", "quantity", "whenKind", "date").forEach(vague::remove);
        vague.put("what", "On va communiquer dessus");
        String here = CHECK + "?campaign=" + cast.campaign().value();

        assertThat(codes(tool.post(here, json(good)))).isEmpty();
        assertThat(codes(tool.post(CHECK, json(good)))).isEmpty();
        assertThat(codes(tool.post(here, json(vague)))).containsExactlyInAnyOrder("E01", "E02", "E03", "E04");
        assertThat(codes(tool.post(here, json(List.of(good, vague)))))
                .contains("E01", "E02", "E03", "E04", "P2")
                .doesNotContain("P1");
        JsonNode submitted = Visitor.json(tool.post(here, json(driver.declaration(List.of(good, vague)))));
        assertThat(submitted.path("level").asText()).isEqualTo("vague");
        assertThat(submitted.path("reasons").findValuesAsText("field")).contains("commitments[1].channel");
        ObjectNode inside = JSON.valueToTree(good);
        inside.put("campaign", cast.campaign().value())
                .put("date", driver.today().plusDays(400).toString());
        assertThat(codes(tool.post(CHECK, inside.toString()))).containsExactly("E05");
        assertThat(codes(tool.post(CHECK, "{\"zero\":true}"))).containsExactly("E00");
    }

    @Test
    void answersToWhoeverTakesPartOrCoordinatesAndToNobodyElse() {
        Driver.Cast cast = driver.consented(2);
        String stranger = driver.consented(2).partners().get(0).lead();
        String here = CHECK + "?campaign=" + cast.campaign().value();
        String good = json(driver.promise(cast.partners().get(0)));

        assertThat(codes(tool(cast.coordinator()).post(here, good))).isEmpty();
        assertThat(tool(stranger).post(here, good).statusCode()).isEqualTo(404);
        assertThat(tool(stranger).post(CHECK + "?campaign=none", good).statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(port)
                        .basic("nobody@nowhere.example", "x")
                        .post(CHECK, good)
                        .statusCode())
                .isEqualTo(401);
        assertThat(new Visitor(port).post(CHECK, good).statusCode()).isIn(401, 403);
        PersonId lead = new PersonId(cast.partners().get(0).lead());
        access.password(lead, PASSWORD);
        Visitor signedIn = Visitor.signedIn(port, partners.person(lead).email(), PASSWORD);
        assertThat(codes(signedIn.post(here, good))).isEmpty();
    }

    @Test
    void refusesWhatItCannotReadInWords() {
        Visitor tool = tool(driver.consented(2).partners().get(0).lead());

        for (String unreadable : List.of(
                "",
                "{",
                "12",
                "null",
                "\"text\"",
                "{\"text\":{}}",
                "{\"nothing\":1}",
                "[[1]]",
                "{\"text\":\"a\\u0000b\"}",
                "{\"campaign\":{}}",
                "[".repeat(2000))) {
            assertThat(tool.post(CHECK, unreadable).statusCode()).as(unreadable).isEqualTo(400);
        }
        for (String wrong : List.of(
                "{\"text\":\"\"}",
                "{\"quantity\":\"many\"}",
                "{\"kind\":\"X\"}",
                "{\"date\":\"12/10\"}",
                "{\"what\":\"" + "x".repeat(301) + "\"}")) {
            HttpResponse<String> answer = tool.post(CHECK, wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(Visitor.json(answer).path("flaws").path(0).path("field").asText())
                    .doesNotContain("commitment")
                    .isNotEmpty();
        }
        assertThat(tool.post(CHECK, "{\"text\":\"" + "x".repeat(1 << 20) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> plain =
                tool.with("Accept-Language", "en").send("POST", CHECK, "text/plain", "x".getBytes());
        assertThat(plain.statusCode()).isEqualTo(415);
        assertThat(Visitor.json(plain).path("message").asText()).startsWith("Send JSON");
    }

    @Test
    void isDocumented() {
        JsonNode documentation = Visitor.json(new Visitor(port).get("/v3/api-docs"));

        assertThat(documentation.path("paths").fieldNames())
                .toIterable()
                .contains(CHECK)
                .allMatch(path -> path.startsWith("/api/"));
        assertThat(documentation.path("components").path("schemas").fieldNames())
                .toIterable()
                .contains("Judgement", "Promise", "Declaration", "Text");
    }
}
