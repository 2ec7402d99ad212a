package coop.unisson.commitment;

import java.util.Set;

/**
 * One word, number or masked piece of a sentence.
 *
 * @param text as it was typed
 * @param piece which piece between two marks of punctuation it stands in
 */
record Token(Sort sort, String text, int piece, Set<String> french, Set<String> english, String folded) {

    /** Words are judged; names, quotes, addresses, days and times are not. */
    enum Sort {
        WORD,
        NUMBER,
        NAME,
        QUOTE,
        MAIL,
        DAYS,
        TIME
    }

    static Token of(Sort sort, String text, int piece) {
        return sort == Sort.WORD
                ? new Token(sort, text, piece, Tongue.FR.stems(text), Tongue.EN.stems(text), Tongue.fold(text))
                : new Token(sort, text, piece, Set.of(), Set.of(), Tongue.fold(text));
    }

    boolean isWord() {
        return sort == Sort.WORD;
    }

    boolean isCapitalised() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    Set<String> stems(Tongue tongue) {
        return tongue == Tongue.FR ? french : english;
    }

    boolean sharesAStemWith(Set<String> keys, Tongue tongue) {
        return stems(tongue).stream().anyMatch(keys::contains);
    }
}
