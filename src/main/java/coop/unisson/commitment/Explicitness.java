package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.Stage;
import coop.unisson.shared.Decisions;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * Says what is left to guess in a promise, and which one act would make it explicit. The same facts are put to the same
 * decision tables while somebody types, when the list is sent, and behind the gate. Codes: {@code product/article.md}, B2.
 */
@Component
class Explicitness {

    /** Reasons only somebody else can lift; they keep the gate shut, not the form. */
    static final Set<String> FOR_OTHERS = Set.of("E07", "E18");

    /** What is said of a condition only others can meet; the form is sent all the same, and whoever it waits for is asked. */
    private static final Pattern CONDITION_FOR_OTHERS = Pattern.compile("flaw\\.E13\\.(circular|unmet)-\\w+");

    private static final String TEXT = "text";
    private static final String EMPTY = "no-commitment";
    private static final String TICKED = "true";
    private static final int DAYS_A_WEEK = 7;
    private static final int PERCENT = 100;

    private final Decisions decisions;
    private final Feasibility feasibility;
    private final Wording wording;
    private final Taps taps;

    Explicitness(Decisions decisions, Feasibility feasibility, Wording wording, Taps taps) {
        this.decisions = decisions;
        this.feasibility = feasibility;
        this.wording = wording;
        this.taps = taps;
    }

    /** Who writes. */
    record Writer(String name, String email) {}

    /** What another promise says, and how much of it this one says too, in percent of all their words. */
    record Like(String what, int percent) {}

    /** Whether only somebody else can lift a reason. */
    static boolean isForOthers(Flaw flaw) {
        return FOR_OTHERS.contains(flaw.code()) || isUnmet(flaw);
    }

    /** Whether it says of a condition that others do not promise as much yet. */
    static boolean isUnmet(Flaw flaw) {
        return flaw.args().stream()
                .anyMatch(said -> said instanceof MessageSourceResolvable one
                        && one.getCodes() != null
                        && CONDITION_FOR_OTHERS.matcher(one.getCodes()[0]).matches());
    }

    /** One promise with all that is judged about it. */
    record Case(
            Promise promise,
            String path,
            Reading reading,
            @Nullable Integer approvalDays,
            LocalDate latestStart,
            @Nullable Like like,
            Tie tie,
            Surroundings around) {

        Tie.Knot knot() {
            return tie.knot();
        }

        LocalDate yearFrom() {
            Campaign campaign = around.campaign();
            return campaign == null ? around.today() : campaign.runStart();
        }
    }

    /** A list, or a record alone: how explicit it is and why. Nothing, said clearly, is an answer too. */
    Judgement judge(Declaration declaration, Surroundings around) {
        boolean zero = declaration.zero() || saysNothing(declaration);
        List<Flaw> reasons = zero ? List.of(Flaw.warn("zero", "E00")) : reasons(declaration, around);
        return new Judgement(level(zero, reasons), reasons);
    }

    private boolean saysNothing(Declaration declaration) {
        return declaration.promises().size() == 1
                && declaration.promises().get(0).isBare()
                && wording.read(Words.of(declaration.promises().get(0).what()), List.of(), wording.lists())
                        .nothing();
    }

    /** A sentence alone: only its words are judged, and what is missing counts without being listed. */
    Judgement judge(String text, Surroundings around) {
        WordLists lists = wording.lists();
        Reading reading = wording.read(text, around.masked(), lists);
        if (reading.nothing()) {
            return new Judgement(level(true, List.of()), List.of(Flaw.warn(TEXT, "E00")));
        }
        List<Flaw> reasons = new ArrayList<>();
        if (reading.saysNothingElse()) {
            reasons.add(Flaw.block(TEXT, "E01"));
        } else if (reading.staysVague()) {
            reasons.add(Flaw.warn(TEXT, "E01"));
        }
        if (reading.team() != null) {
            reasons.add(Flaw.warn(TEXT, "E06"));
        }
        addIf(reading.hedge() != null, Flaw.warn(TEXT, "E12", Words.of(reading.hedge())), reasons);
        if (reading.awaited() != null) {
            reasons.add(Flaw.warn(TEXT, "E13", condition("words", Words.of(reading.awaited()))));
        }
        if (reading.approximation() != null) {
            reasons.add(taps.minimum(Flaw.warn(TEXT, "E15", Words.of(reading.approximation())), TEXT, text));
        }
        addIf(reading.outside() != null, Flaw.warn(TEXT, "E19", Words.of(reading.outside())), reasons);
        return new Judgement(level(false, false, reading.missing()), reasons);
    }

