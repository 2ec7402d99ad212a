package coop.unisson.commitment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sentence taken apart: what stands in quotation marks, names, addresses, days and hours of the day are masked, because
 * nobody promises with them; « prêt·e·s » is read as « prêt ».
 */
final class Sentence {

    private static final String MONTH =
            "(?:janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
                    + "|january|february|march|april|may|june|july|august|september|october|november|december"
                    + "|janv|sept|oct|nov|d[ée]c)";
    private static final String WEEKDAY = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
            + "|monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
    private static final String DAY = "(?<![\\d/])\\d{1,2}(?:er|st|nd|rd|th)?(?!\\d)";
    private static final String DAY_LIST =
            DAY + "(?:(?:\\s*,\\s*(?:et\\s+|and\\s+)?|\\s*(?:et|and|&|puis|au|to|until|-|–)\\s*)(?:le\\s+|the\\s+)?"
                    + DAY + ")*";

    static final Pattern DAYS = Pattern.compile(
            "(?<iso>\\d{4}-\\d{2}-\\d{2})"
                    + "|(?<days>" + DAY_LIST + ")\\s*(?:/\\s*(?<number>0?[1-9]|1[0-2])(?:/\\d{2,4})?(?![\\d/])"
                    + "|(?:of\\s+)?(?<month>" + MONTH + ")\\b(?:\\s+\\d{4})?)"
                    + "|\\b(?<first>" + MONTH + ")\\s+(?<after>" + DAY_LIST + ")(?:,?\\s+\\d{4})?"
                    + "|\\b(?:chaque|tous\\s+les|every|each|les|on)\\s+" + WEEKDAY + "s?\\b|\\b" + WEEKDAY + "s\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern HOURS = Pattern.compile(
            "\\b\\d00\\s?%|\\b\\d{1,2}\\s?h(?:\\s?\\d{2})?\\b|\\b\\d{1,2}(?::\\d{2})?\\s?(?:am|pm)\\b|n°\\s?\\d+|\\b(?:en|in|fin|d[ée]but|late|early|mi|mid|courant|d'|of)[\\s-]?"
                    + MONTH + "\\b|\\b" + WEEKDAY + "\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern QUOTED =
            Pattern.compile("«[^»]*»|“[^”]*”|\"[^\"]*\"|(?<![\\p{L}\\p{N}])'[^']+'(?![\\p{L}\\p{N}])|https?://\\S+");
    private static final Pattern WHOLLY_QUOTED = Pattern.compile("\\s*(?:«([^»]*)»|“([^”]*)”|\"([^\"]*)\")[\\s.!?…]*");
    private static final Pattern ADDRESS = Pattern.compile("([\\p{L}\\p{N}._%+-]+)@(?:[\\p{L}\\p{N}.-]+|…)");
    private static final Pattern THOUSANDS = Pattern.compile("(?<![\\d/])(\\d{1,3})((?:[ .,\u202F]\\d{3})+)(?![\\d/])");
    private static final Pattern INCLUSIVE = Pattern.compile(
            "(?<=\\p{L}{2})(?:[·•⋅‧]\\p{L}+)+|(?<=\\p{L}{2})[.(](?:e|es|ne|nes|rice|trice|euse|ère)[).]?(?:[.]?s)?(?![\\p{L}])",
            Pattern.UNICODE_CASE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+(?:-[\\p{L}\\p{N}\\p{M}]+)*");
    private static final Pattern PART =
            Pattern.compile(WORD.pattern() + "|[\uE000-\uE005]\\d+[\uE006]|[,;:.!?…()–—/\\n]|\\s-\\s|&");
    private static final Pattern COUNTABLE = Pattern.compile("\\d{1,9}");
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("deux", 2),
            Map.entry("two", 2),
            Map.entry("trois", 3),
            Map.entry("three", 3),
            Map.entry("quatre", 4),
            Map.entry("four", 4),
            Map.entry("cinq", 5),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("sept", 7),
            Map.entry("seven", 7),
            Map.entry("huit", 8),
            Map.entry("eight", 8),
            Map.entry("neuf", 9),
            Map.entry("nine", 9),
            Map.entry("dix", 10),
            Map.entry("ten", 10),
            Map.entry("onze", 11),
            Map.entry("eleven", 11),
            Map.entry("douze", 12),
            Map.entry("twelve", 12),
            Map.entry("treize", 13),
            Map.entry("thirteen", 13),
            Map.entry("quatorze", 14),
            Map.entry("fourteen", 14),
            Map.entry("quinze", 15),
            Map.entry("fifteen", 15),
            Map.entry("seize", 16),
            Map.entry("sixteen", 16),
            Map.entry("vingt", 20),
            Map.entry("twenty", 20),
            Map.entry("trente", 30),
            Map.entry("thirty", 30),
            Map.entry("quarante", 40),
            Map.entry("forty", 40),
            Map.entry("cinquante", 50),
            Map.entry("fifty", 50),
            Map.entry("soixante", 60),
            Map.entry("sixty", 60),
            Map.entry("cent", 100),
            Map.entry("hundred", 100),
            Map.entry("mille", 1000),
            Map.entry("thousand", 1000),
            Map.entry("one", 1),
            Map.entry("cents", 100),
            Map.entry("million", 1_000_000),
            Map.entry("millions", 1_000_000));
    private static final Set<String> POINTING =
            Set.of("this", "that", "the", "which", "no", "any", "every", "each", "another");
    private static final Set<String> INSIDE_NAMES =
            Set.of("de", "du", "des", "d", "la", "le", "l", "les", "et", "of", "and", "the", "en", "&");

    private static final char QUOTE = '\uE000';
    private static final char NAME = '\uE001';
    private static final char MAIL = '\uE002';
    private static final char TIME = '\uE003';
    private static final char ON_DAYS = '\uE004';
    private static final char END = '\uE006';

    private final String text;
    private final List<String> masked = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();

    /**
     * @param names of partners and people, which are never judged whatever words they are made of
     * @param opener whether a capitalised first word is an ordinary word and no part of a name
     * @param ordinary whether a capitalised word is no name wherever it stands, such as Instagram
     */
    Sentence(String typed, Collection<String> names, Predicate<Token> opener, Predicate<Token> ordinary) {
        String plain = INCLUSIVE.matcher(apostrophes(typed)).replaceAll("");
        Matcher whole = WHOLLY_QUOTED.matcher(plain);
        if (whole.matches()) {
            plain = Stream.of(1, 2, 3)
                    .map(whole::group)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining());
        }
        plain = plain.codePoints()
                .filter(character -> character < '\uE000' || character > '\uE006')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        this.text = plain;
        if (isShouted(plain)) {
            plain = plain.toLowerCase(Locale.ROOT);
        }
        plain = mask(plain, QUOTED, QUOTE);
        plain = mask(plain, ADDRESS, MAIL);
        for (String name : names) {
            if (!name.isBlank()) {
                plain = mask(plain, namePattern(name.strip()), NAME);
            }
        }
        plain = THOUSANDS.matcher(plain).replaceAll(number -> number.group().replaceAll("\\D", ""));
        plain = mask(plain, DAYS, ON_DAYS);
        plain = mask(plain, HOURS, TIME);
        takeApart(plain);
        maskNames(opener, ordinary);
    }

