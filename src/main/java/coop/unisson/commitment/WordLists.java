package coop.unisson.commitment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The word lists of {@code promise-words.dmn}, ready to be looked for. */
final class WordLists {

    /** Where an entry of a list stands in a sentence: from the first token up to but not including the second. */
    record Found(int from, int to) {

        boolean covers(int at) {
            return at >= from && at < to;
        }

        /** Whether the other one is said as a part of this, and so says nothing of its own. */
        boolean outdoes(Found other) {
            return from <= other.from && to >= other.to && !equals(other);
        }
    }

    /** Phrases by what their first word may be, so that a sentence is gone through once. */
    private record Index(Map<String, List<Phrase>> byFirstKey, List<Phrase> others) {

        Stream<Phrase> mayBeginAt(Token token, Tongue tongue) {
            Stream<Phrase> byStem =
                    token.stems(tongue).stream().flatMap(key -> byFirstKey.getOrDefault(key, List.of()).stream());
            Stream<Phrase> byForm = byFirstKey.getOrDefault(token.folded(), List.of()).stream();
            return Stream.of(byStem, byForm, others.stream()).flatMap(phrases -> phrases);
        }
    }

    private final Map<Tongue, Map<String, Index>> lists = new EnumMap<>(Tongue.class);

    /** Reads the rows of the table, by language. */
    WordLists(Map<Tongue, List<Map<String, Object>>> rows) {
        rows.forEach((tongue, ofTongue) -> {
            Map<String, Index> byName = new HashMap<>();
            ofTongue.forEach(row -> {
                Index index = byName.computeIfAbsent(
                        String.valueOf(row.get("list")), name -> new Index(new HashMap<>(), new ArrayList<>()));
                for (String entry : String.valueOf(row.get("words")).split(",")) {
                    if (!entry.isBlank()) {
                        add(index, new Phrase(entry.strip(), tongue));
                    }
                }
            });
            lists.put(tongue, byName);
        });
    }

    private static void add(Index index, Phrase phrase) {
        if (phrase.firstKeys().isEmpty()) {
            index.others().add(phrase);
        } else {
            phrase.firstKeys().forEach(key -> index.byFirstKey()
                    .computeIfAbsent(key, first -> new ArrayList<>())
                    .add(phrase));
        }
    }

    /** Every place where an entry of a list stands. */
    List<Found> find(String list, List<Token> tokens, Collection<Tongue> tongues) {
        List<Found> found = new ArrayList<>();
        for (Tongue tongue : tongues) {
            Index index = lists.getOrDefault(tongue, Map.of()).get(list);
            for (int i = 0; index != null && i < tokens.size(); i++) {
                int start = i;
                index.mayBeginAt(tokens.get(i), tongue)
                        .mapToInt(phrase -> phrase.endsAfter(tokens, start, tongue))
                        .filter(end -> end > start)
                        .max()
                        .ifPresent(end -> found.add(new Found(start, end)));
            }
        }
        return found;
    }

    boolean has(String list, Token token, Collection<Tongue> tongues) {
        return !find(list, List.of(token), tongues).isEmpty();
    }
}