    private static void addIf(boolean holds, Flaw flaw, List<Flaw> flaws) {
        if (holds) {
            flaws.add(flaw);
        }
    }

    /** How far what the promises of a list wait for is from being met, beside their fields; nothing of it is to mend. */
    List<Flaw> margins(Declaration declaration, Surroundings around) {
        List<Flaw> notes = new ArrayList<>();
        Campaign campaign = around.campaign();
        for (int i = 0; !declaration.zero() && i < declaration.promises().size(); i++) {
            Promise promise = declaration.promises().get(i);
            Tie tie = around.ties().of(declaration.promises(), promise, null);
            String kind = promise.awaits().orElse(ConditionKind.WORDS).name().toLowerCase(Locale.ROOT);
            Margin margin = tie.margin();
            String field = "commitments[" + i + "].margin";
            if (tie.knot() == Tie.Knot.SEALED && campaign != null) {
                notes.add(Flaw.note(
                        field,
                        "margin-sealed",
                        campaign.deadline(Stage.COMMITMENTS).orElseThrow()));
            } else if (tie.knot() == Tie.Knot.MET && margin != null) {
                notes.add(Flaw.note(field, "margin-" + kind, margin.have(), margin.need(), awaited(promise, around)));
            }
        }
        return notes;
    }

    /** The level of a list with these reasons; those only others can lift do not count. */
    String level(boolean zero, List<Flaw> reasons) {
        boolean empty = reasons.stream().anyMatch(flaw -> flaw.code().equals(EMPTY));
        return level(zero, empty, (int) reasons.stream()
                .filter(Flaw::blocks)
                .filter(flaw -> !isForOthers(flaw))
                .count());
    }

    private String level(boolean zero, boolean empty, int blocking) {
        return decisions.ask("participation-level", Map.of("zero", zero, "empty", empty, "blocking", blocking)).stream()
                .map(rule -> String.valueOf(rule.get("level")))
                .findFirst()
                .orElse("vague");
    }

    /** Every reason of a list, each at the field that would lift it. An explicit zero has none. */
    List<Flaw> reasons(Declaration declaration, Surroundings around) {
        if (declaration.zero()) {
            return List.of();
        }
        List<Flaw> flaws = new ArrayList<>();
        if (declaration.promises().isEmpty()) {
            flaws.add(Flaw.block("commitments", EMPTY));
        }
        WordLists lists = wording.lists();
        List<Case> cases = new ArrayList<>();
        List<Set<String>> contents = declaration.promises().stream()
                .map(promise -> Wording.contentOf(Words.of(promise.what())))
                .toList();
        for (int i = 0; i < declaration.promises().size(); i++) {
            Promise promise = declaration.promises().get(i);
            Reading reading = wording.read(Words.of(promise.what()), around.masked(), lists);
            Integer days = Feasibility.approvalDays(declaration.approvals(), promise.kind());
            cases.add(new Case(
                    promise,
                    "commitments[" + i + "].",
                    reading,
                    days,
                    feasibility.latestStart(promise.when(), days, around.off()).orElse(around.today()),
                    likeOther(declaration.promises(), contents, i).orElse(null),
                    around.ties().of(declaration.promises(), promise, reading.awaited()),
                    around));
        }
        List<List<Map<String, Object>>> rules = decisions.askAll(
                "commitment-explicitness",
                cases.stream().map(one -> facts(one, lists)).toList());
        for (int i = 0; i < cases.size(); i++) {
            reasons(cases.get(i), rules.get(i), flaws);
        }
        flaws.addAll(Dependencies.reasons(declaration.promises(), around));
        portfolio(declaration, around, flaws);
        return flaws.stream().distinct().toList();
    }

