package coop.unisson.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormCodecTests {

    enum Answer {
        YES,
        NO
    }

    record Row(@NotBlank String what, LocalDate until, Integer quantity) {}

    record Sheet(
            @NotNull @Size(max = 10) String title,
            Answer answer,
            boolean agreed,
            List<Answer> answers,
            List<@Valid Row> rows) {}

    private final ObjectMapper json = new ObjectMapper();
    private final FormCodec codec =
            new FormCodec(Validation.buildDefaultValidatorFactory().getValidator());

    @Test
    void buildsTheDocumentTheFieldNamesSpell() throws Exception {
        assertThat(codec.fromFields(Map.of(
                        "title", List.of("Réparer"),
                        "rows[1].what", List.of("deux"),
                        "rows[0].what", List.of("un"),
                        "answers", List.of("YES", "NO"),
                        "brief.why", List.of("parce que"),
                        "_csrf", List.of("secret"))))
                .isEqualTo(json.readTree("""
                        {"title": "Réparer", "rows": [{"what": "un"}, {"what": "deux"}],
                         "answers": ["YES", "NO"], "brief": {"why": "parce que"}}
                        """));
    }

    record Amount(BigDecimal amount) {}

    @ParameterizedTest
    @ValueSource(strings = {"60", "60.00", "1000000", "0.5", "12.30"})
    void readsAnAmountAgainAsItWroteIt(String typed) {
        Amount amount = new Amount(new BigDecimal(typed));
        assertThat(codec.decode(codec.encode(amount), Amount.class)).isEqualTo(amount);
    }

    @Test
    void dropsRowsNobodyFilledInAndKeepsTheOrderOfTheOthers() throws Exception {
        assertThat(codec.fromFields(Map.of(
                        "rows[10].what", List.of("dernier"),
                        "rows[2].what", List.of("premier"),
                        "rows[4].what", List.of("  "),
                        "rows[4].quantity", List.of(""))))
                .isEqualTo(json.readTree("{\"rows\": [{\"what\": \"premier\"}, {\"what\": \"dernier\"}]}"));
    }

    @Test
    void givesBackTheFieldsItWasMadeFrom() {
        Map<String, List<String>> fields = Map.of(
                "title", List.of("Réparer 🧵"),
                "answers", List.of("YES", "NO"),
                "rows[0].what", List.of("un"),
                "rows[1].what", List.of("deux"));

        assertThat(FormCodec.toFields(codec.fromFields(fields))).isEqualTo(fields);
    }

    @Test
    void refusesNamesThatArePathsOfNoForm() {
        for (String name : List.of("", "a[", "a[0]", "a..b", "a[-1].b", "a[99999].b", "a.b.c.d.e.f.g.h", "a b", "é")) {
            assertMalformed(Map.of(name, List.of("x")), "malformed-field");
        }
        assertMalformed(Map.of("a", List.of("x"), "a.b", List.of("y")), "malformed-field");
        assertMalformed(Map.of("a", List.of("x"), "a[0].b", List.of("y")), "malformed-field");
        assertMalformed(Map.of("a", List.of("x", "z"), "a[0].b", List.of("y")), "malformed-field");
        assertMalformed(Map.of("a[500].b", List.of("x")), "too-many-rows");
    }

    private void assertMalformed(Map<String, List<String>> fields, String code) {
        assertThatThrownBy(() -> codec.fromFields(fields))
                .as("%s", fields)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void namesEveryUnreadableValueAndEveryBrokenConstraintAtOnceAsTheFormGoes() throws Exception {
        assertThat(flawsOf("""
                        {"answer": "MAYBE", "answers": ["YES", "PERHAPS"], "agreed": "si",
                         "rows": [{"what": "un", "until": "12/10", "quantity": "beaucoup"}, {"until": "2026-10-12"}]}
                        """))
                .extracting(Flaw::field, Flaw::code)
                .containsExactly(
                        tuple("title", "not-null"),
                        tuple("answer", "choice"),
                        tuple("agreed", "choice"),
                        tuple("answers", "choice"),
                        tuple("rows[0].until", "date"),
                        tuple("rows[0].quantity", "number"),
                        tuple("rows[1].what", "not-blank"));
    }

    @Test
    void saysTheLimitThatWasCrossed() throws Exception {
        assertThat(flawsOf("{\"title\": \"beaucoup trop long\"}")).containsExactly(Flaw.block("title", "size", 10));
    }

    @Test
    void takesOneTickedBoxForAListOfOne() throws Exception {
        Sheet sheet = codec.decode(
                json.readTree("{\"title\": \"a\", \"answers\": \"NO\", \"agreed\": \"true\"}"), Sheet.class);

        assertThat(sheet.answers()).containsExactly(Answer.NO);
        assertThat(sheet.agreed()).isTrue();
    }

    @Test
    void namesAnUnknownSingleTickByItsField() throws Exception {
        assertThat(flawsOf("{\"title\": \"a\", \"answers\": \"PERHAPS\"}"))
                .containsExactly(Flaw.block("answers", "choice"));
    }

    @Test
    void refusesFieldsTheFormDoesNotHaveAndCharactersNobodyTypes() throws Exception {
        for (String document : List.of(
                "{\"title\": \"a\", \"role\": \"coordinator\"}", "{\"title\": {\"a\": 1}}", "{\"rows\": \"x\"}")) {
            JsonNode node = json.readTree(document);
            assertThatThrownBy(() -> codec.decode(node, Sheet.class))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("malformed-field"));
        }
        JsonNode nul = json.readTree("{\"title\": \"a\\u0000b\"}");
        assertThatThrownBy(() -> codec.decode(nul, Sheet.class))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("control-characters"));
    }

    private List<Flaw> flawsOf(String document) throws Exception {
        JsonNode node = json.readTree(document);
        return catchThrowableOfType(Refused.class, () -> codec.decode(node, Sheet.class))
                .flaws();
    }
}