    /** The words of a few words, as sentences are taken apart. */
    static List<String> words(String few) {
        return WORD.matcher(INCLUSIVE.matcher(apostrophes(few)).replaceAll(""))
                .results()
                .map(found -> found.group())
                .toList();
    }

    /** The number a token says, in figures or in one word; 0 where it is none that can be counted with. */
    static int number(Token token) {
        String text = token.folded();
        return COUNTABLE.matcher(text).matches() ? Integer.parseInt(text) : NUMBERS.getOrDefault(text, 0);
    }

    private static String apostrophes(String typed) {
        return typed.replaceAll("[’ʼ′‘]", "'")
                .replaceAll("(?i)\\bcan(?:'t|not)\\b", "can not")
                .replaceAll("(?i)\\bwon't\\b", "will not")
                .replaceAll("(?i)n't\\b", " not")
                .replace('\u00A0', ' ')
                .replace('\u202F', ' ');
    }

    private static boolean isShouted(String text) {
        return text.codePoints().anyMatch(Character::isLetter)
                && text.codePoints().noneMatch(Character::isLowerCase)
                && text.strip().contains(" ");
    }

    /** A name of several words is known however it is typed; a name of one word only as it is written. */
    private static Pattern namePattern(String name) {
        String quoted = Pattern.quote(apostrophes(name));
        int flags = name.contains(" ") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])", flags);
    }

    private String mask(String plain, Pattern pattern, char sort) {
        return pattern.matcher(plain).replaceAll(found -> {
            masked.add(found.group());
            return " " + sort + (masked.size() - 1) + END + " ";
        });
    }

    private void takeApart(String plain) {
        int piece = 0;
        Matcher part = PART.matcher(plain);
        while (part.find()) {
            String found = part.group();
            char first = found.charAt(0);
            if (first >= QUOTE && first <= ON_DAYS) {
                String original = masked.get(Integer.parseInt(found.substring(1, found.length() - 1)));
                tokens.add(Token.of(
                        switch (first) {
                            case QUOTE -> Token.Sort.QUOTE;
                            case NAME -> Token.Sort.NAME;
                            case MAIL -> Token.Sort.MAIL;
                            case TIME -> Token.Sort.TIME;
                            default -> Token.Sort.DAYS;
                        },
                        original,
                        piece));
            } else if (Character.isLetterOrDigit(first) || first == '&') {
                boolean number = found.chars().allMatch(Character::isDigit)
                        || (NUMBERS.containsKey(found.toLowerCase(Locale.ROOT)) && !isPronoun(found));
                tokens.add(Token.of(number ? Token.Sort.NUMBER : Token.Sort.WORD, found, piece));
            } else {
                piece++;
            }
        }
    }

    /** “This one” counts nothing. */
    private boolean isPronoun(String word) {
        return word.equalsIgnoreCase("one")
                && !tokens.isEmpty()
                && POINTING.contains(tokens.get(tokens.size() - 1).folded());
    }

    /** Two capitalised words side by side are a name, and so is one in the middle; not where every word is capitalised. */
    private void maskNames(Predicate<Token> opener, Predicate<Token> ordinary) {
        long words = tokens.stream().filter(Token::isWord).count();
        long capitalised = tokens.stream()
                .filter(Token::isWord)
                .filter(Token::isCapitalised)
                .count();
        if (words > 3 && capitalised * 10 > words * 7) {
            return;
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (!isPartOfName(i, ordinary)) {
                continue;
            }
            boolean opens = i == 0 || tokens.get(i).piece() != tokens.get(i - 1).piece();
            boolean joined = i + 1 < tokens.size() && tokens.get(i + 1).text().equals("&");
            if (opens && !joined && opener.test(tokens.get(i))) {
                continue;
            }
            int end = i + 1;
            int last = i;
            while (end < tokens.size()
                    && tokens.get(end).piece() == tokens.get(i).piece()) {
                if (isPartOfName(end, ordinary)) {
                    last = end;
                } else if (!INSIDE_NAMES.contains(tokens.get(end).folded())) {
                    break;
                }
                end++;
            }
            if (last > i || !opens) {
                for (int k = i; k <= last; k++) {
                    tokens.set(
                            k,
                            Token.of(
                                    Token.Sort.NAME,
                                    tokens.get(k).text(),
                                    tokens.get(k).piece()));
                }
            }
            i = last;
        }
    }

    /** SMS and A2 are no names. */
    private boolean isPartOfName(int at, Predicate<Token> ordinary) {
        Token token = tokens.get(at);
        return token.isWord()
                && token.isCapitalised()
                && (token.text().length() > 4 || token.text().codePoints().anyMatch(Character::isLowerCase))
                && !ordinary.test(token);
    }

    /** The sentence as it reads once quotation marks around all of it are gone. */
    String text() {
        return text;
    }

    List<Token> tokens() {
        return tokens;
    }
}