    private void reasons(Case one, List<Map<String, Object>> rules, List<Flaw> flaws) {
        Promise promise = one.promise();
        Surroundings around = one.around();
        if (promise.kind() == null) {
            flaws.add(Flaw.block(one.path() + "kind", "no-kind"));
        }
        if (Words.none(promise.what())) {
            flaws.add(Flaw.block(one.path() + "what", "no-what"));
        }
        if (promise.isBare() && one.reading().nothing()) {
            flaws.add(Flaw.warn(one.path() + "what", "E00").filling(Map.of("zero", TICKED)));
        }
        if (!Words.none(promise.deputyName()) && Words.none(promise.deputyEmail())) {
            flaws.add(Flaw.warn(one.path() + "deputyEmail", "no-deputy-address"));
        }
        if (!strangers(promise, around).isEmpty()) {
            flaws.add(Flaw.block(one.path() + "coOwners", "no-such-partner"));
        }
        Set<String> codes =
                rules.stream().map(rule -> String.valueOf(rule.get("code"))).collect(Collectors.toSet());
        for (Map<String, Object> rule : rules) {
            flaws.add(flaw(String.valueOf(rule.get("code")), blocks(rule, codes), one));
        }
    }

    /** {@code warn, block with E02 E03 E04} blocks where those reasons are there too. */
    private static boolean blocks(Map<String, Object> rule, Set<String> codes) {
        String effect = String.valueOf(rule.get("severity"));
        int with = effect.indexOf("block with ");
        return with < 0
                ? effect.equals("block")
                : codes.containsAll(Arrays.asList(
                        effect.substring(with + "block with ".length()).strip().split("\\s+")));
    }

    /** Those named as promising it too who are not in the campaign. */
    private static List<String> strangers(Promise promise, Surroundings around) {
        return promise.coOwners().stream().filter(around.isOther().negate()).toList();
    }

    /** The people named in a promise, or with {@code others} the partners, who have not said yes. */
    private static List<Awaited> awaited(Case one, boolean others) {
        return one.around().awaited().apply(one.promise()).stream()
                .filter(person -> others == (person.part() == Part.CO_OWNER))
                .toList();
    }

    private static Map<String, Object> facts(Case one, WordLists lists) {
        Promise promise = one.promise();
        Surroundings around = one.around();
        Reading reading = one.reading();
        When when = promise.when();
        boolean publicAct = promise.kind() == null || promise.kind().isPublicAct();
        boolean channelSaid = !Wording.isPlaceholder(promise.channel(), lists);
        boolean formatSaid = !Wording.isPlaceholder(promise.format(), lists);
        boolean nothingSaid =
                publicAct && !channelSaid && !(formatSaid && promise.quantity() != null) && !when.isComplete();
        Map<String, Object> facts = new HashMap<>();
        facts.put("publicAct", publicAct);
        facts.put("ownChannel", promise.kind() == Kind.OWN_CHANNEL);
        facts.put("onlyVagueWords", nothingSaid ? reading.vague() && !reading.counted() : reading.staysVague());
        facts.put("hedged", reading.hedge() != null && promise.condition() == null);
        facts.put("approximate", reading.approximation() != null);
        facts.put("outsideControl", reading.outside() != null);
        facts.put("channelSaid", channelSaid);
        facts.put("formatSaid", formatSaid);
        facts.put("quantitySaid", promise.quantity() != null);
        facts.put("quantity", promise.quantity() == null ? 0 : promise.quantity());
        facts.put("reachSaid", promise.reach() != null || reading.people());
        facts.put("whenSaid", when.isComplete());
        facts.put("windowDays", when.windowDays());
        Campaign campaign = around.campaign();
        facts.put("insideRun", campaign == null || inside(when, campaign.runStart(), campaign.runEnd()));
        facts.put("insidePreparationAndRun", campaign == null || inside(when, around.today(), campaign.runEnd()));
        facts.put("ownerNamed", !Words.none(promise.ownerName()) && !Words.none(promise.ownerEmail()));
        facts.put(
                "ownerIsMailbox",
                Wording.isMailbox(promise.ownerEmail(), lists) || Wording.isTeam(promise.ownerName(), lists));
        facts.put("ownerSaidYes", awaited(one, false).isEmpty());
        facts.put("approvalKnown", one.approvalDays() != null || !around.approvalsAsked());
        facts.put("daysTooLate", Math.max(0, ChronoUnit.DAYS.between(one.latestStart(), around.today())));
        facts.put("isResource", promise.kind() == Kind.RESOURCE);
        facts.put("resourceQuantified", !promise.resources().isEmpty());
        facts.put("evidenceSaid", promise.evidence() != null);
        facts.put("condition", one.knot().name().toLowerCase(Locale.ROOT));
        facts.put("likeness", one.like() == null ? 0 : one.like().percent());
        facts.put("othersSeen", othersSeen(promise, around, lists));
        facts.put("coCreation", promise.kind() == Kind.CO_CREATION);
        facts.put("coOwnerNamed", !promise.coOwners().isEmpty());
        facts.put("coOwnerSaidYes", awaited(one, true).isEmpty());
        return facts;
    }

