package coop.unisson.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import coop.unisson.shared.Problem;
import java.util.function.Supplier;
import org.springframework.core.NamedThreadLocal;

/**
 * How the document of a form travels past the engine: beside it, bound to the command that needs it, so that no engine
 * table ever holds a sentence somebody typed and no variable can forge it.
 */
final class Submission {

    private static final ThreadLocal<JsonNode> UNDER_WAY = new NamedThreadLocal<>("submission");

    private Submission() {}

    /** Runs a command of the engine that will ask for this document once. */
    static <T> T carry(JsonNode document, Supplier<T> command) {
        UNDER_WAY.set(document);
        try {
            return command.get();
        } finally {
            UNDER_WAY.remove();
        }
    }

    /**
     * Takes the document; whatever else the same command completes needs one of its own.
     *
     * @throws Problem 400 when there is none
     */
    static JsonNode take() {
        JsonNode document = UNDER_WAY.get();
        if (document == null) {
            throw Problem.malformed("no-submission");
        }
        UNDER_WAY.remove();
        return document;
    }
}
