package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.shared.Country;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.MessageSourceResolvable;

/** Each reason on both sides of where it begins, at the field it names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThresholdTests {

    private static final LocalDate FIRST = LocalDate.of(2027, 10, 4);
    private static final LocalDate LAST = LocalDate.of(2027, 10, 31);

    private final Rules rules = new Rules();

    private static Arguments at(String code, String field, String severity, Promise fires, Promise not) {
        return Arguments.of(code, field, severity, fires, not);
    }

    private static Promise story(Function<PromiseBuilder, PromiseBuilder> change) {
        return change.apply(PromiseBuilder.builder(Rules.story())).build();
    }

    private static Promise hours(Function<PromiseBuilder, PromiseBuilder> change) {
        return change.apply(PromiseBuilder.builder(Rules.hours(12))).build();
    }

    private static Promise window(LocalDate from, LocalDate to) {
        return story(one -> one.whenKind(WhenKind.WINDOW).date(null).from(from).to(to));
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                at(
                        "E01",
                        "what",
                        "WARN",
                        story(one -> one.what("On va communiquer dessus")),
                        story(one -> one.what("On va communiquer dessus par trois stories"))),
                at("E02", "channel", "BLOCK", story(one -> one.channel(" ")), story(one -> one.channel("Vitrine"))),
                at("E02", "channel", "BLOCK", story(one -> one.channel("à définir")), hours(one -> one)),
                at("E03", "format", "BLOCK", story(one -> one.format(null)), story(one -> one.format("post"))),
                at("E03", "quantity", "BLOCK", story(one -> one.quantity(null)), story(one -> one.quantity(1))),
                at("E04", "date", "BLOCK", story(one -> one.date(null)), story(one -> one.date(FIRST))),
                at("E04", "whenKind", "BLOCK", story(one -> one.whenKind(null)), story(one -> one)),
                at("E04", "to", "BLOCK", window(FIRST, FIRST.plusDays(14)), window(FIRST, FIRST.plusDays(13))),
                at("E05", "date", "BLOCK", story(one -> one.date(FIRST.minusDays(1))), story(one -> one.date(FIRST))),
                at("E05", "date", "BLOCK", story(one -> one.date(LAST.plusDays(1))), story(one -> one.date(LAST))),
                at(
                        "E05",
                        "date",
                        "BLOCK",
                        hours(one -> one.date(Rules.TODAY.minusDays(1))),
                        hours(one -> one.date(Rules.TODAY))),
                at("E05", "date", "BLOCK", hours(one -> one.date(LAST.plusDays(1))), hours(one -> one.date(LAST))),
                at("E06", "ownerName", "BLOCK", story(one -> one.ownerName(null)), story(one -> one)),
                at("E06", "ownerEmail", "BLOCK", story(one -> one.ownerEmail(null)), story(one -> one)),
                at(
                        "E06",
                        "ownerName",
                        "BLOCK",
                        story(one -> one.ownerEmail("info@bobine.example")),
                        story(one -> one.ownerEmail("info.martin@bobine.example"))),
                at(
                        "E06",
                        "ownerName",
                        "BLOCK",
                        story(one -> one.ownerName("L’équipe")),
                        story(one -> one.ownerName("Léa de l’équipe"))),
                at(
                        "E10",
                        "resourceQuantity",
                        "BLOCK",
                        hours(one -> one.resourceQuantity(null)),
                        hours(one -> one.resourceQuantity(BigDecimal.ONE))),
                at(
                        "E10",
                        "resourceKind",
                        "BLOCK",
                        hours(one -> one.resourceKind(null)),
                        hours(one -> one.resourceKind(ResourceKind.EUROS))),
                at("E11", "evidence", "BLOCK", story(one -> one.evidence(null)), hours(one -> one)),
                at("E12", "what", "WARN", story(one -> one.what("Trois stories, si possible")), story(one -> one.what(
                                "Trois stories, si possible")
                        .condition("s’il fait beau"))),
                at(
                        "E15",
                        "what",
                        "WARN",
                        story(one -> one.what("Environ trois stories")),
                        story(one -> one.what("Au moins trois stories"))),
                at(
                        "E15",
                        "quantity",
                        "BLOCK",
                        story(one -> one.what("Quelques stories").quantity(null)),
                        story(one -> one.what("Trois stories"))),
                at(
                        "E15",
                        "what",
                        "WARN",
                        hours(one -> one.what("Environ 12 heures de montage")),
                        hours(one -> one.what("12 heures de montage"))),
                at("E16", "reach", "BLOCK", story(one -> one.reach(null).quantity(999)), story(one -> one.reach(null)
                        .quantity(1000))),
                at("E16", "reach", "BLOCK", story(one -> one.reach(null)), story(one -> one.reach(null)
                        .what("Trois stories à 800 abonnés"))),
                at("E16", "reach", "BLOCK", story(one -> one.reach(null)), story(one -> one.reach(null)
                        .kind(Kind.OWN_INITIATIVE))),
                at("E17", "makesVisible", "WARN", story(one -> one.visibilityFor(null)), story(one -> one.visibilityFor(
                                null)
                        .what("Trois stories avec Relais & Partage"))),
                at(
                        "E17",
                        "makesVisible",
                        "WARN",
                        story(one -> one.visibilityFor(" bobine & fils ")),
                        story(one -> one.visibilityFor("nos voisins"))),
                at(
                        "E17",
                        "makesVisible",
                        "WARN",
                        story(one -> one.visibilityFor(null).makesVisible(List.of("own"))),
                        story(one -> one.visibilityFor(null).makesVisible(List.of("own", "other")))),
                at("no-partner", "coOwners", "BLOCK", story(one -> one.kind(Kind.CO_CREATION)), story(one -> one.kind(
                                Kind.CO_CREATION)
                        .coOwners(List.of("other")))),
                at(
                        "no-such-partner",
                        "coOwners",
                        "BLOCK",
                        story(one -> one.coOwners(List.of("gone"))),
                        story(one -> one.coOwners(List.of("other")))),
                at("no-kind", "kind", "BLOCK", story(one -> one.kind(null)), story(one -> one)),
                at("no-what", "what", "BLOCK", story(one -> one.what(" ")), story(one -> one)),
                at(
                        "E19",
                        "what",
                        "WARN",
                        story(one -> one.what("Trois stories qui feront le buzz")),
                        story(one -> one.what("Trois stories qui montrent l’atelier"))),
                at(
                        "E00",
                        "what",
                        "WARN",
                        PromiseBuilder.builder().what("Rien cette fois").build(),
                        story(one -> one.what("Rien cette fois"))));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void beginsAndEnds(String code, String field, String severity, Promise fires, Promise not) {
        Surroundings around = Rules.campaign();

        Flaw flaw = found(code, rules.explicitness.reasons(Rules.list(fires), around))
                .orElseThrow();
        assertThat(flaw.field()).isEqualTo("commitments[0]." + field);
        assertThat(flaw.severity().name()).isEqualTo(severity);
        Rules.isSaidInBothLanguages(flaw);
        assertThat(found(code, rules.explicitness.reasons(Rules.list(not), around)))
                .isEmpty();
    }

    private static Optional<Flaw> found(String code, List<Flaw> reasons) {
        return reasons.stream().filter(flaw -> flaw.code().equals(code)).findFirst();
    }

    private Optional<Flaw> found(String code, Surroundings around, Promise... promises) {
        Optional<Flaw> found = found(code, rules.reasons(around, promises));
        found.ifPresent(Rules::isSaidInBothLanguages);
        return found;
    }

    @Test
    void holdsVagueWordsUpOnlyWhereNothingElseIsSaid() {
        Promise vague = story(one -> one.what("On va communiquer dessus")
                .channel(null)
                .format(null)
                .quantity(null)
                .date(null));

        assertThat(found("E01", Rules.campaign(), vague)).get().matches(Flaw::blocks);
        for (Promise more : List.of(
                vague.withChannel("Instagram"),
                PromiseBuilder.builder(vague).format("story").quantity(3).build(),
                vague.withDate(FIRST))) {
            assertThat(found("E01", Rules.campaign(), more)).get().matches(flaw -> !flaw.blocks());
        }
    }

    @Test
    void asksForTheYesOfTheOwnerAndOfTheOtherPartnerUntilTheyGaveIt() {
        Surroundings unanswered = Rules.campaign()
                .withAwaited(promise -> List.of(
                        new Awaited(Part.OWNER, "Léa Martin", Awaited.State.PENDING, null),
                        new Awaited(Part.CO_OWNER, "Relais & Partage", Awaited.State.PENDING, null)));
        Promise joint = story(one -> one.kind(Kind.CO_CREATION).coOwners(List.of("other")));

        assertThat(found("E07", unanswered, Rules.story()))
                .get()
                .satisfies(flaw -> assertThat(flaw.args()).contains("Léa Martin"))
                .satisfies(flaw -> assertThat(flaw.field()).isEqualTo("commitments[0].ownerName"))
                .matches(Flaw::blocks);
        assertThat(found("E07", Rules.campaign(), Rules.story())).isEmpty();
        assertThat(found("E07", unanswered, story(one -> one.ownerEmail("info@bobine.example"))))
                .isEmpty();
        assertThat(found("E18", unanswered, joint))
                .get()
                .satisfies(flaw -> assertThat(flaw.args()).contains("Relais & Partage"))
                .matches(Flaw::blocks);
        assertThat(found("E18", Rules.campaign(), joint)).isEmpty();
        assertThat(found("E18", unanswered, Rules.story())).isEmpty();
        assertThat(rules.explicitness.judge(Rules.list(joint), unanswered).level())
                .isEqualTo("explicit");
    }

    @Test
    void asksWhoApprovesAndCountsBackThroughTheirDays() {
        Surroundings around = Rules.campaign();

        assertThat(found(
                        "E08",
                        rules.explicitness.reasons(
                                new Declaration(0, false, List.of(), List.of(Rules.story())), around)))
                .get()
                .matches(Flaw::blocks)
                .satisfies(flaw -> assertThat(flaw.field()).isEqualTo("decisionPath"));
        assertThat(found("E08", around, Rules.story())).isEmpty();
        assertThat(found(
                        "E08",
                        rules.explicitness.reasons(
                                new Declaration(0, false, List.of(), List.of(Rules.story())),
                                around.withApprovalsAsked(false))))
                .isEmpty();
    }

    /** Three working days before Tuesday 12 October is Thursday the 7th. */
    @ParameterizedTest
    @CsvSource({"2027-10-07, false", "2027-10-08, true"})
    void saysTheDayOnWhichApprovalsShouldHaveBegun(LocalDate today, boolean late) {
        Optional<Flaw> flaw = found("E09", Rules.campaign().withToday(today), Rules.story());

        assertThat(flaw.isPresent()).isEqualTo(late);
        flaw.ifPresent(found -> {
            assertThat(found.args()).startsWith(3, LocalDate.of(2027, 10, 7));
            assertThat(found.field()).isEqualTo("commitments[0].date");
            assertThat(found.blocks()).isTrue();
        });
    }

    @Test
    void doesNotHurryWhatNobodyOutsideSees() {
        Surroundings late = Rules.campaign().withToday(LocalDate.of(2027, 9, 20));

        assertThat(found("E09", late, Rules.hours(12))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CIRCULAR, conditionPartner, BLOCK",
        "UNKNOWN, conditionPartner, BLOCK",
        "ONESELF, conditionPartner, BLOCK",
        "UNMET, conditionPartner, BLOCK",
        "CIRCULAR_WORDS, what, BLOCK",
        "WORDS, what, WARN"
    })
    void saysWhereAConditionCannotBeMet(Tie.Knot knot, String field, String severity) {
        Surroundings around = Rules.campaign().withTies((all, promise, awaited) -> Tie.of(knot));

        Flaw flaw = found("E13", around, story(one -> one.conditionPartner("other")))
                .orElseThrow();

        assertThat(flaw.field()).isEqualTo("commitments[0]." + field);
        assertThat(flaw.severity().name()).isEqualTo(severity);
        assertThat(((MessageSourceResolvable) flaw.args().get(0)).getArguments())
                .startsWith("Relais & Partage");
        assertThat(found("E13", Rules.campaign(), Rules.story())).isEmpty();
    }

    /** Six words in common of ten are alike, five of nine are not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Stories reprise jean laine bouton fermeture | Stories reprise jean laine bouton ourlet fil dé ciseaux mètre | false",
                "Stories reprise jean laine bouton fermeture | Stories reprise jean laine bouton fermeture ourlet fil ciseaux mètre | true"
            })
    void findsWhatWasPromisedBefore(String first, String second, boolean alike) {
        Promise one = story(promise -> promise.what(first));
        Optional<Flaw> flaw = found("E14", Rules.campaign(), one, one.withWhat(second));

        assertThat(flaw.isPresent()).isEqualTo(alike);
        flaw.ifPresent(found -> {
            assertThat(found.field()).isEqualTo("commitments[1].what");
            assertThat(found.args()).containsExactly(first);
            assertThat(found.blocks()).isFalse();
        });
    }

    @Test
    void doesNotTakeAnotherPlaceTimeOrFormForTheSamePromise() {
        Promise one = Rules.story();

        assertThat(found("E14", Rules.campaign(), one, one)).isPresent();
        assertThat(found("E14", Rules.campaign(), one, one.withChannel(" instagram ")))
                .isPresent();
        for (Promise other : List.of(
                one.withChannel("Facebook"),
                one.withFormat("post"),
                one.withDate(LAST),
                one.withTerritory("Rennes"),
                one.withBrand("Fil & Cie"),
                one.withKind(Kind.OWN_INITIATIVE),
                one.withResourceKind(ResourceKind.HOURS),
                one.withWhat("Ouvrir l’atelier un soir"))) {
            assertThat(found("E14", Rules.campaign(), one, other))
                    .as("%s", other)
                    .isEmpty();
        }
    }

    @Test
    void asksWhoElseIsSeenOnlyOnceTheRestIsSaid() {
        Promise alone = story(one -> one.visibilityFor(null));

        assertThat(found("E17", Rules.campaign(), alone)).isPresent();
        for (Promise unfinished : List.of(alone.withChannel(null), alone.withFormat(null), alone.withDate(null))) {
            assertThat(found("E17", Rules.campaign(), unfinished)).isEmpty();
        }
        assertThat(found("E16", Rules.campaign(), story(one -> one.reach(null).channel(null))))
                .isEmpty();
    }

    // ---- the list as a whole

    private static Promise of(Kind kind) {
        return switch (kind) {
            case RESOURCE -> Rules.hours(12);
            case CO_CREATION -> story(one -> one.kind(kind).coOwners(List.of("other")));
            case INTERNAL_FOLLOW_UP ->
                Rules.hours(12).withKind(kind).withResourceKind(null).withResourceQuantity(null);
            default -> story(one -> one.kind(kind));
        };
    }

    private static final List<String> WHOLE = List.of("P1", "P2", "P3", "P4", "P5", "P6");

    private List<String> ofTheList(Surroundings around, Promise... promises) {
        List<Flaw> flaws = rules.reasons(around, promises).stream()
                .filter(flaw -> flaw.field().equals("commitments"))
                .toList();
        flaws.forEach(Rules::isSaidInBothLanguages);
        assertThat(flaws).noneMatch(Flaw::blocks);
        return flaws.stream().map(Flaw::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "OWN_CHANNEL, P1 P6",
        "CO_CREATION, P2 P6",
        "OWN_INITIATIVE, P3 P6",
        "INTERNAL_FOLLOW_UP, P4",
        "RESOURCE, P5"
    })
    void eachKindLiftsItsOwnRemark(Kind kind, String lifted) {
        List<String> left = new ArrayList<>(WHOLE);
        left.removeAll(List.of(lifted.split(" ")));

        assertThat(ofTheList(Rules.campaign(), of(kind))).containsExactlyElementsOf(left);
    }

    @Test
    void aListWithOneOfEachHasNoRemark() {
        assertThat(ofTheList(
                        Rules.campaign(),
                        Stream.of(Kind.values()).map(ThresholdTests::of).toArray(Promise[]::new)))
                .isEmpty();
    }

    @Test
    void aResourceWithoutItsNumberOrItsUnitIsNone() {
        assertThat(ofTheList(Rules.campaign(), hours(one -> one.resourceQuantity(null))))
                .contains("P5");
        assertThat(ofTheList(Rules.campaign(), hours(one -> one.resourceKind(null))))
                .contains("P5");
    }

    @Test
    void visibilityIsGivenInWordsByNameOrByMakingItTogether() {
        Promise nobody = story(one -> one.visibilityFor(null));

        assertThat(ofTheList(Rules.campaign(), nobody)).contains("P6");
        assertThat(ofTheList(Rules.campaign(), nobody.withMakesVisible(List.of("own"))))
                .contains("P6");
        for (Promise seen : List.of(
                Rules.story(), nobody.withMakesVisible(List.of("other")), nobody.withCoOwners(List.of("other")))) {
            assertThat(ofTheList(Rules.campaign(), seen)).doesNotContain("P6");
        }
    }

    /** From Tuesday 10 August to 31 October are 83 days, that is twelve weeks begun: 24 hours at two a week. */
    @ParameterizedTest
    @CsvSource({"24, 0", "25, 1", "36, 12"})
    void countsHoursAgainstThoseThePartnerSaidItHas(int hours, int missing) {
        Surroundings around = Rules.campaign().withHoursAWeek(BigDecimal.valueOf(2));
        Promise rest = Rules.hours(hours - 12);

        Optional<Flaw> flaw = found("P7", around, Rules.hours(12), rest);

        assertThat(flaw.isPresent()).isEqualTo(missing > 0);
        flaw.ifPresent(found -> assertThat(found.args()).containsExactly(missing));
    }

    @Test
    void countsOnlyHoursAndEachOneBegun() {
        Surroundings around = Rules.campaign().withHoursAWeek(BigDecimal.valueOf(2));

        assertThat(found("P7", around, hours(one -> one.resourceQuantity(new BigDecimal("24.25")))))
                .get()
                .satisfies(flaw -> assertThat(flaw.args()).containsExactly(1));
        assertThat(found("P7", around, hours(one -> one.resourceKind(ResourceKind.EUROS)
                        .resourceQuantity(BigDecimal.valueOf(400)))))
                .isEmpty();
        assertThat(found("P7", around, hours(one -> one.resourceQuantity(null))))
                .isEmpty();
        assertThat(found("P7", Rules.campaign(), Rules.hours(400))).isEmpty();
        assertThat(found("P7", around.withCampaign(null), Rules.hours(400))).isEmpty();
        assertThat(found("P7", around.withToday(LocalDate.of(2027, 10, 25)), Rules.hours(3)))
                .get()
                .satisfies(flaw -> assertThat(flaw.args()).containsExactly(1));
        assertThat(found("P7", around.withToday(LocalDate.of(2027, 12, 1)), Rules.hours(1)))
                .isPresent();
    }

    /** In a week of so many promises, so many of one person. */
    @ParameterizedTest
    @CsvSource({"4, 4, false", "5, 2, false", "5, 3, true", "10, 4, false", "10, 5, true"})
    void sparesWhoCarriesMostOfABusyWeek(int promises, int mine, boolean tooMuch) {
        Promise[] week = IntStream.range(0, promises)
                .mapToObj(i -> story(one -> one.what("Story " + i)
                        .date(FIRST.plusDays(i % 7))
                        .ownerEmail(
                                i < mine
                                        ? i % 2 == 0 ? "lea@bobine.example" : "LEA@bobine.example"
                                        : i + "@bobine.example")))
                .toArray(Promise[]::new);

        assertThat(ofTheList(Rules.campaign(), week).contains("P8")).isEqualTo(tooMuch);
    }

    @Test
    void countsAWeekFromMondayToSunday() {
        Promise[] twoWeeks = IntStream.range(0, 5)
                .mapToObj(i -> story(one -> one.what("Story " + i).date(LocalDate.of(2027, 10, 9 + i))))
                .toArray(Promise[]::new);

        assertThat(ofTheList(Rules.campaign(), twoWeeks)).doesNotContain("P8");
    }

    @Test
    void leavesOutWhatHasNoDayOrNobodyOfTheWeek() {
        Promise[] open = IntStream.range(0, 5)
                .mapToObj(i -> story(one -> i % 2 == 0 ? one.date(null) : one.ownerEmail(null)))
                .toArray(Promise[]::new);

        assertThat(ofTheList(Rules.campaign(), open)).doesNotContain("P8");
    }

    // ---- levels

    @ParameterizedTest
    @CsvSource({"0, explicit", "1, nearly", "2, nearly", "3, vague", "4, vague"})
    void theLevelCountsWhatHoldsUp(int missing, String level) {
        Promise promise = Rules.story();
        List<Function<Promise, Promise>> gaps = List.of(
                one -> one.withChannel(null),
                one -> one.withFormat(null),
                one -> one.withDate(null),
                one -> one.withEvidence(null));
        for (Function<Promise, Promise> gap : gaps.subList(0, missing)) {
            promise = gap.apply(promise);
        }

        assertThat(rules.explicitness
                        .judge(Rules.list(promise), Rules.campaign())
                        .level())
                .isEqualTo(level);
    }

    @Test
    void zeroIsAnAnswerAndNeverBlank() {
        Judgement zero = rules.explicitness.judge(new Declaration(0, true, List.of(), List.of()), Rules.campaign());
        Judgement said = rules.explicitness.judge(
                Rules.list(PromiseBuilder.builder().what("Rien cette fois").build()), Rules.campaign());
        Judgement blank = rules.explicitness.judge(new Declaration(0, false, List.of(), List.of()), Rules.campaign());

        assertThat(zero.level()).isEqualTo("zero");
        assertThat(zero.reasons()).extracting(Flaw::code).containsExactly("E00");
        assertThat(said).isEqualTo(zero);
        assertThat(blank.level()).isEqualTo("vague");
        assertThat(blank.reasons()).extracting(Flaw::code).containsExactly("no-commitment");
        assertThat(rules.explicitness.reasons(new Declaration(0, true, List.of(), List.of()), Rules.campaign()))
                .isEmpty();
    }

    @Test
    void twoLinesAreNoZeroEvenWhereOneSaysNothing() {
        Judgement judged = rules.explicitness.judge(
                Rules.list(
                        Rules.story(),
                        PromiseBuilder.builder().what("Rien cette fois").build()),
                Rules.campaign());

        assertThat(judged.level()).isEqualTo("vague");
        assertThat(judged.reasons())
                .filteredOn(flaw -> flaw.code().equals("E00"))
                .extracting(Flaw::fill)
                .containsExactly(java.util.Map.of("zero", "true"));
    }

    @Test
    void judgesByTheCalendarOfThePartner() {
        Surroundings eve = Rules.campaign().withToday(LocalDate.of(2027, 10, 8));

        assertThat(found("E09", eve, story(one -> one.date(LocalDate.of(2027, 10, 13)))))
                .isEmpty();
        assertThat(found(
                        "E09",
                        eve.withOff(new DaysOff(
                                Country.FR,
                                List.of(new DaysOff.Freeze(LocalDate.of(2027, 10, 11), LocalDate.of(2027, 10, 11))))),
                        story(one -> one.date(LocalDate.of(2027, 10, 13)))))
                .isPresent();
    }
}
