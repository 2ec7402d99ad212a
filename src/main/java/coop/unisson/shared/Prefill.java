package coop.unisson.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows before anyone types.
 *
 * @param values the fields' values, or null for an empty form
 * @param model what the template shows beside the fields, by name
 */
public record Prefill<S>(@Nullable S values, Map<String, Object> model) {

    public static <S> Prefill<S> empty() {
        return new Prefill<>(null, Map.of());
    }

    public static <S> Prefill<S> of(@Nullable S values) {
        return new Prefill<>(values, Map.of());
    }
}
