package coop.unisson.shared;

import java.util.List;
import java.util.Map;

/** Asks a decision table the process owner edits; the newest deployed version answers. */
public interface Decisions {

    /**
     * The matching rules' outputs, one map per rule.
     *
     * @param decision the decision's id, which is its file name
     * @param inputs the table's inputs by name
     */
    List<Map<String, Object>> ask(String decision, Map<String, Object> inputs);

    /** As {@link #ask} for many inputs at once, in their order. */
    default List<List<Map<String, Object>>> askAll(String decision, List<Map<String, Object>> inputs) {
        return inputs.stream().map(input -> ask(decision, input)).toList();
    }

    /** Changes when another version of a table is deployed, so that what was made of its answers can be kept until then. */
    default Object version(String decision) {
        return decision;
    }
}
