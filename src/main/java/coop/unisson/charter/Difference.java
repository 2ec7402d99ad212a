package coop.unisson.charter;

import coop.unisson.shared.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A clause as somebody signed it beside the same clause today.
 *
 * @param before empty for a clause that was added
 * @param after empty for a clause that was left out
 * @param material whether any change in between changes what was agreed
 */
public record Difference(String title, List<String> before, List<String> after, boolean material) {

    /** What changed from the first to the last of these versions, in the order of the last. */
    static List<Difference> between(List<CharterVersion> versions, Language language) {
        Map<String, Clause> before = byKey(versions.get(0));
        Map<String, Clause> after = byKey(versions.get(versions.size() - 1));
        Map<String, Boolean> material = new HashMap<>();
        versions.stream()
                .skip(1)
                .flatMap(version -> version.changes().stream())
                .forEach(change -> material.merge(change.key(), change.material(), Boolean::logicalOr));
        Map<String, Clause> all = new LinkedHashMap<>(after);
        before.forEach(all::putIfAbsent);
        List<Difference> differences = new ArrayList<>();
        all.forEach((key, clause) -> {
            Clause was = before.get(key);
            Clause is = after.get(key);
            if (was == null || !was.equals(is)) {
                Language shown = was != null && is != null && same(was, is, language) ? other(language) : language;
                differences.add(new Difference(
                        clause.title(language),
                        paragraphs(was, shown),
                        paragraphs(is, shown),
                        material.getOrDefault(key, true)));
            }
        });
        return differences;
    }

    /** A change of one text alone is shown to readers of the other, too. */
    private static boolean same(Clause was, Clause is, Language language) {
        return was.text(language).equals(is.text(language))
                && was.title(language).equals(is.title(language));
    }

    private static Language other(Language language) {
        return language == Language.FR ? Language.EN : Language.FR;
    }

    private static Map<String, Clause> byKey(CharterVersion version) {
        Map<String, Clause> clauses = new LinkedHashMap<>();
        version.clauses().forEach(clause -> clauses.put(clause.key(), clause));
        return clauses;
    }

    private static List<String> paragraphs(@Nullable Clause clause, Language language) {
        return clause == null ? List.of() : clause.paragraphs(language);
    }
}