    /** Somebody besides the partner itself is to be seen: said so, or made together, or named in the sentence. */
    private static boolean othersSeen(Promise promise, Surroundings around, WordLists lists) {
        if (promise.makesVisible().stream().anyMatch(partner -> !partner.equals(around.own()))) {
            return true;
        }
        String typed = Words.of(promise.visibilityFor());
        if (!typed.isEmpty()) {
            String own = around.ownName();
            return !Wording.isOneself(typed, lists) && (own == null || !own.equalsIgnoreCase(typed));
        }
        String what = Words.of(promise.what());
        return !promise.coOwners().isEmpty()
                || around.partners().entrySet().stream()
                        .anyMatch(partner -> !partner.getKey().equals(around.own())
                                && what.toLowerCase(Locale.ROOT)
                                        .contains(partner.getValue().toLowerCase(Locale.ROOT)));
    }

    /** The most similar earlier promise that is to happen at the same time, in the same place, in the same form. */
    private static Optional<Like> likeOther(List<Promise> promises, List<Set<String>> contents, int index) {
        Promise one = promises.get(index);
        return Words.none(one.what())
                ? Optional.empty()
                : IntStream.range(0, index)
                        .filter(i -> isComparable(one, promises.get(i)))
                        .mapToObj(i -> new Like(
                                Words.of(promises.get(i).what()),
                                Wording.likeness(contents.get(index), contents.get(i))))
                        .max(Comparator.comparingInt(Like::percent));
    }

    private static boolean isComparable(Promise one, Promise other) {
        return !Words.none(other.what())
                && other.kind() == one.kind()
                && other.when().equals(one.when())
                && same(other.channel(), one.channel())
                && same(other.format(), one.format())
                && same(other.territory(), one.territory())
                && same(other.brand(), one.brand())
                && other.resourceKind() == one.resourceKind();
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return Tongue.fold(Words.of(one)).equals(Tongue.fold(Words.of(other)));
    }

    private Flaw flaw(String code, boolean blocks, Case one) {
        Promise promise = one.promise();
        String path = one.path();
        if (code.equals("E18") && promise.coOwners().isEmpty()) {
            return Flaw.block(path + "coOwners", "no-partner");
        }
        String field =
                switch (code) {
                    case "E02" -> path + "channel";
                    case "E03" -> path + (Words.none(promise.format()) ? "format" : "quantity");
                    case "E04", "E05", "E09" ->
                        path + (promise.whenKind() == null ? "whenKind" : whenField(promise.whenKind()));
                    case "E06" -> path + ownerField(promise);
                    case "E07" ->
                        path
                                + (awaited(one, false).stream().allMatch(person -> person.part() == Part.DEPUTY)
                                        ? "deputyName"
                                        : "ownerName");
                    case "E08" -> "decisionPath";
                    case "E10" -> path + (promise.resourceKind() == null ? "resourceKind" : "resourceQuantity");
                    case "E11" -> path + "evidence";
                    case "E13" -> path + conditionField(one);
                    case "E15" -> path + (promise.quantity() == null && isPublic(promise) ? "quantity" : "what");
                    case "E16" -> path + "reach";
                    case "E17" -> path + "makesVisible";
                    case "E18" -> path + "coOwners";
                    default -> path + "what";
                };
        Object[] args = args(code, one);
        return taps.offer(blocks ? Flaw.block(field, code, args) : Flaw.warn(field, code, args), one);
    }

