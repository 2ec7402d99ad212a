package coop.unisson.commitment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what two people wrote on the same list, field by field, against what the one who saves later had read.
 * What only one of them changed stays; what both changed to something else is a conflict, with both texts; a row one took
 * away and the other wrote on stays. Works on the form's documents, so a new field needs nothing here.
 */
final class Merge {

    private static final String ROWS = "commitments";
    private static final String CHAIN = "decisionPath";
    private static final String ID = "id";
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(?:\\.\\d{1,15})?");

    /**
     * A field both wrote.
     *
     * @param field in the document of whoever saves later
     * @param theirs what the other one wrote; empty when they emptied it
     */
    record Conflict(String field, String theirs) {}

    /**
     * What came of it.
     *
     * @param document with the later writer's text where both wrote
     * @param places for each row of {@code mine}, then for each of the rows only they have, its row in the document; null
     *     for a row they took away
     * @param kept fields of rows one took away and the other wrote on
     */
    record Merged(ObjectNode document, List<@Nullable Integer> places, List<Conflict> conflicts, List<String> kept) {}

    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final List<@Nullable Integer> places = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();

    private Merge() {}

    /**
     * Merges two documents.
     *
     * @param base what {@code mine} began from; empty when it is not known any more: then whatever differs is a conflict
     */
    static Merged of(JsonNode base, JsonNode theirs, JsonNode mine) {
        Merge merge = new Merge();
        merge.merged.put("zero", changed(base.path("zero"), mine.path("zero")) ? yes(mine) : yes(theirs));
        merge.merged.set(CHAIN, merge.chain(base.path(CHAIN), theirs.path(CHAIN), mine.path(CHAIN)));
        merge.rows(byId(base), theirs, mine);
        return new Merged(merge.merged, merge.places, merge.conflicts, merge.kept);
    }

    private static boolean yes(JsonNode document) {
        return document.path("zero").asBoolean();
    }

    /** Steps have no names of their own: field by field while there are as many, all of both otherwise. */
    private ArrayNode chain(JsonNode base, JsonNode theirs, JsonNode mine) {
        ArrayNode chain = JsonNodeFactory.instance.arrayNode();
        if (base.size() == theirs.size() && base.size() == mine.size()) {
            for (int i = 0; i < mine.size(); i++) {
                chain.add(fields(base.path(i), theirs.path(i), mine.path(i), CHAIN + "[" + i + "]."));
            }
            return chain;
        }
        if (same(mine, base) || same(theirs, base)) {
            (same(mine, base) ? theirs : mine).forEach(chain::add);
            return chain;
        }
        mine.forEach(chain::add);
        theirs.forEach(step -> {
            if (!among(mine, step) && !among(base, step)) {
                chain.add(step);
            }
        });
        return chain;
    }

    private static boolean among(JsonNode rows, JsonNode row) {
        for (JsonNode one : rows) {
            if (same(one, row)) {
                return true;
            }
        }
        return false;
    }

    private void rows(Map<String, JsonNode> base, JsonNode theirs, JsonNode mine) {
        Map<String, JsonNode> left = byId(theirs);
        ArrayNode rows = merged.putArray(ROWS);
        JsonNode own = mine.path(ROWS);
        Set<String> written = byId(mine).keySet();
        for (int i = 0; i < own.size(); i++) {
            JsonNode row = own.get(i);
            String id = row.path(ID).asText("");
            JsonNode before = base.get(id);
            JsonNode other = left.remove(id);
            String path = ROWS + "[" + i + "].";
            if (other == null && before == null) {
                add(rows, twin(row, left, base.keySet(), written));
            } else if (other != null) {
                add(rows, fields(before == null ? JsonNodeFactory.instance.objectNode() : before, other, row, path));
            } else if (same(before, row)) {
                places.add(null);
            } else {
                kept.add(path + "what");
                add(rows, row);
            }
        }
        left.forEach((id, row) -> {
            JsonNode before = base.get(id);
            if (before == null || !same(before, row)) {
                if (before != null) {
                    kept.add(ROWS + "[" + places.size() + "].what");
                }
                add(rows, row);
            }
        });
    }

    /** A new row that says what a new row of theirs says is that row. */
    private static JsonNode twin(JsonNode row, Map<String, JsonNode> left, Set<String> before, Set<String> written) {
        return left.entrySet().stream()
                .filter(theirs -> !before.contains(theirs.getKey()) && !written.contains(theirs.getKey()))
                .filter(theirs -> sameButId(theirs.getValue(), row))
                .findFirst()
                .map(theirs -> left.remove(theirs.getKey()))
                .orElse(row);
    }

    private void add(ArrayNode rows, JsonNode row) {
        places.add(rows.size());
        rows.add(row);
    }

    private ObjectNode fields(JsonNode base, JsonNode theirs, JsonNode mine, String path) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        Set<String> names = new LinkedHashSet<>();
        List.of(mine, theirs).forEach(document -> document.fieldNames().forEachRemaining(names::add));
        for (String name : names) {
            JsonNode before = base.path(name);
            JsonNode other = theirs.path(name);
            JsonNode own = mine.path(name);
            if (name.equals(ID) || same(own, other) || !changed(before, own)) {
                row.set(name, other.isMissingNode() ? own : other);
            } else if (!changed(before, other)) {
                row.set(name, own);
            } else if (isSeveral(before) || isSeveral(other) || isSeveral(own)) {
                row.set(name, several(before, other, own));
            } else {
                conflicts.add(new Conflict(path + name, text(other)));
                row.set(name, own);
            }
        }
        return row;
    }

    /** Of several values each is there or not: what either added is in, what either took out is not. */
    private static ArrayNode several(JsonNode base, JsonNode theirs, JsonNode mine) {
        Set<String> all = new LinkedHashSet<>(values(mine));
        all.addAll(values(theirs));
        all.removeIf(value -> values(base).contains(value)
                && !(values(mine).contains(value) && values(theirs).contains(value)));
        ArrayNode together = JsonNodeFactory.instance.arrayNode();
        all.forEach(together::add);
        return together;
    }

    private static boolean isSeveral(JsonNode node) {
        return node.isArray();
    }

    private static List<String> values(JsonNode node) {
        List<String> values = new ArrayList<>();
        node.forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Map<String, JsonNode> byId(JsonNode document) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        document.path(ROWS).forEach(row -> {
            String id = row.path(ID).asText("");
            if (!id.isEmpty() && !id.equals("null")) {
                rows.put(id, row);
            }
        });
        return rows;
    }

    private static boolean changed(JsonNode before, JsonNode now) {
        return !same(before, now);
    }

    private static boolean sameButId(JsonNode one, JsonNode other) {
        ObjectNode copy = one.deepCopy();
        copy.set(ID, other.path(ID));
        return same(copy, other);
    }

    /** Nothing, null, no words and no values are the same, and so are 12 and 12.00. */
    private static boolean same(@Nullable JsonNode one, JsonNode other) {
        if (one == null) {
            return isNothing(other);
        }
        if (one.isObject() || other.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            return names.stream().allMatch(name -> same(one.path(name), other.path(name)));
        }
        if (one.isArray() || other.isArray()) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!same(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return text(one).equals(text(other));
    }

    private static boolean isNothing(JsonNode node) {
        return node.isContainerNode() ? node.isEmpty() : text(node).isEmpty();
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isNumber() ? plain(node.asText()) : node.asText();
    }

    /** 12 for 12.00; anything else as it is. */
    static String plain(String value) {
        return DECIMAL.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }
}
