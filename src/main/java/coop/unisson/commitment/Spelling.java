package coop.unisson.commitment;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * Whether two sentences say the same but for a slip of the pen: accents, capitals, punctuation, and one or two letters of a
 * longer word. Numbers, days, names and short words have to be the same: there a single letter may change everything.
 */
final class Spelling {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private static final LevenshteinDistance LETTERS = LevenshteinDistance.getDefaultInstance();

    /** A word shorter than this has to be the same. */
    private static final int SHORT = 5;

    /** From here on two letters may differ. */
    private static final int LONG = 8;

    /** More words with slips than this make another sentence. */
    private static final int MOST = 2;

    /** Numbers, days and months as words: all that is near to them is another number or another day. */
    private static final Set<String> EXACT = Set.of(
            ("quatre cinq sept huit neuf onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante"
                            + " cent cents mille premier deuxieme troisieme three four five seven eight nine eleven twelve thirteen"
                            + " fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty"
                            + " ninety hundred thousand first second third lundi mardi mercredi jeudi vendredi samedi dimanche monday"
                            + " tuesday wednesday thursday friday saturday sunday janvier fevrier mars avril juin juillet aout"
                            + " septembre octobre novembre decembre january february march april june july august september october"
                            + " november december matin midi soir avant apres before after")
                    .split(" "));

    private Spelling() {}

    static boolean same(@Nullable String one, @Nullable String other) {
        List<String> first = words(one);
        List<String> second = words(other);
        if (first.size() != second.size()) {
            return false;
        }
        int slips = 0;
        for (int i = 0; i < first.size(); i++) {
            if (!Tongue.fold(first.get(i)).equals(Tongue.fold(second.get(i)))) {
                slips++;
                if (slips > MOST || !isSlip(first.get(i), second.get(i), i == 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The first letter is hardly ever mistyped; another one is mostly another word. */
    private static boolean isSlip(String one, String other, boolean first) {
        String here = Tongue.fold(one);
        String there = Tongue.fold(other);
        int shorter = Math.min(here.length(), there.length());
        return shorter >= SHORT
                && here.charAt(0) == there.charAt(0)
                && (first || !isName(one) && !isName(other))
                && isPlain(here)
                && isPlain(there)
                && LETTERS.apply(here, there) <= (shorter < LONG ? 1 : 2);
    }

    private static boolean isName(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }

    private static boolean isPlain(String folded) {
        return folded.chars().noneMatch(Character::isDigit) && !EXACT.contains(folded);
    }
}
