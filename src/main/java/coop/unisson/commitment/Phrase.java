package coop.unisson.commitment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One entry of a word list: words in any of their forms unless they are very short, {@code =word} in this form only, {@code #} a number, {@code *}
 * three words at most, {@code ^} and {@code $} the ends of a piece of the sentence.
 */
final class Phrase {

    private static final int LONGEST_GAP = 3;

    private enum Sort {
        WORD,
        EXACT,
        NUMBER,
        GAP
    }

    private record Part(Sort sort, Set<String> keys) {

        boolean fits(Token token, Tongue tongue) {
            return switch (sort) {
                case WORD -> token.isWord() && token.sharesAStemWith(keys, tongue);
                case EXACT -> token.isWord() && keys.contains(token.folded());
                case NUMBER -> token.sort() == Token.Sort.NUMBER;
                case GAP -> true;
            };
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final boolean atStart;
    private final boolean atEnd;

    Phrase(String entry, Tongue tongue) {
        atStart = entry.startsWith("^");
        atEnd = entry.endsWith("$");
        for (String written : entry.replaceAll("^\\^|\\$$", "").strip().split("\\s+")) {
            if (written.equals("#")) {
                parts.add(new Part(Sort.NUMBER, Set.of()));
            } else if (written.equals("*")) {
                parts.add(new Part(Sort.GAP, Set.of()));
            } else {
                boolean exact = written.startsWith("=");
                for (String word : Sentence.words(exact ? written.substring(1) : written)) {
                    parts.add(
                            exact || word.length() < shortest(tongue)
                                    ? new Part(Sort.EXACT, Set.of(Tongue.fold(word)))
                                    : new Part(Sort.WORD, tongue.stems(word)));
                }
            }
        }
    }

    /** Shorter words have no endings to take off: « Léa » is not « le », but “flying” is “fly”. */
    private static int shortest(Tongue tongue) {
        return tongue == Tongue.FR ? 4 : 3;
    }

    /** What the first word may be, to find the phrase by; empty when it begins with a number. */
    Set<String> firstKeys() {
        return parts.isEmpty() ? Set.of() : parts.get(0).keys();
    }

    /** Where the phrase ends that begins at this token; -1 when it does not begin there. */
    int endsAfter(List<Token> tokens, int start, Tongue tongue) {
        if (parts.isEmpty()
                || (atStart
                        && start > 0
                        && tokens.get(start - 1).piece() == tokens.get(start).piece())) {
            return -1;
        }
        return endsAfter(tokens, start, 0, tongue);
    }

    private int endsAfter(List<Token> tokens, int at, int part, Tongue tongue) {
        if (part == parts.size()) {
            boolean whole = at == tokens.size()
                    || tokens.get(at).piece() != tokens.get(at - 1).piece();
            return atEnd && !whole ? -1 : at;
        }
        if (parts.get(part).sort() == Sort.GAP) {
            for (int skipped = 0; skipped <= LONGEST_GAP; skipped++) {
                int end = at + skipped <= tokens.size() ? endsAfter(tokens, at + skipped, part + 1, tongue) : -1;
                if (end >= 0) {
                    return end;
                }
            }
            return -1;
        }
        boolean samePiece = at < tokens.size()
                && (part == 0 || tokens.get(at).piece() == tokens.get(at - 1).piece());
        return samePiece && parts.get(part).fits(tokens.get(at), tongue)
                ? endsAfter(tokens, at + 1, part + 1, tongue)
                : -1;
    }
}
