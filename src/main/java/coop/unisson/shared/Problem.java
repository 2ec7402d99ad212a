package coop.unisson.shared;

import java.util.List;

/** A request that cannot be met, said with the message {@code problem.<code>} and the status of its kind. */
public class Problem extends RuntimeException {

    /** Why, in the words of HTTP. */
    public enum Kind {
        MALFORMED(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        UNREADABLE(422),
        TOO_MANY(429);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient List<Object> args;

    private Problem(Kind kind, String code, Object... args) {
        super(kind + " " + code);
        this.kind = kind;
        this.code = code;
        this.args = List.of(args);
    }

    public static Problem malformed(String code, Object... args) {
        return new Problem(Kind.MALFORMED, code, args);
    }

    public static Problem forbidden(String code, Object... args) {
        return new Problem(Kind.FORBIDDEN, code, args);
    }

    public static Problem notFound(String code, Object... args) {
        return new Problem(Kind.NOT_FOUND, code, args);
    }

    public static Problem conflict(String code, Object... args) {
        return new Problem(Kind.CONFLICT, code, args);
    }

    public static Problem tooLarge(String code, Object... args) {
        return new Problem(Kind.TOO_LARGE, code, args);
    }

    public static Problem unsupported(String code, Object... args) {
        return new Problem(Kind.UNSUPPORTED, code, args);
    }

    public static Problem unreadable(String code, Object... args) {
        return new Problem(Kind.UNREADABLE, code, args);
    }

    public static Problem tooMany(String code, Object... args) {
        return new Problem(Kind.TOO_MANY, code, args);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<Object> args() {
        return args;
    }
}
