package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import coop.unisson.campaign.CampaignFixture;
import coop.unisson.shared.Country;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences partners really write, against the decision tables as they are written in {@code processes/}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReasonsTests {

    private static final List<String> TIME = List.of("whenKind", "date", "from", "to", "dates");

    private static final Map<String, String> PARTNERS = Stream.of(
                    "Bobine & Fils",
                    "Relais & Partage",
                    "Support Local",
                    "Les Amis du Soutien",
                    "Cyclo Lumen",
                    "Papier Plume",
                    "Atelier Mésange",
                    "La Bécane Claire",
                    "Répare Ensemble")
            .collect(Collectors.toMap(name -> name, name -> name));

    private final Rules rules = new Rules();

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
            return words("set") + ": " + words("say");
        }
    }

    private static Stream<Line> lines(String section) {
        try (InputStream file = ReasonsTests.class.getResourceAsStream("/commitment/promises.yaml")) {
            JsonNode document = new YAMLMapper().readTree(file);
            List<Line> lines = new ArrayList<>();
            document.path(section).forEach(line -> lines.add(new Line(document.path("record"), line)));
            return lines.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void hasItsReasonsAndNoOthers(Line line, SoftAssertions softly) {
        Judgement judged = rules.explicitness.judge(declaration(line), around(line));

        List<Flaw> reasons = judged.reasons().stream()
                .filter(flaw -> !flaw.field().equals("commitments"))
                .toList();
        softly.assertThat(reasons)
                .as(line.toString())
                .extracting(Flaw::code)
                .containsExactlyInAnyOrder(line.codes("codes"));
        reasons.forEach(Rules::isSaidInBothLanguages);
        long blocking = reasons.stream()
                .filter(Flaw::blocks)
                .filter(flaw -> !Explicitness.FOR_OTHERS.contains(flaw.code()))
                .count();
        boolean zero = Arrays.asList(line.codes("codes")).contains("E00");
        softly.assertThat(judged.level())
                .as(line.toString())
                .isEqualTo(zero ? "zero" : blocking == 0 ? "explicit" : blocking < 3 ? "nearly" : "vague");
    }

    private void aloneHasItsReasons(Line line, Surroundings around, SoftAssertions softly) {
        Judgement judged = rules.explicitness.judge(line.words("say"), around);

        softly.assertThat(judged.reasons())
                .as(line.toString())
                .extracting(Flaw::code)
                .containsExactlyInAnyOrder(line.codes("text"));
        judged.reasons().forEach(Rules::isSaidInBothLanguages);
    }

    @Test
    void everySentenceHasItsReasonsAndNoOthers() {
        SoftAssertions.assertSoftly(
                softly -> lines("promises").forEach(line -> hasItsReasonsAndNoOthers(line, softly)));
    }

    @Test
    void everySentenceAloneHasTheReasonsOfItsWords() {
        Surroundings nobody = Surroundings.none(Rules.TODAY, false);
        Surroundings partners = nobody.with(here -> here.partners(PARTNERS));
        SoftAssertions.assertSoftly(softly -> {
            lines("promises")
                    .filter(line -> line.line().has("text"))
                    .forEach(line -> aloneHasItsReasons(line, nobody, softly));
            lines("sentences").forEach(line -> aloneHasItsReasons(line, partners, softly));
        });
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
                .with(here -> here.campaign(CampaignFixture.unsaved()).off(off));
        return rules.explicitness.judge(rules.codec.decode(document, Declaration.class), around).reasons().stream()
                .map(Flaw::code)
                .filter("E09"::equals)
                .findFirst()
                .orElse("");
    }

    private static Surroundings around(Line line) {
        boolean yes = !line.words("yes").equals("false");
        return Rules.campaign()
                .with(here -> here.today(LocalDate.parse(line.line().path("by").asText("2027-08-10")))
                        .awaited(promise -> yes ? List.of() : everybody(promise)));
    }

    private static List<Awaited> everybody(Promise promise) {
        return Stream.concat(Stream.of(Part.OWNER), promise.coOwners().stream().map(partner -> Part.CO_OWNER))
                .map(part -> new Awaited(part, "Léa Martin", Awaited.State.PENDING, null))
                .toList();
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
        return rules.codec.decode(document, Declaration.class);
    }
}
