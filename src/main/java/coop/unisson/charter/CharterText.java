package coop.unisson.charter;

import coop.unisson.shared.Language;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one way to write a charter down, so that anybody can compute its hash again.
 *
 * <p>The canonical text is Unicode in normalisation form C, encoded as UTF-8, with LF at the end of every line and no other
 * control character:
 *
 * <pre>
 * unisson-charter 1
 * campaign 7f3c…
 * version 1
 * title Un mois pour réparer
 * prevailing fr
 *
 * fr
 *
 * [purpose] Notre mission
 *   First line of the clause.
 *
 *   Next paragraph.
 *
 * en
 * …
 * </pre>
 *
 * <p>Only words of a clause are indented, by two spaces; no line ends with a space; clauses stand in the same order in both
 * languages. The hash is SHA-256 of these bytes, in lower-case hexadecimal digits. The format can be read back, which
 * proves that two different charters never share a text.
 */
record CharterText(String campaign, int version, String title, List<Clause> clauses) {

    private static final String FORMAT = "unisson-charter 1";
    private static final String INDENT = "  ";

    CharterText {
        title = line(title);
        clauses = List.copyOf(clauses);
    }

    String canonical() {
        StringBuilder text = new StringBuilder(FORMAT)
                .append("\ncampaign ")
                .append(campaign)
                .append("\nversion ")
                .append(version)
                .append("\ntitle ")
                .append(title)
                .append("\nprevailing fr\n");
        for (Language language : Language.values()) {
            text.append('\n').append(tag(language)).append('\n');
            for (Clause clause : clauses) {
                text.append("\n[")
                        .append(clause.key())
                        .append("] ")
                        .append(clause.title(language))
                        .append('\n');
                clause.text(language).lines().forEach(line -> text.append(line.isEmpty() ? "" : INDENT + line)
                        .append('\n'));
            }
        }
        return text.toString();
    }

    /** Reads a canonical text back. */
    static CharterText parse(String canonical) {
        List<String> lines = canonical.lines().toList();
        Map<Language, Map<String, Words>> words = new LinkedHashMap<>();
        Map<String, Words> section = Map.of();
        Words current = new Words("");
        for (String line : lines.subList(5, lines.size())) {
            if (line.equals("fr") || line.equals("en")) {
                section = new LinkedHashMap<>();
                words.put(line.equals("fr") ? Language.FR : Language.EN, section);
            } else if (line.startsWith("[")) {
                int end = line.indexOf(']');
                current = new Words(line.substring(end + 1));
                section.put(line.substring(1, end), current);
            } else {
                current.text
                        .append(line.isEmpty() ? "" : line.substring(INDENT.length()))
                        .append('\n');
            }
        }
        List<Clause> clauses = new ArrayList<>();
        Map<String, Words> english = words.getOrDefault(Language.EN, Map.of());
        words.getOrDefault(Language.FR, Map.of()).forEach((key, fr) -> {
            Words en = english.getOrDefault(key, new Words(""));
            clauses.add(new Clause(key, fr.title, fr.text.toString(), en.title, en.text.toString()));
        });
        return new CharterText(
                after("campaign", lines.get(1)),
                Integer.parseInt(after("version", lines.get(2))),
                after("title", lines.get(3)),
                clauses);
    }

    private static String after(String label, String line) {
        if (!line.startsWith(label)) {
            throw new IllegalArgumentException("not a charter: " + line);
        }
        return line.substring(label.length()).strip();
    }

    private static final class Words {
        private final String title;
        private final StringBuilder text = new StringBuilder();

        Words(String title) {
            this.title = title;
        }
    }

    private static String tag(Language language) {
        return language.locale().getLanguage();
    }

    /** One line: form C, no control characters or halves of characters, single spaces. No-break spaces are words' own and stay. */
    static String line(String text) {
        return lines(text).replaceAll("[ \n]+", " ");
    }

    /** Lines: form C, LF, no other control characters, nothing blank before, after or at a line's end. */
    static String lines(String text) {
        String clean = text.replaceAll("\r\n?|\u2028|\u2029|\u0085", "\n")
                .replace('\t', ' ')
                .replaceAll("[\\p{Cc}\\p{Cs}&&[^\n]]", "");
        return Normalizer.normalize(clean, Normalizer.Form.NFC)
                .replaceAll("(?m)^ +| +$", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
