package coop.unisson.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * How the records of one kind stand in a table: a column for each field, under the words {@code column.<id>.<field>}, whose choices are said in
 * the words {@code <words>.<field>.<choice>}. Heads and choices are read in either language; a record that is read has passed
 * the same constraints as one that was typed into a form.
 */
public final class Sheet<S> {

    /** Heads of the column in which we say what to mend; reading leaves it out without a word. */
    private static final String REMARKS = "column.remarks";

    private final String id;
    private final String words;
    private final Class<S> type;
    private final List<Column> columns;
    private final FormCodec codec;
    private final MessageSource messages;

    /**
     * A row that was read.
     *
     * @param record none when something in it cannot be read
     * @param flaws by the record's own fields
     */
    public record Row<S>(Csv.Line line, @Nullable S record, List<Flaw> flaws) {

        public int number() {
            return line.number();
        }
    }

    /** @param unknown heads nobody knows; their columns are left out */
    public record Rows<S>(List<Row<S>> rows, List<String> unknown) {}

    public Sheet(
            String id, String words, Class<S> type, FormCodec codec, MessageSource messages, List<Column> columns) {
        this.id = id;
        this.words = words;
        this.type = type;
        this.codec = codec;
        this.messages = messages;
        this.columns = List.copyOf(columns);
    }

    public List<String> head(Language language) {
        return columns.stream().map(column -> head(column, language)).toList();
    }

    private String head(Column column, Language language) {
        return say("column." + id + "." + column.field(), language);
    }

    /** The words for a field, as its column says them. */
    public String head(String field, Language language) {
        return columns.stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .map(column -> head(column, language))
                .orElse(field);
    }

    /** A record's cells, in the order of the columns. */
    public List<@Nullable Object> cells(S written, Names names, Language language) {
        JsonNode document = codec.encode(written);
        List<@Nullable Object> cells = new ArrayList<>();
        for (Column column : columns) {
            cells.add(column.write(
                    document.get(column.field()),
                    new Column.Writer(
                            constant -> say(words + "." + column.field() + "." + constant, language), names::word)));
        }
        return cells;
    }

    public byte[] write(List<S> records, Names names, Language language) {
        return Csv.write(
                head(language),
                records.stream().map(one -> cells(one, names, language)).toList(),
                language);
    }

