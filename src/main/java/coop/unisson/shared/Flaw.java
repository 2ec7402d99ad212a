package coop.unisson.shared;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/**
 * One thing to mend in a submission.
 *
 * @param field the JSON path of the field, such as {@code commitments[0].channel}; empty for the whole form
 * @param code the message key {@code flaw.<code>}
 * @param args what the message names
 * @param severity a block refuses the submission, a warning does not
 * @param fill what one tap may put into which fields, by their paths; a field with several values has them joined by spaces
 */
public record Flaw(String field, String code, List<Object> args, Severity severity, Map<String, String> fill) {

    /** Structure blocks, wording warns; a note says how far the whole has come and is nothing to mend. */
    public enum Severity {
        BLOCK,
        WARN,
        NOTE
    }

    public static Flaw block(String field, String code, Object... args) {
        return new Flaw(field, code, List.of(args), Severity.BLOCK, Map.of());
    }

    public static Flaw warn(String field, String code, Object... args) {
        return new Flaw(field, code, List.of(args), Severity.WARN, Map.of());
    }

    public boolean blocks() {
        return severity == Severity.BLOCK;
    }

    public static Flaw note(String field, String code, Object... args) {
        return new Flaw(field, code, List.of(args), Severity.NOTE, Map.of());
    }

    /** The same without holding anybody up. */
    public Flaw asWarning() {
        return new Flaw(field, code, args, Severity.WARN, fill);
    }

    /** The same with what one tap would put in. */
    public Flaw filling(Map<String, String> values) {
        return new Flaw(field, code, args, severity, Map.copyOf(values));
    }

    /** The one next act in words; empty where the message says it all. */
    public String suggestion(MessageSource messages, Locale locale) {
        String key = "flaw." + code + (fill.isEmpty() ? ".act" : ".tap");
        return String.valueOf(messages.getMessage(key, args.toArray(), "", locale));
    }
}
