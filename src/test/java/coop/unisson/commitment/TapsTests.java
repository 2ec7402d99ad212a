package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.shared.Flaw;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What one tap puts into which field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TapsTests {

    private static final String EMPTY = "";

    private final Rules rules = new Rules();

    private Map<String, String> tap(Surroundings around, String code, Promise promise) {
        Flaw flaw = rules.reasons(around, promise).stream()
                .filter(found -> found.code().equals(code))
                .findFirst()
                .orElseThrow();
        Rules.isSaidInBothLanguages(flaw);
        return flaw.fill().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().replace("commitments[0].", EMPTY), Map.Entry::getValue));
    }

    private Map<String, String> tap(String code, Promise promise) {
        return tap(Rules.campaign(), code, promise);
    }

    private static Promise open(String what) {
        return PromiseBuilder.builder(Rules.story())
                .what(what)
                .channel(null)
                .format(null)
                .quantity(null)
                .whenKind(null)
                .date(null)
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Trois stories sur Instagram | Instagram",
                "Three stories in our shop window | shop window",
                "Trois stories | ''"
            })
    void takesTheChannelFromTheSentence(String what, String channel) {
        assertThat(tap("E02", open(what))).isEqualTo(channel.isEmpty() ? Map.of() : Map.of("channel", channel));
    }

    @Test
    void takesFormAndNumberFromTheSentenceWhereTheyAreMissing() {
        assertThat(tap("E03", open("4 stories le 12/10"))).isEqualTo(Map.of("format", "stories", "quantity", "4"));
        assertThat(tap("E03", open("Quatre stories le 12/10"))).isEqualTo(Map.of("format", "stories", "quantity", "4"));
        assertThat(tap("E03", open("4 stories").withFormat("story"))).isEqualTo(Map.of("quantity", "4"));
        assertThat(tap("E03", open("4 stories").withQuantity(9))).isEqualTo(Map.of("format", "stories"));
        assertThat(tap("E03", open("4 stories et 5 posts"))).isEqualTo(Map.of("format", "stories"));
        assertThat(tap("E03", open("Film 1 tutorial on 12/10")))
                .as("what is made, not the making")
                .isEqualTo(Map.of("format", "tutorial", "quantity", "1"));
        assertThat(tap("E03", open("Stories 4, posts 5")))
                .as("each before its number")
                .isEqualTo(Map.of("format", "Stories"));
        assertThat(tap("E03", open("0 story"))).isEqualTo(Map.of("format", "story"));
        assertThat(tap("E03", open("Coudre"))).isEmpty();
        assertThat(tap("E03", open("9999999999 réparations"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Story le 12/10 | DATE | 2027-10-12 | '' | ''",
                "Story le 12 octobre | DATE | 2027-10-12 | '' | ''",
                "Story on October 12th | DATE | 2027-10-12 | '' | ''",
                "Story le 12/1 | DATE | 2028-01-12 | '' | ''",
                "Story le 4/4 | DATE | 2027-04-04 | '' | ''",
                "Story le 3/4 | DATE | 2028-04-03 | '' | ''",
                "Affiche du 4 au 31/10 | PRESENCE | '' | 2027-10-04 | 2027-10-31",
                "Poster from 4 to 31 October | PRESENCE | '' | 2027-10-04 | 2027-10-31",
                "Stories les 14, 12 et 16 octobre | SERIES | 2027-10-12 2027-10-14 2027-10-16 | '' | ''"
            })
    void takesTheDaysFromTheSentence(String what, WhenKind kind, String days, String from, String to) {
        Map<String, String> expected =
                switch (kind) {
                    case DATE -> Map.of("whenKind", "DATE", "date", days);
                    case SERIES -> Map.of("whenKind", "SERIES", "dates", days);
                    default -> Map.of("whenKind", kind.name(), "from", from, "to", to);
                };
        assertThat(tap("E04", open(what))).isEqualTo(expected);
    }

    @Test
    void takesNoDayThatIsNoneNorReplacesOneThatIsThere() {
        assertThat(tap("E04", open("Story le 31/2"))).isEmpty();
        assertThat(tap("E04", open("Story chaque lundi"))).isEmpty();
        assertThat(tap(
                        "E04",
                        PromiseBuilder.builder(open("Story le 12/10"))
                                .whenKind(WhenKind.WINDOW)
                                .from(LocalDate.of(2027, 10, 4))
                                .to(LocalDate.of(2027, 10, 31))
                                .build()))
                .isEmpty();
    }

    @Test
    void readsDaysIntoTheYearThatFollowsWhereThereIsNoCampaign() {
        assertThat(tap(Surroundings.none(LocalDate.of(2030, 5, 1), false), "E04", open("Story le 12/10")))
                .containsEntry("date", "2030-10-12");
    }

    @ParameterizedTest
    @CsvSource({"2027-10-03, 2027-10-04", "2027-11-01, 2027-10-31"})
    void movesADayIntoTheRun(LocalDate asked, String offered) {
        assertThat(tap("E05", Rules.story().withDate(asked))).isEqualTo(Map.of("date", offered));
    }

    @Test
    void movesOnlyADay() {
        Promise window = PromiseBuilder.builder(Rules.story())
                .whenKind(WhenKind.WINDOW)
                .date(null)
                .from(LocalDate.of(2027, 10, 1))
                .to(LocalDate.of(2027, 10, 6))
                .build();

        assertThat(tap("E05", window)).isEmpty();
    }

    @Test
    void offersWhoeverWrites() {
        Promise nobody = Rules.story().withOwnerName(null);

        assertThat(tap("E06", nobody))
                .isEqualTo(Map.of("ownerName", "Léa Martin", "ownerEmail", "lea.martin@bobine.example"));
        assertThat(tap(Rules.campaign().withWriter(null), "E06", nobody)).isEmpty();
    }

    /** With three working days, from Monday 11 October: Thursday the 14th. */
    @Test
    void offersTheFirstDayThatLeavesTimeForApprovals() {
        Surroundings monday = Rules.campaign().withToday(LocalDate.of(2027, 10, 11));

        assertThat(tap(monday, "E09", Rules.story())).isEqualTo(Map.of("date", "2027-10-14"));
        assertThat(tap(monday.withCampaign(null), "E09", Rules.story())).isEqualTo(Map.of("date", "2027-10-14"));
        assertThat(tap(
                        Rules.campaign().withToday(LocalDate.of(2027, 10, 26)),
                        "E09",
                        Rules.story().withDate(LocalDate.of(2027, 10, 28))))
                .isEqualTo(Map.of("date", "2027-10-29"));
        assertThat(tap(
                        Rules.campaign().withToday(LocalDate.of(2027, 10, 28)),
                        "E09",
                        Rules.story().withDate(LocalDate.of(2027, 10, 29))))
                .isEmpty();
        Promise presence = PromiseBuilder.builder(Rules.story())
                .whenKind(WhenKind.PRESENCE)
                .date(null)
                .from(LocalDate.of(2027, 10, 12))
                .to(LocalDate.of(2027, 10, 20))
                .build();
        assertThat(tap(monday, "E09", presence)).isEmpty();
    }

    @Test
    void takesHoursFromTheSentence() {
        Promise hours = Rules.hours(1).withResourceQuantity(null).withResourceKind(null);

        assertThat(tap("E10", hours.withWhat("12 heures de montage")))
                .isEqualTo(Map.of("resourceKind", "HOURS", "resourceQuantity", "12"));
        assertThat(tap("E10", hours.withWhat("1 hour of editing")))
                .isEqualTo(Map.of("resourceKind", "HOURS", "resourceQuantity", "1"));
        assertThat(tap("E10", hours.withWhat("0 heures de montage"))).isEmpty();
        assertThat(tap("E10", hours.withWhat("12 affiches"))).isEmpty();
        assertThat(tap("E10", hours.withWhat("du montage"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "OWN_CHANNEL, Newsletter complète, COUNT",
        "OWN_CHANNEL, SMS, COUNT",
        "OWN_CHANNEL, Story, SCREENSHOT",
        "OWN_CHANNEL, réel, SCREENSHOT",
        "OWN_CHANNEL, post, LINK",
        "OWN_INITIATIVE, Vidéo, LINK",
        "OWN_CHANNEL, affiche A2, PHOTO",
        "RESOURCE, story, DOCUMENT",
        "INTERNAL_FOLLOW_UP, story, DOCUMENT"
    })
    void choosesTheEvidenceThatUsuallyShowsIt(Kind kind, String format, Evidence usual) {
        Promise promise = Rules.story().withKind(kind).withFormat(format).withEvidence(null);

        assertThat(tap("E11", promise)).isEqualTo(Map.of("evidence", usual.name()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Environ 50 affiches | Au moins 50 affiches",
                "Poser environ 50 affiches | Poser au moins 50 affiches",
                "Près de 50 affiches | Au moins 50 affiches",
                "About 50 posters | At least 50 posters",
                "Put up roughly 50 posters | Put up at least 50 posters",
                "Nearly 50 posters | At least 50 posters",
                "~ 50 affiches | ≥ 50 affiches"
            })
    void turnsAnApproximationIntoAMinimum(String about, String minimum) {
        assertThat(tap("E15", Rules.story().withWhat(about))).isEqualTo(Map.of("what", minimum));
        assertThat(tap("E15", Rules.story().withWhat(about).withQuantity(null)))
                .isEqualTo(Map.of("what", minimum, "quantity", "50"));
    }

    @Test
    void leavesWhatHasNoNumberToThePerson() {
        assertThat(tap("E15", Rules.story().withWhat("Quelques affiches"))).isEmpty();
    }

    @Test
    void putsThePartnerAConditionNamesIntoItsField() {
        Promise waiting = Rules.story().withWhat("Si Relais le fait, on le fait");

        assertThat(tap("E13", waiting)).isEqualTo(Map.of("conditionKind", "PARTNER", "conditionPartner", "other"));
        assertThat(tap("E13", waiting.withWhat("Si Support Local le fait, on le fait")))
                .isEqualTo(Map.of("conditionKind", "PARTNER", "conditionPartner", "third"));
        assertThat(tap("E13", waiting.withWhat("Si Bobine le fait, on le fait")))
                .isEmpty();
        assertThat(tap("E13", waiting.withWhat("Si la mairie le fait, on le fait")))
                .isEmpty();
        Surroundings circular = Rules.campaign().withTies((all, promise, awaited) -> Tie.of(Tie.Knot.CIRCULAR));
        assertThat(tap(circular, "E13", waiting.withConditionPartner("other"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNMET", "FEW"})
    void dropsAConditionNobodyMeets(Tie.Knot knot) {
        Surroundings alone = Rules.campaign().withTies((all, promise, awaited) -> new Tie(knot, new Margin(1, 4)));
        Promise waiting = Rules.story()
                .with(promise -> promise.conditionKind(ConditionKind.COUNT).conditionCount(4));

        assertThat(tap(alone, "E13", waiting))
                .isEqualTo(Map.of("conditionKind", "", "conditionPartner", "", "condition", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relais et partage | Relais & Partage | true",
                "la belle équipe de relais | Relais & Partage | true",
                "relaisser | Relais & Partage | false",
                "le fil | Le Fil | true",
                "le | Le Fil | false",
                "xy | XY | true"
            })
    void findsAPartnerByItsNameOrTheFirstOfItsWords(String words, String partner, boolean named) {
        assertThat(Taps.names(words, partner)).isEqualTo(named);
    }

    @Test
    void leavesAloneWhatNoTapWouldLift() {
        assertThat(List.of("E12", "E16", "E17")).allSatisfy(code -> assertThat(tap(
                        code,
                        PromiseBuilder.builder(Rules.story())
                                .what("Trois stories, si possible")
                                .reach(code.equals("E16") ? null : Reach.UNDER_1000)
                                .visibilityFor(null)
                                .build()))
                .isEmpty());
    }
}
