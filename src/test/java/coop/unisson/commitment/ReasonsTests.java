package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.unisson.shared.Country;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The sentences partners really write, against the decision tables as they are written in {@code processes/}. */
class ReasonsTests extends PromiseTest {

    private static final List<String> TIME = List.of("whenKind", "date", "from", "to", "dates");

    @Autowired
    Explicitness explicitness;

    @Autowired
    FormCodec codec;

    /** One line of the file. */
    record Line(JsonNode record, JsonNode line) {

        String words(String field) {
            return line.path(field).asText("");
        }

        String[] codes(String field) {
            return words(field).isEmpty() ? new String[0] : words(field).split(" ");
        }

        ObjectNode fields() {
            ObjectNode fields = record.deepCopy();
            fields.put("what", words("say"));
            line.path("without")
                    .forEach(field -> fields.remove(field.asText().equals("when") ? TIME : List.of(field.asText())));
            line.path("with").properties().forEach(field -> fields.set(field.getKey(), field.getValue()));
            return fields;
        }

        @Override
        public String toString() {
            return words("set") + ": " + words("say") + " → " + words("codes");
        }
    }

    static Stream<Line> lines() throws IOException {
        try (InputStream file = ReasonsTests.class.getResourceAsStream("/commitment/promises.yaml")) {
            JsonNode document = new YAMLMapper().readTree(file);
            List<Line> lines = new ArrayList<>();
            document.path("promises").forEach(line -> lines.add(new Line(document.path("record"), line)));
            return lines.stream();
        }
    }

    @TestFactory
    Stream<DynamicTest> everySentenceHasItsReasonsAndNoOthers() throws IOException {
        return lines().map(line -> DynamicTest.dynamicTest(line.toString(), () -> hasItsReasonsAndNoOthers(line)));
    }

    @TestFactory
    Stream<DynamicTest> everySentenceAloneHasTheReasonsOfItsWords() throws IOException {
        return lines().filter(line -> line.line().has("text"))
                .map(line -> DynamicTest.dynamicTest(line.toString(), () -> aloneHasTheReasonsOfItsWords(line)));
    }

    private void hasItsReasonsAndNoOthers(Line line) {
        Judgement judged = explicitness.judge(declaration(line), around(line));

        List<Flaw> reasons = judged.reasons().stream()
                .filter(flaw -> !flaw.field().equals("commitments"))
                .toList();
        assertThat(reasons).extracting(Flaw::code).containsExactlyInAnyOrder(line.codes("codes"));
        reasons.forEach(ReasonsTests::isSaidInBothLanguages);
        if (Arrays.asList(line.codes("codes")).contains("E00")) {
            assertThat(judged.level()).isEqualTo("zero");
        } else {
            long blocking = reasons.stream()
                    .filter(Flaw::blocks)
                    .filter(flaw -> !Explicitness.FOR_OTHERS.contains(flaw.code()))
                    .count();
            assertThat(judged.level()).isEqualTo(blocking == 0 ? "explicit" : blocking < 3 ? "nearly" : "vague");
        }
    }

    private void aloneHasTheReasonsOfItsWords(Line line) {
        Judgement judged = explicitness.judge(line.words("say"), Surroundings.none(LocalDate.of(2027, 8, 10), false));

        assertThat(judged.reasons()).extracting(Flaw::code).containsExactlyInAnyOrder(line.codes("text"));
        judged.reasons().forEach(ReasonsTests::isSaidInBothLanguages);
    }

    /** One working day before 12 November 2027, asked on the 11th: a holiday in France and Belgium, none in Germany. */
    @ParameterizedTest
    @CsvSource({"DE, ''", "FR, E09", "BE, E09"})
    void countsApprovalsByThePartnersOwnCountry(Country country, String expected) {
        assertThat(late(DaysOff.of(country))).isEqualTo(expected);
    }

    /** The same in Germany, with approvals that stand still on the 11th. */
    @Test
    void countsApprovalsWithoutAPause() {
        LocalDate eleventh = LocalDate.of(2027, 11, 11);
        assertThat(late(new DaysOff(Country.DE, List.of(new DaysOff.Freeze(eleventh, eleventh)))))
                .isEqualTo("E09");
    }

    private String late(DaysOff off) {
        JsonNode document = new YAMLMapper()
                .valueToTree(Map.of(
                        "decisionPath",
                        List.of(Map.of("role", "Direction", "days", 1)),
                        "commitments",
                        List.of(Map.of(
                                "kind", "OWN_CHANNEL",
                                "what", "Publier une story",
                                "channel", "Instagram",
                                "format", "story",
                                "quantity", 1,
                                "whenKind", "DATE",
                                "date", "2027-11-12",
                                "ownerName", "Léa Martin",
                                "ownerEmail", "lea@bobine.example",
                                "evidence", "LINK"))));
        Surroundings around = Surroundings.none(LocalDate.of(2027, 11, 11), true)
                .with(here -> here.campaign(campaigns.get(campaign)).off(off));
        return explicitness.judge(codec.decode(document, Declaration.class), around).reasons().stream()
                .map(Flaw::code)
                .filter("E09"::equals)
                .findFirst()
                .orElse("");
    }

    private static void isSaidInBothLanguages(Flaw flaw) {
        Messages texts = new Messages("messages/commitment");
        for (String key : List.of(
                "flaw." + flaw.code(), "flaw." + flaw.code() + (flaw.fill().isEmpty() ? ".act" : ".tap"))) {
            String french = texts.getMessage(key, flaw.args().toArray(), Locale.FRENCH);
            String english = texts.getMessage(key, flaw.args().toArray(), Locale.ENGLISH);
            assertThat(french).isNotBlank().doesNotContain("{").isNotEqualTo(english);
            assertThat(english).isNotBlank().doesNotContain("{");
        }
    }

    private Surroundings around(Line line) {
        String yes = line.words("yes");
        return Surroundings.none(LocalDate.parse(line.line().path("by").asText("2027-08-10")), true)
                .with(here -> here.campaign(campaigns.get(campaign))
                        .accepted(promise -> !yes.equals("false"))
                        .coAccepted((promise, partner) -> !yes.equals("false"))
                        .isOther("other"::equals)
                        .partners(Map.of("own", "Bobine & Fils", "other", "Relais & Partage", "third", "Support Local"))
                        .own("own")
                        .writer(new Explicitness.Writer("Léa Martin", "lea.martin@bobine.example")));
    }

    private Declaration declaration(Line line) {
        ObjectNode document = line.fields().objectNode();
        ArrayNode promises = document.putArray("commitments");
        promises.add(line.fields());
        String days = line.line().path("approvalDays").asText("3");
        ArrayNode path = document.putArray("decisionPath");
        if (!days.equals("none")) {
            path.addObject().put("role", "Direction").put("days", Integer.parseInt(days));
        }
        return codec.decode(document, Declaration.class);
    }
}
