package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.commitment.Merge.Conflict;
import coop.unisson.commitment.Merge.Merged;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever two people write on one list, and whatever they began from: nothing that was typed is lost. */
class MergeTests {

    private static final List<String> FIELDS = List.of("what", "channel");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Row(String id, String what, String channel, List<String> seen) {}

    @Provide
    Arbitrary<ObjectNode> lists() {
        Arbitrary<String> words = Arbitraries.of("", "", "une story", "deux stories", "Instagram");
        Arbitrary<List<String>> seen = Arbitraries.subsetOf("a", "b", "c").map(List::copyOf);
        Arbitrary<Row> row = Combinators.combine(Arbitraries.of("1", "2", "3", "4"), words, words, seen)
                .as(Row::new);
        return row.list().uniqueElements(Row::id).ofMaxSize(4).map(MergeTests::document);
    }

    private static ObjectNode document(List<Row> rows) {
        ObjectNode document = JSON.objectNode();
        ArrayNode list = document.putArray("commitments");
        rows.forEach(row -> {
            ObjectNode one = list.addObject();
            one.put("id", row.id()).put("what", row.what()).put("channel", row.channel());
            row.seen().forEach(one.putArray("makesVisible")::add);
        });
        return document;
    }

    /** The rows one calls 4 are new: the page has no id for them yet. */
    private static ObjectNode withNewRows(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        copy.withArray("commitments").forEach(row -> {
            if (row.path("id").asText().equals("4")) {
                ((ObjectNode) row).putNull("id");
            }
        });
        return copy;
    }

    @Property(tries = 2000)
    void everythingTypedIsInTheListOrSaidBesideItsField(
            @ForAll("lists") ObjectNode base, @ForAll("lists") ObjectNode theirs, @ForAll("lists") ObjectNode typed) {
        ObjectNode mine = withNewRows(typed);
        Merged merged = Merge.of(base, theirs, mine);

        for (int i = 0; i < mine.path("commitments").size(); i++) {
            JsonNode row = mine.path("commitments").get(i);
            JsonNode before = row(base, row.path("id").asText());
            Integer place = merged.places().get(i);
            if (changed(before, row)) {
                assertThat(place).as("a row I wrote on").isNotNull();
            }
            if (place != null) {
                JsonNode now = merged.document().path("commitments").get(place);
                for (String field : FIELDS) {
                    if (!text(row, field).equals(text(before, field))) {
                        assertThat(text(now, field)).isEqualTo(text(row, field));
                    }
                }
                assertThat(values(now)).containsAll(added(before, row));
            }
        }
        for (JsonNode row : theirs.path("commitments")) {
            String id = row.path("id").asText();
            JsonNode before = row(base, id);
            JsonNode now = row(merged.document(), id);
            if (!changed(before, row)) {
                continue;
            }
            assertThat(now.isMissingNode()).as("a row they wrote on").isFalse();
            int mineAt = at(mine, id);
            for (String field : FIELDS) {
                if (!text(row, field).equals(text(before, field))
                        && !text(now, field).equals(text(row, field))) {
                    assertThat(merged.conflicts())
                            .contains(new Conflict("commitments[" + mineAt + "]." + field, text(row, field)));
                }
            }
            assertThat(values(now)).containsAll(added(before, row));
        }
    }

    @Property(tries = 500)
    void whatOnlyOneWroteIsTakenAsItIs(@ForAll("lists") ObjectNode base, @ForAll("lists") ObjectNode written) {
        Merged theirs = Merge.of(base, written, base);
        assertThat(theirs.conflicts()).isEmpty();
        assertThat(rows(theirs.document())).containsExactlyInAnyOrderElementsOf(rows(written));

        Merged mine = Merge.of(base, base, written);
        assertThat(mine.conflicts()).isEmpty();
        assertThat(rows(mine.document())).containsExactlyElementsOf(rows(written));
    }

    @Property(tries = 500)
    void aConflictIsOverOnceTheWriterSavesOnWhatTheyWereShown(
            @ForAll("lists") ObjectNode base, @ForAll("lists") ObjectNode theirs, @ForAll("lists") ObjectNode mine) {
        Merged merged = Merge.of(base, theirs, mine);
        assertThat(Merge.of(theirs, theirs, merged.document()).conflicts()).isEmpty();
    }

    @Example
    void twoNewRowsThatSayTheSameAreOne() {
        ObjectNode empty = document(List.of());
        ObjectNode theirs = document(List.of(new Row("7", "une story", "Instagram", List.of())));
        ObjectNode mine = withNewRows(document(List.of(new Row("4", "une story", "Instagram", List.of()))));

        assertThat(Merge.of(empty, theirs, mine).document().path("commitments"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("id").asText()).isEqualTo("7"));
    }

    @Example
    void approvalStepsOfBothAreKept() {
        ObjectNode base = chain("Direction");
        ObjectNode merged = Merge.of(base, chain("Direction", "Juridique"), chain("Direction", "Presse"))
                .document();
        assertThat(merged.path("decisionPath"))
                .extracting(step -> step.path("role").asText())
                .containsExactly("Direction", "Presse", "Juridique");
        assertThat(Merge.of(base, chain("Gérance"), chain("Présidence")).conflicts())
                .containsExactly(new Conflict("decisionPath[0].role", "Gérance"));
    }

    private static ObjectNode chain(String... roles) {
        ObjectNode document = document(List.of());
        ArrayNode chain = document.putArray("decisionPath");
        for (String role : roles) {
            chain.addObject().put("role", role).put("days", 2);
        }
        return document;
    }

    private static List<String> rows(ObjectNode document) {
        List<String> rows = new ArrayList<>();
        document.path("commitments")
                .forEach(row -> rows.add(String.join(
                        "|",
                        text(row, "id"),
                        text(row, "what"),
                        text(row, "channel"),
                        String.join(",", values(row).stream().sorted().toList()))));
        return rows;
    }

    private static boolean changed(JsonNode before, JsonNode row) {
        return FIELDS.stream().anyMatch(field -> !text(before, field).equals(text(row, field)))
                || !values(before).equals(values(row));
    }

    private static List<String> added(JsonNode before, JsonNode row) {
        return values(row).stream()
                .filter(value -> !values(before).contains(value))
                .toList();
    }

    private static List<String> values(JsonNode row) {
        List<String> values = new ArrayList<>();
        row.path("makesVisible").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText("");
    }

    private static JsonNode row(JsonNode document, String id) {
        int at = at(document, id);
        return at < 0 ? JSON.missingNode() : document.path("commitments").get(at);
    }

    private static int at(JsonNode document, String id) {
        JsonNode rows = document.path("commitments");
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).path("id").asText().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
