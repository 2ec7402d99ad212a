package coop.unisson.commitment;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
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

    /** Letters people double, or do not: “comuniquer”. */
    private static final Pattern DOUBLED = Pattern.compile("(\\p{L})\\1");

    /** Forms of the verbs that promises are made with and that no stemmer leads back to their infinitive. */
    private static final Map<Pattern, String> IRREGULAR = Map.of(
            Pattern.compile("fai(?:s|t|sons|tes)|font|fer(?:ai|as|a|ons|ez|ont)"), "faire",
            Pattern.compile("suis|es|est|sommes|etes|sont|ser(?:ai|as|a|ons|ez|ont)"), "etre",
            Pattern.compile("(.*)met(?:s|tr(?:ai|as|a|ons|ez|ont))?"), "$1mettre",
            Pattern.compile("(.*)([tv])ien(?:s|t|nent|dr(?:ai|as|a|ons|ez|ont))"), "$1$2enir",
            Pattern.compile("(.*)pren(?:ds?|ons|ez|nent|dr(?:ai|as|a|ons|ez|ont))"), "$1prendre",
            Pattern.compile("(.*[aeo]n)d(?:s|ons|ez|ent|r(?:ai|as|a|ons|ez|ont))?"), "$1dre",
            Pattern.compile("(..+)ai(?:es?|ent|er(?:ai|as|a|ons|ez|ont))"), "$1ayer",
            Pattern.compile("promeu(?:s|t|vent)|promouvr(?:ai|as|a|ons|ez|ont)"), "promouvoir",
            Pattern.compile("(.*)verr(?:ai|as|a|ons|ez|ont)"), "$1voir");

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stems of a word, with and without its accents: people leave them out, in capitals above all. */
    Set<String> stems(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        Set<String> stems = new HashSet<>();
        stems.add(fold(stem(lower)));
        stems.add(stem(fold(lower)));
        if (this == FR) {
            IRREGULAR.forEach((form, infinitive) -> {
                Matcher irregular = form.matcher(fold(lower));
                if (irregular.matches()) {
                    stems.add(stem(irregular.replaceFirst(infinitive)));
                }
            });
        }
        if (lower.length() > LONG_ENOUGH) {
            List.copyOf(stems).forEach(stem -> stems.add(DOUBLED.matcher(stem).replaceAll("$1")));
        }
        return Set.copyOf(stems);
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
