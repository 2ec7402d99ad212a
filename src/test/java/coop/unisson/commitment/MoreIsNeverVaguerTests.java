package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.WrittenTables;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.WorkingCalendar;
import jakarta.validation.Validation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is added to an explicit record, in whatever words, it stays explicit. */
class MoreIsNeverVaguerTests {

    private static final WrittenTables TABLES = new WrittenTables();
    private static final WorkingCalendar CALENDAR = new WorkingCalendar();
    private static final Explicitness EXPLICITNESS =
            new Explicitness(TABLES, new Feasibility(CALENDAR), new Wording(TABLES), new Taps(CALENDAR));
    private static final FormCodec CODEC =
            new FormCodec(Validation.buildDefaultValidatorFactory().getValidator());

    /** Everything a record may have beyond what makes it explicit. */
    private static final Map<String, List<String>> MORE = new TreeMap<>(Map.of(
            "audience", List.of("familles", "members", "tout le monde", "TBC"),
            "territory", List.of("Bretagne", "partout", "the whole town"),
            "brand", List.of("Relais & Partage", "Support Local"),
            "deputyName", List.of("Noé Petit", "toute l’équipe"),
            "deputyEmail", List.of("noe.petit@bobine.example", "info@bobine.example"),
            "condition", List.of("si la mairie est d’accord", "if possible", "on verra"),
            "measure", List.of("ouvertures", "views", "environ 50"),
            "conditionPartner", List.of("other"),
            "resourceKind", List.of("HOURS", "EUROS")));

    static {
        MORE.putAll(Map.of(
                "coOwners", List.of("other"),
                "makesVisible", List.of("other", "own", "all", "nobody"),
                "dependsOn", List.of("nothing known"),
                "conditionCount", List.of("3"),
                "conditionReach", List.of("20000")));
    }

    private static final List<String> WORDS = List.of(
            "on",
            "va",
            "communiquer",
            "dessus",
            "si",
            "possible",
            "environ",
            "plusieurs",
            "posts",
            "le buzz",
            "TBC",
            "we",
            "support",
            "the cause",
            "toute l’équipe",
            "partager",
            "12",
            "octobre",
            "Relais & Partage",
            ",",
            "« »",
            "nous",
            "n’allons pas",
            "rien",
            "maybe",
            "about 50",
            "@",
            "prêt·e·s",
            "réparer",
            "if others do it",
            "~ 40",
            "12/10");

    private static ObjectNode explicit() {
        ObjectNode fields = JsonMapper.builder().build().createObjectNode();
        fields.put("kind", "OWN_CHANNEL").put("what", "Trois stories").put("channel", "Instagram");
        fields.put("format", "story").put("quantity", 3).put("reach", "UNDER_1000");
        fields.put("whenKind", "DATE").put("date", "2027-10-12").put("evidence", "LINK");
        fields.put("ownerName", "Léa Martin").put("ownerEmail", "lea.martin@bobine.example");
        return fields.put("visibilityFor", "les autres partenaires");
    }

    @Provide
    Arbitrary<Map<String, String>> additions() {
        return Arbitraries.subsetOf(MORE.keySet()).flatMap(fields -> {
            List<Arbitrary<Map.Entry<String, String>>> chosen = fields.stream()
                    .map(field -> Arbitraries.of(MORE.get(field)).map(value -> Map.entry(field, value)))
                    .toList();
            return Combinators.combine(chosen).as(entries -> Map.ofEntries(entries.toArray(Map.Entry[]::new)));
        });
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(12).map(words -> String.join(" ", words));
    }

    @Property(tries = 300)
    void addingInformationNeverMakesAnExplicitRecordVague(
            @ForAll("additions") Map<String, String> additions, @ForAll("sentences") String sentence) {
        ObjectNode fields = explicit();
        additions.forEach(fields::put);
        fields.put("what", fields.path("what").asText() + " " + sentence);

        List<Flaw> before = judge(explicit());
        List<Flaw> after = judge(fields);

        assertThat(before).noneMatch(Flaw::blocks);
        assertThat(after).noneMatch(Flaw::blocks);
    }

    @Property(tries = 300)
    void whateverIsWrittenIsJudged(@ForAll("sentences") String sentence, @ForAll String anything) {
        for (String text : List.of(sentence, anything)) {
            assertThat(EXPLICITNESS
                            .judge(text, Surroundings.none(LocalDate.of(2027, 8, 10), false))
                            .level())
                    .isIn("explicit", "nearly", "vague", "zero");
        }
    }

    private static List<Flaw> judge(ObjectNode fields) {
        Promise promise = CODEC.decode(fields, Promise.class);
        return EXPLICITNESS
                .judge(
                        new Declaration(0, false, List.of(new Approval("Direction", 3, null)), List.of(promise)),
                        Surroundings.none(LocalDate.of(2027, 8, 10), true)
                                .with(around -> around.isOther("other"::equals)
                                        .partners(Map.of("own", "Bobine & Fils", "other", "Relais & Partage"))
                                        .own("own")))
                .reasons();
    }
}
