package coop.unisson.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** A form as its template sees it: values, flaws and texts by field name. */
public class FormView {

    private final String id;
    private final Map<String, List<String>> values;
    private final List<Flaw> flaws;
    private final MessageSource messages;
    private final Locale locale;

    public FormView(String id, @Nullable JsonNode values, List<Flaw> flaws, MessageSource messages, Locale locale) {
        this.id = id;
        this.values = values == null ? Map.of() : upToDate(FormCodec.toFields(values), flaws);
        this.flaws = flaws;
        this.messages = messages;
        this.locale = locale;
    }

    /** With what a note brings along, such as what a colleague saved meanwhile; a row that is gone has an empty value. */
    private static Map<String, List<String>> upToDate(Map<String, List<String>> typed, List<Flaw> flaws) {
        Map<String, List<String>> values = new TreeMap<>(typed);
        flaws.stream()
                .filter(flaw -> flaw.severity() == Flaw.Severity.NOTE)
                .flatMap(flaw -> flaw.fill().entrySet().stream())
                .forEach(field -> {
                    if (field.getKey().endsWith("]")) {
                        values.keySet().removeIf(name -> name.startsWith(field.getKey() + "."));
                    } else {
                        values.put(field.getKey(), List.of(field.getValue().split(" ", -1)));
                    }
                });
        return values;
    }

    public String getId() {
        return id;
    }

    public String getLanguage() {
        return locale.getLanguage();
    }

    public String value(String path) {
        return String.join(" ", values.getOrDefault(path, List.of()));
    }

    /** Every value of a field that has several. */
    public List<String> values(String path) {
        return values.getOrDefault(path, List.of());
    }

    public boolean checked(String path, String option) {
        return values.getOrDefault(path, List.of()).contains(option);
    }

    /** The rows of a list, by index; one empty row where there is none yet. */
    public List<Integer> rows(String list) {
        int rows = values.keySet().stream()
                .filter(name -> name.startsWith(list + "["))
                .mapToInt(name ->
                        Integer.parseInt(name.substring(list.length() + 1, name.indexOf(']', list.length()))) + 1)
                .max()
                .orElse(1);
        return IntStream.range(0, rows).boxed().toList();
    }

    /** What to mend in a field. */
    public List<Message> flaws(String path) {
        return flaws.stream()
                .filter(flaw -> flaw.field().equals(path))
                .map(this::message)
                .toList();
    }

    /** Every flaw that holds the form up, for the summary at the top. */
    public List<Message> allFlaws() {
        return flaws.stream().filter(Flaw::blocks).map(this::message).toList();
    }

    /** One flaw in words, with the one next act. */
    public record Message(String field, String text, String suggestion, boolean blocks) {}

    /** A flaw beside the name of its field, for a list away from the fields. */
    public String named(Message flaw) {
        String key = key(flaw.field());
        String label = messages.getMessage(key + ".label", null, messages.getMessage(key, null, null, locale), locale);
        return label == null ? flaw.text() : label + " – " + flaw.text();
    }

    private Message message(Flaw flaw) {
        return new Message(
                flaw.field(),
                messages.getMessage("flaw." + flaw.code(), flaw.args().toArray(), locale),
                flaw.suggestion(messages, locale),
                flaw.blocks());
    }

    /** A field called {@code title} or {@code intro}, which are the form's own words, has its label under {@code .label}. */
    public String label(String path) {
        String label = messages.getMessage(key(path) + ".label", null, null, locale);
        return label != null ? label : messages.getMessage(key(path), null, locale);
    }

    public @Nullable String help(String path) {
        return messages.getMessage(key(path) + ".help", null, null, locale);
    }

    public String option(String path, String option) {
        return messages.getMessage(key(path) + "." + option, null, locale);
    }

    public String text(String suffix, Object... args) {
        return messages.getMessage(id + "." + suffix, args, locale);
    }

    public boolean has(String suffix) {
        return messages.getMessage(id + "." + suffix, null, null, locale) != null;
    }

    /** A field's id in the page, unique and free of characters selectors trip over. */
    public String htmlId(String path) {
        return id + "-" + path.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private String key(String path) {
        return id + "." + path.replaceAll("\\[\\d+]", "");
    }
}
