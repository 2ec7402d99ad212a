package coop.unisson.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.shared.Problem;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * How the document of a form travels through the engine: as one transient variable, so that no engine table ever holds a
 * sentence somebody typed.
 */
final class Submission {

    static final String VARIABLE = "submission";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Submission() {}

    static Map<String, Object> variables(JsonNode document) {
        return Variables.createVariables().putValueTyped(VARIABLE, Variables.stringValue(document.toString(), true));
    }

    /**
     * @throws Problem when there is none, or when it came by a way that would store it
     */
    static JsonNode of(VariableScope scope) {
        TypedValue value = scope.getVariableTyped(VARIABLE);
        if (value == null || !value.isTransient() || !(value.getValue() instanceof String document)) {
            throw Problem.malformed("no-submission");
        }
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw Problem.malformed("malformed-document");
        }
    }
}