    /** The lines that could not be taken, as they came, with what to mend in a last column. */
    public byte[] remarks(Csv.Table table, Map<Integer, String> remarks, Language language) {
        int width = table.head().size();
        List<String> head = new ArrayList<>(table.head());
        int old = remarksIn(head);
        head.add(say(REMARKS, language));
        List<List<String>> lines = new ArrayList<>();
        for (Csv.Line line : table.lines()) {
            if (remarks.containsKey(line.number())) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < Math.max(width, line.cells().size()); i++) {
                    cells.add(line.cell(i));
                }
                cells.add(width, Objects.requireNonNull(remarks.get(line.number())));
                lines.add(cells);
            }
        }
        if (old >= 0) {
            head.remove(old);
            lines.forEach(cells -> cells.remove(old));
        }
        return Csv.write(head, lines, language);
    }

    private int remarksIn(List<String> head) {
        for (int i = 0; i < head.size(); i++) {
            if (isRemarks(head.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isRemarks(String head) {
        return Stream.of(Language.values())
                .anyMatch(language -> Column.comparable(say(REMARKS, language)).equals(Column.comparable(head)));
    }

    /**
     * Reads every line.
     *
     * @param most lines a file may have
     * @throws Problem 422 when it has more, none of our columns, or one of them twice
     */
    public Rows<S> read(Csv.Table table, Names names, Language language, int most) {
        if (table.lines().size() > most) {
            throw Problem.tooLarge("csv-rows", most, table.lines().size());
        }
        List<@Nullable Column> order = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int french = 0;
        int english = 0;
        for (String head : table.head()) {
            Column column = column(head);
            if (column != null && order.contains(column)) {
                throw Problem.unreadable("csv-column-twice", head);
            }
            order.add(column);
            if (column == null) {
                if (!head.isEmpty() && !isRemarks(head)) {
                    unknown.add(head.length() > 60 ? head.substring(0, 60) + "…" : head);
                }
            } else {
                french += is(head, column, Language.FR) ? 1 : 0;
                english += is(head, column, Language.EN) ? 1 : 0;
            }
        }
        if (order.stream().allMatch(Objects::isNull)) {
            throw Problem.unreadable("csv-no-column", String.join(" · ", head(language)));
        }
        boolean dayFirst = french == english ? language == Language.FR : french > english;
        Map<Column, Map<String, String>> choices = choices();
        List<Row<S>> rows = new ArrayList<>();
        for (Csv.Line line : table.lines()) {
            rows.add(row(
                    line,
                    order,
                    column -> new Column.Reader(
                            dayFirst,
                            word -> choices.getOrDefault(column, Map.of()).get(Column.comparable(word)),
                            names::id)));
        }
        return new Rows<>(rows, unknown);
    }

    private Row<S> row(
            Csv.Line line, List<@Nullable Column> order, java.util.function.Function<Column, Column.Reader> readers) {
        List<Flaw> flaws = new ArrayList<>();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.max(order.size(), line.cells().size()); i++) {
            String cell = line.cell(i);
            Column column = i < order.size() ? order.get(i) : null;
            if (i >= order.size() && !cell.isBlank()) {
                flaws.add(
                        Flaw.block("", "csv-ragged", order.size(), line.cells().size()));
                break;
            }
            if (column != null && !cell.isBlank()) {
                try {
                    document.set(column.field(), column.read(cell, readers.apply(column)));
                } catch (Column.Unread unread) {
                    flaws.add(unread.in(column.field()));
                }
            }
        }
        S read = null;
        try {
            read = codec.decode(document, type);
        } catch (Refused refused) {
            refused.flaws().stream()
                    .filter(flaw ->
                            flaws.stream().noneMatch(known -> known.field().equals(flaw.field())))
                    .forEach(flaws::add);
        }
        return new Row<>(line, flaws.isEmpty() ? read : null, List.copyOf(flaws));
    }

    private @Nullable Column column(String head) {
        return columns.stream()
                .filter(column -> Column.comparable(column.field()).equals(Column.comparable(head))
                        || Arrays.stream(Language.values()).anyMatch(language -> is(head, column, language)))
                .findFirst()
                .orElse(null);
    }

    private boolean is(String head, Column column, Language language) {
        return Column.comparable(head(column, language)).equals(Column.comparable(head));
    }

    /** Each choice under its own name and under its words in both languages. */
    private Map<Column, Map<String, String>> choices() {
        Map<Column, Map<String, String>> all = new HashMap<>();
        for (Column column : columns) {
            Map<String, String> known = new HashMap<>();
            for (String constant : column.choices()) {
                known.put(Column.comparable(constant), constant);
                for (Language language : Language.values()) {
                    known.put(
                            Column.comparable(say(words + "." + column.field() + "." + constant, language)), constant);
                }
            }
            all.put(column, known);
        }
        return all;
    }

    private String say(String key, Language language) {
        return messages.getMessage(key, null, language.locale());
    }

    /** What stands for an id in a table: the name, or the id itself where two bear the same name. */
    public static final class Names {

        public static final Names NONE = new Names(Map.of());

        private final Map<String, String> byId;
        private final Map<String, List<String>> byName = new HashMap<>();

        /** @param byId names of everything there is, by id */
        public Names(Map<String, String> byId) {
            this.byId = Map.copyOf(byId);
            byId.forEach((one, name) ->
                    byName.computeIfAbsent(same(name), key -> new ArrayList<>()).add(one));
        }

        private static String same(String name) {
            return name.strip().toLowerCase(Locale.ROOT);
        }

        String word(String one) {
            String name = byId.get(one);
            return name == null
                            || name.isBlank()
                            || byId.containsKey(name.strip())
                            || alike(name).size() > 1
                    ? one
                    : name;
        }

        private List<String> alike(String name) {
            return byName.getOrDefault(same(name), List.of());
        }

        /** The id; what is none and no one's name is given back as it is, for whoever knows the field to judge. */
        String id(String word) {
            List<String> alike = alike(word);
            return byId.containsKey(word) || alike.size() != 1 ? word : alike.get(0);
        }

        /** Whether this is the id of something there is. */
        public boolean knows(String one) {
            return byId.containsKey(one);
        }
    }
}