    private static boolean isPublic(Promise promise) {
        return promise.kind() == null || promise.kind().isPublicAct();
    }

    private static String ownerField(Promise promise) {
        return Words.none(promise.ownerName()) || !Words.none(promise.ownerEmail()) ? "ownerName" : "ownerEmail";
    }

    private static Object[] args(String code, Case one) {
        Campaign campaign = one.around().campaign();
        Reading reading = one.reading();
        return switch (code) {
            case "E05" -> campaign == null ? new Object[0] : new Object[] {campaign.runStart(), campaign.runEnd()};
            case "E07" -> answers(awaited(one, false));
            case "E09" -> new Object[] {one.approvalDays() == null ? 0 : one.approvalDays(), one.latestStart()};
            case "E12" -> new Object[] {Words.of(reading.hedge())};
            case "E13" -> condition(one);
            case "E14" -> new Object[] {one.like() == null ? "" : one.like().what()};
            case "E15" -> new Object[] {Words.of(reading.approximation())};
            case "E18" -> answers(awaited(one, true));
            case "E19" -> new Object[] {Words.of(reading.outside())};
            default -> new Object[0];
        };
    }

    /**
     * Who has not said yes: those who refused or stayed silent first, as long as there are any; then their number, how they
     * stand (0 one is awaited, 1 several are, 2 and 3 refused, 4 and 5 were silent), what they said, and whether that is
     * anything (1).
     */
    private static Object[] answers(List<Awaited> awaited) {
        Awaited.State state = awaited.stream()
                .map(Awaited::state)
                .filter(one -> one != Awaited.State.PENDING)
                .findFirst()
                .orElse(Awaited.State.PENDING);
        List<Awaited> told =
                awaited.stream().filter(one -> one.state() == state).toList();
        String words = told.stream()
                .map(Awaited::remark)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new Object[] {
            told.stream().map(Awaited::who).collect(Collectors.joining(", ")),
            told.size(),
            2 * state.ordinal() + (told.size() > 1 ? 1 : 0),
            words,
            words.isEmpty() ? 0 : 1
        };
    }

    private static String conditionField(Case one) {
        return one.knot().isInWords()
                ? "what"
                : switch (one.promise().awaits().orElse(ConditionKind.WORDS)) {
                    case PARTNER -> "conditionPartner";
                    case COUNT -> "conditionCount";
                    case REACH -> "conditionReach";
                    case WORDS -> "condition";
                };
    }

    /** What is said of a condition, and the one act: each a message of its own. */
    static Object[] condition(String sentence, Object... args) {
        String key = "flaw.E13." + sentence;
        return new Object[] {
            new DefaultMessageSourceResolvable(new String[] {key}, args),
            new DefaultMessageSourceResolvable(new String[] {key + ".act"}, args)
        };
    }

    private static Object[] condition(Case one) {
        String kind = one.promise().awaits().orElse(ConditionKind.WORDS).name().toLowerCase(Locale.ROOT);
        String sentence =
                switch (one.knot()) {
                    case CIRCULAR -> "circular-" + kind;
                    case UNMET -> "unmet-" + kind;
                    case CIRCULAR_WORDS -> "words-circular";
                    case WORDS, FEW, UNSAID -> one.knot().name().toLowerCase(Locale.ROOT);
                    default -> "stranger";
                };
        Margin margin = one.tie().margin();
        return margin == null
                ? condition(sentence, awaited(one))
                : condition(sentence, awaited(one), margin.have(), margin.need(), margin.missing());
    }

