package coop.unisson.commitment;

import coop.unisson.commitment.WordLists.Found;
import coop.unisson.shared.Decisions;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the words of a promise in French and English. The lists are in {@code promise-words.dmn}, where the process owner
 * extends them; the newest deployed version answers.
 */
@Component
class Wording {

    private static final String TABLE = "promise-words";
    private static final Set<Tongue> BOTH = Set.of(Tongue.values());

    /** How far before a word its negation stands, in words. */
    private static final int NEGATION_REACH = 5;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern TILDE = Pattern.compile("[~≈]\\s*\\d+");
    private static final Pattern GUILLEMETS = Pattern.compile("[«»“”\"]");

    private final Decisions decisions;

    private volatile Compiled compiled = new Compiled("none", new WordLists(Map.of()));

    private record Compiled(Object version, WordLists lists) {}

    Wording(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The word lists as they are deployed now, compiled once for each version. */
    WordLists lists() {
        Object version = decisions.version(TABLE);
        Compiled known = compiled;
        if (!known.version().equals(version)) {
            known = new Compiled(version, compile());
            compiled = known;
        }
        return known.lists();
    }

    private WordLists compile() {
        List<Tongue> tongues = List.of(Tongue.values());
        List<List<Map<String, Object>>> answers = decisions.askAll(
                TABLE,
                tongues.stream()
                        .map(tongue -> Map.<String, Object>of("language", tongue.key()))
                        .toList());
        Map<Tongue, List<Map<String, Object>>> rows = new EnumMap<>(Tongue.class);
        tongues.forEach(tongue -> rows.put(tongue, answers.get(tongue.ordinal())));
        return new WordLists(rows);
    }

    /** Reads one sentence. */
    Reading read(String typed, Collection<String> names, WordLists lists) {
        return new Reader(typed, names, lists).read();
    }

    /** Whether a field holds nothing but a word for “later” or “unknown”. */
    static boolean isPlaceholder(@Nullable String typed, WordLists lists) {
        if (typed == null || typed.isBlank()) {
            return true;
        }
        Sentence sentence = plain(typed);
        return sentence.tokens().isEmpty()
                || !lists.find("placeholder", sentence.tokens(), BOTH).isEmpty();
    }

    /** Whether who is named is nobody in particular: a team, a function, everybody. */
    static boolean isTeam(@Nullable String typed, WordLists lists) {
        if (typed == null || typed.isBlank()) {
            return false;
        }
        if (isPlaceholder(typed, lists)) {
            return true;
        }
        List<Token> tokens = plain(typed).tokens();
        List<Found> team = lists.find("team", tokens, BOTH);
        List<Found> filler = lists.find("filler", tokens, BOTH);
        return !team.isEmpty()
                && IntStream.range(0, tokens.size())
                        .filter(at -> tokens.get(at).isWord())
                        .allMatch(at -> covers(team, at) || covers(filler, at));
    }

    /** Whether an address is a shared one, such as {@code communication@}. */
    static boolean isMailbox(@Nullable String address, WordLists lists) {
        if (address == null || address.isBlank()) {
            return false;
        }
        List<String> parts = Arrays.stream(address.split("@", 2)[0].split("[._+-]|\\d+"))
                .filter(part -> !part.isBlank())
                .toList();
        return !parts.isEmpty()
                && parts.stream().allMatch(part -> lists.has("mailbox", Token.of(Token.Sort.WORD, part, 0), BOTH));
    }

    /** Whether somebody says that nobody but they will be seen. */
    static boolean isOneself(String typed, WordLists lists) {
        List<Token> tokens = plain(typed).tokens();
        List<Found> self = lists.find("oneself", tokens, BOTH);
        return !self.isEmpty()
                && IntStream.range(0, tokens.size()).allMatch(at -> covers(self, at))
                && !tokens.isEmpty();
    }

    private static Sentence plain(String typed) {
        return new Sentence(typed, List.of(), token -> true, token -> true);
    }

    /** What two promises' words have in common, in percent of all their words. */
    static int likeness(String one, String other) {
        Set<String> first = contentOf(one);
        Set<String> second = contentOf(other);
        Set<String> all = Stream.concat(first.stream(), second.stream()).collect(Collectors.toSet());
        long common = first.stream().filter(second::contains).count();
        return all.isEmpty() ? 0 : (int) (common * 100 / all.size());
    }

    private static Set<String> contentOf(String typed) {
        return plain(typed).tokens().stream()
                .filter(token -> token.sort() != Token.Sort.TIME)
                .map(token -> token.isWord()
                        ? token.french().stream().sorted().findFirst().orElse(token.folded())
                        : token.folded())
                .filter(key -> key.length() > 2 || Character.isDigit(key.charAt(0)))
                .collect(Collectors.toSet());
    }

    private static boolean covers(List<Found> found, int at) {
        return found.stream().anyMatch(one -> one.covers(at));
    }

    /** Goes through one sentence once. */
    private static final class Reader {

        private final WordLists lists;
        private final Sentence sentence;
        private final List<Token> tokens;
        private final Set<Tongue> tongues;

        Reader(String typed, Collection<String> names, WordLists lists) {
            this.lists = lists;
            this.sentence = new Sentence(
                    typed,
                    names,
                    token -> Stream.of("vague", "filler", "concrete", "team", "unless", "hedge", "format", "loose")
                            .anyMatch(list -> lists.has(list, token, BOTH)),
                    token -> lists.has("channel", token, BOTH) || lists.has("format", token, BOTH));
            this.tokens = sentence.tokens();
            this.tongues = tongues();
        }

        /** The language more of the small words are in; both where neither is clear. */
        private Set<Tongue> tongues() {
            long french = small(Tongue.FR);
            long english = small(Tongue.EN);
            return french > english ? Set.of(Tongue.FR) : english > french ? Set.of(Tongue.EN) : BOTH;
        }

        private long small(Tongue tongue) {
            return tokens.stream()
                    .filter(token -> token.isWord() && lists.has("filler", token, Set.of(tongue)))
                    .count();
        }

        Reading read() {
            String awaited = awaited();
            List<Found> hedges = find("hedge");
            List<Found> outside = affirmed("outside");
            List<Found> likewise = awaited == null ? List.of() : find("likewise");
            List<Found> vague = affirmed("vague").stream()
                    .filter(found -> outside.stream().noneMatch(other -> other.outdoes(found)))
                    .filter(found -> !covers(likewise, found.from()))
                    .toList();
            List<Found> channels = find("channel");
            List<Found> formats = formats();
            List<Found> teams = acting(find("crowd"));
            List<Integer> numbers = quantities();
            boolean tilde = TILDE.matcher(sentence.text()).find();
            List<Found> approximate = approximations().toList();
            boolean counted = !formats.isEmpty() || !numbers.isEmpty() || !approximate.isEmpty() || tilde;
            List<List<Found>> said = Stream.of(
                            vague,
                            hedges,
                            outside,
                            find("generic"),
                            find("filler"),
                            find("team"),
                            find("unless"),
                            find("likewise"),
                            find("negation"))
                    .toList();
            boolean object = IntStream.range(0, tokens.size())
                    .filter(at -> tokens.get(at).isWord() || tokens.get(at).sort() == Token.Sort.QUOTE)
                    .anyMatch(at -> said.stream().noneMatch(found -> covers(found, at)) && !covers(channels, at));
            boolean mailbox = tokens.stream()
                    .anyMatch(token -> token.sort() == Token.Sort.MAIL && isMailbox(token.text(), lists));
            boolean person = tokens.stream().anyMatch(token -> token.sort() == Token.Sort.NAME);
            String team = mailbox ? mail() : teams.isEmpty() || personActs() ? null : words(teams.get(0));
            String dayText = days();
            return new Reading(
                    !vague.isEmpty() && affirmed("concrete").isEmpty(),
                    object,
                    counted,
                    channels.isEmpty() ? null : words(channels.get(0)),
                    formats.isEmpty() ? null : words(formats.get(0)),
                    numbers.size() == 1 ? Integer.valueOf(number(numbers.get(0))) : null,
                    numbers.size() == 1 && countsHours(numbers.get(0)),
                    dayText == null ? List.of() : daysIn(dayText),
                    dayText != null && isRange(dayText),
                    tokens.stream().anyMatch(token -> token.sort() == Token.Sort.DAYS),
                    numbers.stream().anyMatch(this::countsPeople),
                    person,
                    hedges.isEmpty() ? null : words(hedges.get(0)),
                    approximate.isEmpty() ? tilde ? tilde() : null : words(approximate.get(0)),
                    outside.isEmpty() ? null : words(outside.get(0)),
                    team,
                    !find("nothing").isEmpty() && pieces() == 1,
                    awaited);
        }

        private List<Found> find(String list) {
            return lists.find(list, tokens, tongues);
        }

        private long pieces() {
            return tokens.stream().map(Token::piece).distinct().count();
        }

        private String words(Found found) {
            return tokens.subList(found.from(), found.to()).stream()
                    .map(Token::text)
                    .collect(Collectors.joining(" "));
        }

        /** Without those that are said not to happen: « on ne se contente pas de relayer ». */
        private List<Found> affirmed(String list) {
            List<Found> negations = find("negation");
            List<Found> insisting = find("insisting");
            return find(list).stream()
                    .filter(found -> IntStream.range(Math.max(0, found.from() - NEGATION_REACH), found.from())
                            .filter(at -> tokens.get(at).piece()
                                    == tokens.get(found.from()).piece())
                            .noneMatch(at -> covers(negations, at)
                                    && insisting.stream()
                                            .noneMatch(one -> one.from() > at && one.from() <= found.from())))
                    .toList();
        }

        /** Formats that are made, not those of others or of everybody: “nos posts”, “your posts”. */
        private List<Found> formats() {
            return find("format").stream()
                    .filter(found -> found.from() == 0
                            || !Set.of("nos", "vos", "leurs", "les", "our", "your", "their", "ses", "tes")
                                    .contains(tokens.get(found.from() - 1).folded()))
                    .toList();
        }

        /** A team that does it: it stands first in its piece, or after « par ». */
        private List<Found> acting(List<Found> teams) {
            return teams.stream()
                    .filter(found -> startsPiece(found.from())
                            || Set.of("par", "by")
                                    .contains(tokens.get(found.from() - 1).folded()))
                    .toList();
        }

        private boolean startsPiece(int at) {
            return at == 0 || tokens.get(at - 1).piece() != tokens.get(at).piece();
        }

        /** Somebody is named as the one who does it. */
        private boolean personActs() {
            return IntStream.range(0, tokens.size())
                    .filter(at -> tokens.get(at).sort() == Token.Sort.NAME)
                    .anyMatch(at -> startsPiece(at)
                            || Set.of("par", "by").contains(tokens.get(at - 1).folded()));
        }

        private @Nullable String mail() {
            return tokens.stream()
                    .filter(token -> token.sort() == Token.Sort.MAIL)
                    .map(Token::text)
                    .findFirst()
                    .orElse(null);
        }

        private String tilde() {
            Matcher tilde = TILDE.matcher(sentence.text());
            return tilde.find() ? tilde.group() : "~";
        }

        /** The numbers that count something. */
        private List<Integer> quantities() {
            return IntStream.range(0, tokens.size())
                    .filter(at -> tokens.get(at).sort() == Token.Sort.NUMBER)
                    .boxed()
                    .toList();
        }

        private int number(int at) {
            String text = tokens.get(at).text();
            return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        }

        private boolean countsHours(int at) {
            return at + 1 < tokens.size()
                    && Set.of("heure", "heures", "hour", "hours", "h")
                            .contains(tokens.get(at + 1).folded());
        }

        private boolean countsPeople(int at) {
            return lists.find("people", tokens, tongues).stream()
                    .anyMatch(found -> found.from() > at
                            && found.from() <= at + 2
                            && tokens.get(found.from()).piece()
                                    == tokens.get(at).piece());
        }

        /** Approximate quantities; « plusieurs » only before what is counted, or where nothing is; never a minimum. */
        private Stream<Found> approximations() {
            List<Found> minimum = find("minimum");
            List<Found> counted = Stream.of("format", "people", "unit")
                    .map(this::find)
                    .flatMap(List::stream)
                    .toList();
            Stream<Found> loose = find("loose").stream()
                    .filter(found -> found.to() < tokens.size())
                    .filter(found -> IntStream.range(found.to(), Math.min(found.to() + 2, tokens.size()))
                            .anyMatch(at -> covers(counted, at)));
            return Stream.concat(find("approximate").stream(), loose).filter(found -> minimum.stream()
                    .noneMatch(bound -> bound.from() <= found.to() && bound.to() >= found.from() - 1));
        }

        private @Nullable String days() {
            return tokens.stream()
                    .filter(token -> token.sort() == Token.Sort.DAYS)
                    .map(Token::text)
                    .findFirst()
                    .orElse(null);
        }

        private static boolean isRange(String days) {
            return days.matches("(?is).*\\d\\s*(?:er|st|nd|rd|th)?\\s*(?:\\bau\\b|\\bto\\b|\\buntil\\b|-|–).*");
        }

        private static List<Reading.Day> daysIn(String written) {
            Matcher days = Sentence.DAYS.matcher(written);
            if (!days.find()) {
                return List.of();
            }
            String list = days.group("days") != null ? days.group("days") : days.group("after");
            if (list == null) {
                return List.of();
            }
            String month = days.group("month") != null ? days.group("month") : days.group("first");
            int number = days.group("number") != null ? Integer.parseInt(days.group("number")) : monthOf(month);
            List<Reading.Day> found = new ArrayList<>();
            Matcher day = NUMBER.matcher(list);
            while (day.find()) {
                found.add(new Reading.Day(Integer.parseInt(day.group()), number));
            }
            return number == 0 ? List.of() : found;
        }

        private static int monthOf(@Nullable String name) {
            String typed = name == null ? "" : Tongue.fold(name);
            return Arrays.stream(Month.values())
                    .filter(month -> Stream.of(Locale.FRENCH, Locale.ENGLISH)
                            .map(locale -> Tongue.fold(month.getDisplayName(TextStyle.FULL, locale)))
                            .anyMatch(full -> !typed.isEmpty() && full.startsWith(typed)))
                    .mapToInt(Month::getValue)
                    .findFirst()
                    .orElse(0);
        }

        /** Whose doing the same the promise waits for: a condition with somebody else as its subject and no number in it. */
        private @Nullable String awaited() {
            List<Found> likewise = find("likewise");
            List<Found> self = find("oneself");
            for (Found unless : find("unless")) {
                int piece = tokens.get(unless.from()).piece();
                for (Found same : likewise) {
                    boolean near = same.from() > unless.to()
                            && same.from() <= unless.to() + 6
                            && tokens.get(same.from()).piece() == piece;
                    boolean counted = IntStream.range(unless.to(), same.from())
                            .anyMatch(at -> tokens.get(at).sort() == Token.Sort.NUMBER || covers(self, at));
                    if (near && !counted) {
                        return GUILLEMETS
                                .matcher(words(new Found(unless.to(), same.from())))
                                .replaceAll("");
                    }
                }
            }
            return null;
        }
    }
}
