package coop.unisson.isolation;

import coop.unisson.isolation.World.Who;
import coop.unisson.isolation.World.Whose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one kind of route answers to each person, as {@code expectations.txt} says it. */
record Expectation(List<String> cells) {

    String cell(Who who) {
        return cells.get(who.ordinal());
    }

    /** Whether it is the same for everything, whoever's it is. */
    boolean tellsNothingApart(Who who) {
        return cell(who).length() == 1;
    }

    /** The sign wanted for what is whose; one sign in the table stands for all four. */
    char wanted(Who who, Whose whose) {
        return tellsNothingApart(who) ? cell(who).charAt(0) : cell(who).charAt(whose.ordinal());
    }

    boolean allows(Who who, Whose whose, char answered) {
        char wanted = wanted(who, whose);
        return wanted == '~' ? answered == '+' || answered == '-' : answered == wanted;
    }

    static Map<String, Expectation> all() {
        Map<String, Expectation> all = new TreeMap<>();
        for (String line : lines("expectations.txt")) {
            List<String> words = List.of(line.split("\\s+"));
            if (words.size() != 1 + Who.values().length) {
                throw new IllegalStateException("one cell for each person: " + line);
            }
            all.put(words.get(0), new Expectation(words.subList(1, words.size())));
        }
        return all;
    }

    static List<String> lines(String file) {
        try (var in = Expectation.class.getResourceAsStream("/isolation/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