    private static String awaited(Case one) {
        String name = awaited(one.promise(), one.around());
        return name.isEmpty() ? Words.of(one.reading().awaited()) : name;
    }

    /** The name of the partner it waits for; empty where it waits for no partner of the campaign. */
    private static String awaited(Promise promise, Surroundings around) {
        return Words.of(around.partners().get(Words.of(promise.conditionPartner())));
    }

    static String whenField(WhenKind kind) {
        return switch (kind) {
            case DATE -> "date";
            case WINDOW, PRESENCE -> "to";
            case SERIES -> "dates";
        };
    }

    private void portfolio(Declaration declaration, Surroundings around, List<Flaw> flaws) {
        List<Promise> promises = declaration.promises();
        if (promises.isEmpty()) {
            return;
        }
        Map<String, Object> facts = new HashMap<>(Map.of(
                "ownChannels", count(promises, promise -> promise.kind() == Kind.OWN_CHANNEL),
                "coCreations", count(promises, promise -> promise.kind() == Kind.CO_CREATION),
                "initiatives", count(promises, promise -> promise.kind() == Kind.OWN_INITIATIVE),
                "followUps", count(promises, promise -> promise.kind() == Kind.INTERNAL_FOLLOW_UP),
                "resources", count(promises, promise -> !promise.resources().isEmpty()),
                "visibilityGiven",
                        count(
                                promises,
                                promise -> !Words.none(promise.visibilityFor())
                                        || promise.makesVisible().stream()
                                                .anyMatch(partner -> !partner.equals(around.own()))
                                        || !promise.coOwners().isEmpty()),
                "hoursMissing", hoursMissing(promises, around)));
        List<Promise> busiest = busiestWeek(promises);
        long most = busiest.stream()
                .collect(Collectors.groupingBy(
                        promise -> Words.of(promise.ownerEmail()).toLowerCase(Locale.ROOT), Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        facts.put("busiestWeek", busiest.size());
        facts.put("busiestShare", busiest.isEmpty() ? 0 : most * PERCENT / busiest.size());
        for (Map<String, Object> rule : decisions.ask("portfolio", facts)) {
            String code = String.valueOf(rule.get("code"));
            Object[] args = code.equals("P7") ? new Object[] {facts.get("hoursMissing")} : new Object[0];
            flaws.add(
                    "block".equals(rule.get("severity"))
                            ? Flaw.block("commitments", code, args)
                            : Flaw.warn("commitments", code, args));
        }
    }

    /** The promises due in the week in which most are. */
    private static List<Promise> busiestWeek(List<Promise> promises) {
        Function<LocalDate, Integer> week =
                day -> day.get(IsoFields.WEEK_BASED_YEAR) * PERCENT + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return promises.stream()
                .filter(promise -> promise.when().last().isPresent() && !Words.none(promise.ownerEmail()))
                .collect(Collectors.groupingBy(
                        promise -> week.apply(promise.when().last().orElseThrow())))
                .values()
                .stream()
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /** Hours promised beyond those the partner says it has until the run's end; 0 where it did not say. */
    private static int hoursMissing(List<Promise> promises, Surroundings around) {
        Campaign campaign = around.campaign();
        BigDecimal aWeek = around.hoursAWeek();
        if (campaign == null || aWeek == null) {
            return 0;
        }
        BigDecimal promised = promises.stream()
                .map(promise -> promise.resources().getOrDefault(ResourceKind.HOURS, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long days = Math.max(0, ChronoUnit.DAYS.between(around.today(), campaign.runEnd()) + 1);
        BigDecimal available = aWeek.multiply(BigDecimal.valueOf((days + DAYS_A_WEEK - 1) / DAYS_A_WEEK));
        return Math.max(
                0,
                promised.subtract(available).setScale(0, RoundingMode.CEILING).intValue());
    }

    private static int count(List<Promise> promises, Predicate<Promise> which) {
        return (int) promises.stream().filter(which).count();
    }

    private static boolean inside(When when, LocalDate from, LocalDate to) {
        return when.first().filter(day -> !day.isBefore(from)).isPresent()
                && when.last().filter(day -> !day.isAfter(to)).isPresent();
    }
}
