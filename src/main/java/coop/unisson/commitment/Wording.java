package coop.unisson.commitment;

import coop.unisson.commitment.WordLists.Found;
import coop.unisson.shared.Decisions;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** How far behind whoever would spread it the verb stands, in words. */
    private static final int SPREADING_REACH = 3;

    /** How many words a condition's subject may take, and how far behind it its verb stands. */
    private static final int SUBJECT_REACH = 3;

    private static final int CONDITION_REACH = 6;

    private static final int SHOWN = 7;

    /** The endings of the French conditional, by the subject before them. */
    private static final Map<String, Pattern> MOODS = moods();

    private static final Set<String> CLITICS =
            Set.of("ne", "n", "y", "en", "le", "la", "l", "les", "lui", "leur", "vous", "me", "m", "se", "s", "nous");
    private static final Set<String> OURSELVES = Set.of(
            "on", "nous", "je", "j", "notre", "nos", "mes", "mon", "etre", "we", "i", "us", "our", "my", "me", "be");
    private static final Set<String> NO_CONDITION = Set.of("comme", "meme", "as", "even");
    private static final Set<String> ADDRESSED =
            Set.of("vous", "votre", "vos", "tu", "ton", "ta", "you", "your", "bien");
    private static final Set<String> LINKS = Set.of(
            "a", "de", "d", "pour", "afin", "qui", "que", "dont", "chez", "to", "who", "that", "which", "for", "at",
            "in", "from", "here");
    private static final Set<String> EVERYBODYS =
            Set.of("nos", "vos", "leurs", "les", "our", "your", "their", "ses", "tes");
    private static final Set<String> OTHERS = Set.of("vos", "votre", "leurs", "leur", "the", "your", "their");
    private static final Set<String> YEARS = Set.of("an", "ans", "annees", "year", "years", "yr", "yrs");
    private static final Set<String> BY = Set.of("par", "by");
    private static final Set<String> PREPOSITIONS = Set.of(
            "a", "au", "aux", "en", "de", "d", "dans", "sur", "avec", "pour", "par", "entre", "pendant", "depuis",
            "sous", "chez", "in", "into", "at", "on", "of", "with", "for", "by", "from", "to", "over", "during",
            "between", "across", "after");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern TILDE = Pattern.compile("[~≈]\\s*\\d+");
    private static final Pattern RANGE = Pattern.compile("\\d+-\\d+");
    private static final Pattern GUILLEMETS = Pattern.compile("[«»“”\"]");

    private final Decisions decisions;

    private volatile Compiled compiled = new Compiled("none", new WordLists(Map.of()));

    private static Map<String, Pattern> moods() {
        Map<String, Pattern> endings = new HashMap<>();
        List.of("je", "j").forEach(subject -> endings.put(subject, Pattern.compile(".+rais")));
        List.of("on", "il", "elle", "ce", "ca", "cela")
                .forEach(subject -> endings.put(subject, Pattern.compile(".+rait")));
        List.of("ils", "elles").forEach(subject -> endings.put(subject, Pattern.compile(".+raient")));
        endings.put("nous", Pattern.compile(".+rions"));
        return Map.copyOf(endings);
    }

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
    static int likeness(Set<String> first, Set<String> second) {
        Set<String> all = Stream.concat(first.stream(), second.stream()).collect(Collectors.toSet());
        long common = first.stream().filter(second::contains).count();
        return all.isEmpty() ? 0 : (int) (common * 100 / all.size());
    }

    /** The words of a promise that say what it is about. */
    static Set<String> contentOf(String typed) {
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
                    token -> Stream.of("channel", "format", "others").anyMatch(list -> lists.has(list, token, BOTH)));
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
            List<Found> hedges = hedges(awaited != null);
            List<Found> theirs = theirDoing();
            List<Found> outside = outside(theirs);
            List<Found> likewise = awaited == null ? List.of() : find("likewise");
            List<Found> vague = affirmed("vague").stream()
                    .filter(found -> outside.stream().noneMatch(other -> other.outdoes(found)))
                    .filter(found -> theirs.stream().noneMatch(other -> isAfter(found, other)))
                    .filter(found -> !covers(likewise, found.from()))
                    .toList();
            List<Found> channels = find("channel");
            List<Found> formats = formats();
            List<Found> teams = acting(find("crowd")).stream()
                    .filter(found -> !covers(theirs, found.from()))
                    .toList();
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
            boolean nothing = nothing();
            boolean concrete = concrete(vague);
            boolean otherwise =
                    concrete || counted || !channels.isEmpty() || team != null || awaited != null || nothing;
            boolean bare = !otherwise && hedges.isEmpty() && outside.isEmpty() && saysNextToNothing(said);
            return new Reading(
                    bare || (!vague.isEmpty() && !concrete),
                    object,
                    counted,
                    channels.isEmpty() ? null : words(channels.get(0)),
                    format(formats, numbers),
                    numbers.size() == 1 ? Integer.valueOf(Sentence.number(tokens.get(numbers.get(0)))) : null,
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
                    nothing,
                    awaited);
        }

        private List<Found> find(String list) {
            return lists.find(list, tokens, tongues);
        }

        private boolean samePiece(int one, int other) {
            return tokens.get(one).piece() == tokens.get(other).piece();
        }

        private boolean isOneOf(int at, Set<String> words) {
            return at >= 0
                    && at < tokens.size()
                    && words.contains(tokens.get(at).folded());
        }

        /** Nothing is promised, clearly: what else is said carries no meaning, and nothing is excepted. */
        private boolean nothing() {
            List<Found> said = find("nothing");
            List<Found> idle = Stream.of("filler", "generic")
                    .flatMap(list -> find(list).stream())
                    .toList();
            List<Found> excepted = find("except");
            return !said.isEmpty()
                    && IntStream.range(0, tokens.size())
                            .filter(at -> !covers(said, at))
                            .allMatch(at -> tokens.get(at).sort() == Token.Sort.TIME
                                    || (tokens.get(at).sort() == Token.Sort.NAME && at == 0)
                                    || (covers(idle, at) && !covers(excepted, at)));
        }

        /** Somebody speaks of themselves, and but for one word at most says nothing that would mean anything here. */
        private boolean saysNextToNothing(List<List<Found>> said) {
            return tokens.stream().allMatch(Token::isWord)
                    && IntStream.range(0, tokens.size()).anyMatch(at -> isOneOf(at, OURSELVES))
                    && IntStream.range(0, tokens.size())
                                    .filter(at -> said.stream().noneMatch(found -> covers(found, at)))
                                    .count()
                            <= 1;
        }

        /** Reserves: those of the list, verbs in the conditional, and conditions nobody but the partner itself can lift. */
        private List<Found> hedges(boolean awaited) {
            Stream<Found> mood = tongues.contains(Tongue.FR)
                    ? IntStream.range(0, tokens.size())
                            .mapToObj(this::conditional)
                            .flatMap(Optional::stream)
                    : Stream.empty();
            Stream<Found> provisos =
                    awaited ? Stream.empty() : conditions("proviso").map(this::shown);
            return Stream.of(find("hedge").stream(), mood, provisos)
                    .flatMap(found -> found)
                    .toList();
        }

        /** « nous pourrions », « on le ferait »: a subject, small words, a verb in the conditional. */
        private Optional<Found> conditional(int at) {
            Pattern ending = MOODS.get(tokens.get(at).folded());
            int verb = at + 1;
            while (isOneOf(verb, CLITICS)) {
                verb++;
            }
            return ending != null
                            && verb < tokens.size()
                            && samePiece(at, verb)
                            && ending.matcher(tokens.get(verb).folded()).matches()
                    ? Optional.of(new Found(at, verb + 1))
                    : Optional.empty();
        }

        /** Where a condition is opened, and where the piece it stands in ends. */
        private record Condition(Found opening, int end) {}

        /** « si la direction valide »; not a question (« que faire si … »), nor what others may meet, nor a number. */
        private Stream<Condition> conditions(String openings) {
            List<Found> asking = find("asking");
            return find(openings).stream()
                    .map(opening -> new Condition(opening, endOfPiece(opening.from())))
                    .filter(condition -> condition.end() > condition.opening().to() + 1)
                    .filter(condition -> IntStream.range(condition.opening().to(), condition.end())
                            .anyMatch(at -> tokens.get(at).isWord()))
                    .filter(condition -> !isOneOf(condition.opening().from() - 1, NO_CONDITION))
                    .filter(condition -> !isOneOf(condition.opening().to(), ADDRESSED))
                    .filter(condition -> asking.stream()
                            .noneMatch(word -> word.from() < condition.opening().from()
                                    && samePiece(
                                            word.from(), condition.opening().from())))
                    .filter(condition -> IntStream.range(condition.opening().from(), condition.end())
                            .noneMatch(at -> tokens.get(at).sort() == Token.Sort.NUMBER));
        }

        /** The first words of a condition, as a message shows them. */
        private Found shown(Condition condition) {
            int from = condition.opening().from();
            return new Found(from, Math.min(condition.end(), from + SHOWN));
        }

        private int endOfPiece(int from) {
            int end = from;
            while (end < tokens.size() && samePiece(from, end)) {
                end++;
            }
            return end;
        }

        /** Those who are not in the partner's hands spread it, or it is spread by them. */
        private List<Found> theirDoing() {
            List<Found> others = find("others");
            List<Found> spreading = affirmed("spread");
            Stream<Found> active = others.stream().flatMap(actor -> spreading.stream()
                    .filter(verb -> verb.from() >= actor.to()
                            && verb.from() <= actor.to() + SPREADING_REACH
                            && samePiece(actor.from(), verb.from())
                            && IntStream.range(actor.to(), verb.from()).noneMatch(at -> isOneOf(at, LINKS)))
                    .map(verb -> new Found(actor.from(), verb.to())));
            Stream<Found> passive = others.stream().flatMap(actor -> spreading.stream()
                    .filter(verb -> verb.to() < actor.from()
                            && actor.from() <= verb.to() + SPREADING_REACH
                            && samePiece(actor.from(), verb.from())
                            && isOneOf(verb.to(), BY))
                    .map(verb -> new Found(verb.from(), actor.to())));
            return Stream.concat(active, passive).toList();
        }

        /** Success, and what others would do. */
        private List<Found> outside(List<Found> theirs) {
            return Stream.concat(affirmed("outside").stream(), theirs.stream()).toList();
        }

        /** « nos abonnés vont adorer et tout repartager »: what follows is theirs too. */
        private boolean isAfter(Found found, Found other) {
            return found.from() >= other.from() && samePiece(found.from(), other.from());
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
                    .filter(found -> !isOneOf(found.from() - 1, EVERYBODYS))
                    .toList();
        }

        /** The first; but a verb that sounds like one stands before the number of what is made: “film 1 tutorial”. */
        private @Nullable String format(List<Found> formats, List<Integer> numbers) {
            return formats.stream()
                    .filter(found -> !numbers.contains(found.to()))
                    .findFirst()
                    .or(() -> formats.stream().findFirst())
                    .map(this::words)
                    .orElse(null);
        }

        /** Something is done, not what others did, nor a part of something vague: “support the launch”, “lend our name”. */
        private boolean concrete(List<Found> vague) {
            return affirmed("concrete").stream()
                    .filter(found -> !isOneOf(found.from() - 1, OTHERS))
                    .anyMatch(found -> vague.stream().noneMatch(other -> other.outdoes(found)));
        }

        /** A team that does it: it stands first in its piece, or after « par ». */
        private List<Found> acting(List<Found> teams) {
            return teams.stream()
                    .filter(found -> !isPossessive(found.to()) && !isPartOfForm(found.to()))
                    .filter(found -> startsPiece(found.from())
                            || (isOneOf(found.from() - 1, BY) && !isApproval(found.from() - 2)))
                    .toList();
        }

        /** “Everyone’s Bike Shop” */
        private boolean isPossessive(int at) {
            return isOneOf(at, Set.of("s"))
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).sort() == Token.Sort.NAME;
        }

        /** “The staff newsletter” */
        private boolean isPartOfForm(int at) {
            return !tongues.contains(Tongue.FR)
                    && Stream.of("format", "channel").anyMatch(list -> covers(find(list), at));
        }

        /** « sous réserve de validation par la direction » says who approves, not who acts. */
        private boolean isApproval(int at) {
            return at >= 0 && find("approval").stream().anyMatch(found -> found.to() == at + 1);
        }

        private boolean startsPiece(int at) {
            return at == 0 || tokens.get(at - 1).piece() != tokens.get(at).piece();
        }

        /** Somebody is named as the one who does it. */
        private boolean personActs() {
            return IntStream.range(0, tokens.size())
                    .filter(at -> tokens.get(at).sort() == Token.Sort.NAME)
                    .anyMatch(at -> startsPiece(at) || isOneOf(at - 1, BY));
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

        /** Approximate quantities; « plusieurs » before what is counted, or as what is promised itself; never a minimum. */
        private Stream<Found> approximations() {
            List<Found> minimum = find("minimum");
            List<Found> counted = Stream.of("format", "people", "unit")
                    .map(this::find)
                    .flatMap(List::stream)
                    .toList();
            Stream<Found> loose = find("loose").stream()
                    .filter(found -> found.to() < tokens.size())
                    .filter(found -> isPromisedItself(found) || isBefore(found, counted));
            Stream<Found> ranges = IntStream.range(0, tokens.size())
                    .filter(at -> RANGE.matcher(tokens.get(at).text()).matches())
                    .mapToObj(at -> new Found(at, at + 1))
                    .filter(found -> isBefore(found, counted));
            List<Found> uncountable = Stream.of("vague", "generic")
                    .map(this::find)
                    .flatMap(List::stream)
                    .toList();
            return Stream.of(find("approximate").stream(), loose, ranges)
                    .flatMap(found -> found)
                    .filter(found -> !isOneOf(found.to(), YEARS))
                    .filter(found -> isBefore(found, counted) || !covers(uncountable, found.to()))
                    .filter(found -> minimum.stream()
                            .noneMatch(bound -> bound.from() <= found.to() && bound.to() >= found.from() - 1));
        }

        private boolean isBefore(Found amount, List<Found> counted) {
            return IntStream.range(amount.to(), Math.min(amount.to() + 2, tokens.size()))
                    .anyMatch(at -> covers(counted, at));
        }

        /** « Plusieurs tweets », « poser quelques badges », not « en plusieurs langues » or « avec quelques conseils ». */
        private boolean isPromisedItself(Found loose) {
            return samePiece(loose.from(), loose.to())
                    && tokens.get(loose.to()).isWord()
                    && !isOneOf(loose.from() - 1, PREPOSITIONS);
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

        /**
         * Whose doing the promise waits for: a condition with somebody else as its subject and no number in it, or somebody
         * waited for in so many words.
         */
        private @Nullable String awaited() {
            return Stream.of(sameDoing(), othersDoing(), waitedFor())
                    .flatMap(found -> found)
                    .findFirst()
                    .map(found -> GUILLEMETS.matcher(words(found)).replaceAll(""))
                    .orElse(null);
        }

        /** « quand Bobine le fait » */
        private Stream<Found> sameDoing() {
            List<Found> likewise = find("likewise");
            List<Found> self = find("oneself");
            return find("unless").stream().flatMap(unless -> likewise.stream()
                    .filter(same -> same.from() > unless.to()
                            && same.from() <= unless.to() + CONDITION_REACH
                            && samePiece(unless.from(), same.from()))
                    .filter(same -> IntStream.range(unless.to(), same.from())
                            .noneMatch(at -> tokens.get(at).sort() == Token.Sort.NUMBER || covers(self, at)))
                    .map(same -> new Found(unless.to(), same.from())));
        }

        /** « si un autre partenaire vient »; « quand il vient » only where no day says when that is. */
        private Stream<Found> othersDoing() {
            List<Found> peers = find("peers");
            boolean dated = tokens.stream().anyMatch(token -> token.sort() == Token.Sort.DAYS);
            return Stream.concat(conditions("proviso"), dated ? Stream.empty() : conditions("unless"))
                    .flatMap(condition -> subject(condition, peers).stream());
        }

        private Optional<Found> subject(Condition condition, List<Found> peers) {
            int from = condition.opening().to();
            return IntStream.range(from, condition.end())
                    .limit(SUBJECT_REACH)
                    .takeWhile(at -> !isOneOf(at, OURSELVES))
                    .filter(at -> tokens.get(at).sort() == Token.Sort.NAME || covers(peers, at))
                    .mapToObj(at -> new Found(from, endOfSubject(at, peers)))
                    .filter(subject -> subject.to() < condition.end())
                    .findFirst();
        }

        private int endOfSubject(int at, List<Found> peers) {
            int end = at + 1;
            while (end < tokens.size()
                    && samePiece(at, end)
                    && (tokens.get(end).sort() == Token.Sort.NAME || covers(peers, end))) {
                end++;
            }
            return end;
        }

        /** « on attend de voir ce que font les autres » */
        private Stream<Found> waitedFor() {
            return find("waiting").stream()
                    .map(found -> new Found(found.to(), endOfPiece(found.from())))
                    .filter(found -> found.to() > found.from());
        }
    }
}
