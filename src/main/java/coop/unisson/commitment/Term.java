package coop.unisson.commitment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A channel, a public or a place as partners write it, for putting like with like: « Newsletters », « la newsletter » and
 * « Newsletter » are one. Only for counting; what people wrote is what is shown.
 */
final class Term {

    private static final Pattern PLURAL = Pattern.compile("(?<=\\p{L}{3}[^s])[sx]$");

    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Articles and links say nothing about which channel it is. */
    private static final Set<String> LINKS = Set.of(
            "le", "la", "les", "l", "un", "une", "des", "de", "du", "d", "notre", "nos", "votre", "vos", "au", "aux",
            "et", "en", "dans", "sur", "pour", "a", "the", "an", "our", "your", "of", "in", "on", "for", "and", "to");

    private Term() {}

    /** The same for everything that names the same thing; empty when nothing was written. */
    static String key(@Nullable String written) {
        return String.join(" ", stems(written));
    }

    /** Whether one of the fields names what is asked for: each of its words, in any of their forms. */
    static boolean names(@Nullable String asked, @Nullable String... fields) {
        Set<String> wanted = stems(asked);
        Set<String> said =
                Stream.of(fields).flatMap(field -> stems(field).stream()).collect(Collectors.toSet());
        return said.containsAll(wanted);
    }

    /** Whether one of the fields shares a word with what is asked for, in any of its forms. */
    static boolean share(@Nullable String asked, @Nullable String... fields) {
        Set<String> wanted = stems(asked);
        return Stream.of(fields).flatMap(field -> stems(field).stream()).anyMatch(wanted::contains);
    }

    /** Each word without its ending, its accents and its capitals, in the order of writing. */
    static Set<String> stems(@Nullable String written) {
        if (written == null) {
            return Set.of();
        }
        return Arrays.stream(BREAK.split(inclusive(Tongue.fold(written))))
                .filter(word -> !word.isEmpty() && !LINKS.contains(word))
                .map(Term::stem)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** « étudiant·es » is « étudiants ». */
    private static String inclusive(String folded) {
        return folded.replaceAll("[·•](?:e|es|ne|nes|rice|rices|trice|trices|s)(?![\\p{L}])", "s")
                .replaceAll("[·•](\\p{L})", "$1");
    }

    /** The shorter of both languages' stems, of the singular: the stemmers go further with some plurals than with their singular. */
    private static String stem(String word) {
        String singular = PLURAL.matcher(word).replaceFirst("");
        return Arrays.stream(Tongue.values())
                .flatMap(tongue -> tongue.stems(singular).stream())
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .orElse(word);
    }
}
