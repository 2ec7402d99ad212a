package coop.unisson.commitment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;

/** The languages sentences are judged in. */
enum Tongue {
    FR,
    EN;

    /** Shorter words are no verbs with an ending. */
    private static final int LONG_ENOUGH = 6;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stems of a word, with and without its accents: people leave them out, in capitals above all. */
    Set<String> stems(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String stem = fold(stem(lower));
        String bare = stem(fold(lower));
        return stem.equals(bare) ? Set.of(stem) : Set.of(stem, bare);
    }

    /** Snowball leaves the present tense of “nous” and “ils” as it is. */
    private static String infinitive(String word) {
        if (word.length() < LONG_ENOUGH) {
            return word;
        }
        if (word.endsWith("eons")) {
            return word.substring(0, word.length() - "eons".length()) + "er";
        }
        if (word.endsWith("ons") && !word.endsWith("ions") && !word.endsWith("rons")) {
            return word.substring(0, word.length() - "ons".length()) + "er";
        }
        return word.endsWith("ent") && !word.endsWith("ment")
                ? word.substring(0, word.length() - "nt".length()) + "r"
                : word;
    }

    private String stem(String typed) {
        String word = this == FR ? infinitive(typed) : typed;
        SnowballStemmer stemmer = this == FR ? new FrenchStemmer() : new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /** Small letters without accents. */
    static String fold(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae");
        return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
    }
}
