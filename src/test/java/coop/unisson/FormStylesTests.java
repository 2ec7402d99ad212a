package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Forms are written in Bootstrap 5's words, and Camunda's applications load Bootstrap 3: what they use is in our own sheet. */
class FormStylesTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern FRAGMENT = Pattern.compile("~\\{(fragments/[a-z-]+)");
    private static final Pattern CLASSES = Pattern.compile("(?<![a-z:])class=\"([^\"]*)\"");
    private static final Pattern RULE = Pattern.compile("\\.([a-z][a-z0-9-]*)");

    @Test
    void everyWordOfBootstrapsInAFormIsInOurOwnSheet() throws IOException {
        Set<String> known = new TreeSet<>();
        RULE.matcher(Files.readString(Path.of("src/main/resources/static/css/unisson.css")))
                .results()
                .forEach(rule -> known.add(rule.group(1)));

        Set<String> used = new TreeSet<>();
        for (Path form : forms()) {
            CLASSES.matcher(Files.readString(form))
                    .results()
                    .map(MatchResult::group)
                    .forEach(attribute -> used.addAll(words(attribute)));
        }
        assertThat(used).hasSizeGreaterThan(20).contains("d-block", "u-field");

        used.removeIf(word -> word.startsWith("u-"));
        assertThat(known).containsAll(used);
    }

    private static List<String> words(String attribute) {
        return Arrays.stream(attribute
                        .substring("class=\"".length(), attribute.length() - 1)
                        .split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The forms, and every fragment they are made of. */
    private static Set<Path> forms() throws IOException {
        Deque<Path> next = new ArrayDeque<>(List.of(TEMPLATES.resolve("fragments/form.html")));
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            files.filter(file -> file.toString().endsWith(".html")).forEach(next::add);
        }
        assertThat(next).hasSizeGreaterThan(30);
        Set<Path> all = new LinkedHashSet<>();
        while (!next.isEmpty()) {
            Path file = next.remove();
            if (all.add(file)) {
                FRAGMENT.matcher(Files.readString(file))
                        .results()
                        .forEach(fragment -> next.add(TEMPLATES.resolve(fragment.group(1) + ".html")));
            }
        }
        return all;
    }
}
