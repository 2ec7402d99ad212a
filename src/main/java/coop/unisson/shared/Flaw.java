package coop.unisson.shared;

import java.util.List;

/**
 * One thing to mend in a submission.
 *
 * @param field the JSON path of the field, such as {@code commitments[0].channel}; empty for the whole form
 * @param code the message key {@code flaw.<code>}
 * @param args what the message names
 * @param severity a block refuses the submission, a warning does not
 */
public record Flaw(String field, String code, List<Object> args, Severity severity) {

    /** Structure blocks, wording warns. */
    public enum Severity {
        BLOCK,
        WARN
    }

    public static Flaw block(String field, String code, Object... args) {
        return new Flaw(field, code, List.of(args), Severity.BLOCK);
    }

    public static Flaw warn(String field, String code, Object... args) {
        return new Flaw(field, code, List.of(args), Severity.WARN);
    }

    public boolean blocks() {
        return severity == Severity.BLOCK;
    }
}
