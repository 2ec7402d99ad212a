package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record and what hangs on it hold by themselves. */
class RecordRulesTests {

    private static final LocalDate EARLY = LocalDate.of(2027, 10, 4);
    private static final LocalDate LATE = LocalDate.of(2027, 10, 17);
    private static final Instant NOW = Instant.parse("2027-08-10T08:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final CampaignId CAMPAIGN = new CampaignId("campaign");
    private static final EngagementId ENGAGEMENT = new EngagementId("own");
    private static final PersonId LEA = new PersonId("lea");
    private static final PersonId NOE = new PersonId("noe");

    private static When when(WhenKind kind) {
        return new When(
                kind,
                kind == WhenKind.DATE ? EARLY : null,
                kind == WhenKind.WINDOW || kind == WhenKind.PRESENCE ? EARLY : null,
                kind == WhenKind.WINDOW || kind == WhenKind.PRESENCE ? LATE : null,
                kind == WhenKind.SERIES ? List.of(LATE, EARLY) : List.of());
    }

    private static Commitment commitment(Promise promise) {
        return new Commitment(new CommitmentId("one"), ENGAGEMENT, 0, promise);
    }

    private static void refuses(ThrowingCallable act, String code) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code())
                .isEqualTo(code));
    }

    // ---- when

    /** First day touched, day by which it is approved, last day, days of a window. */
    @ParameterizedTest
    @CsvSource({
        "DATE, 2027-10-04, 2027-10-04, 2027-10-04, 0",
        "WINDOW, 2027-10-04, 2027-10-17, 2027-10-17, 14",
        "PRESENCE, 2027-10-04, 2027-10-04, 2027-10-17, 0",
        "SERIES, 2027-10-04, 2027-10-04, 2027-10-17, 0"
    })
    void aTimeHasItsDays(WhenKind kind, LocalDate first, LocalDate ready, LocalDate last, long window) {
        When when = when(kind);

        assertThat(when.isComplete()).isTrue();
        assertThat(when.first()).contains(first);
        assertThat(when.readyBy()).contains(ready);
        assertThat(when.last()).contains(last);
        assertThat(when.windowDays()).isEqualTo(window);
    }

    @Test
    void halfATimeIsNone() {
        for (When half : List.of(
                new When(null, EARLY, EARLY, LATE, List.of(EARLY)),
                new When(WhenKind.DATE, null, EARLY, LATE, List.of(EARLY)),
                new When(WhenKind.WINDOW, EARLY, null, LATE, List.of()),
                new When(WhenKind.WINDOW, EARLY, EARLY, null, List.of()),
                new When(WhenKind.PRESENCE, EARLY, LATE, EARLY, List.of()),
                new When(WhenKind.SERIES, EARLY, EARLY, LATE, List.of()))) {
            assertThat(half.isComplete()).as("%s", half).isFalse();
            assertThat(half.first()).isEmpty();
            assertThat(half.readyBy()).isEmpty();
            assertThat(half.last()).isEmpty();
        }
        assertThat(new When(WhenKind.WINDOW, null, EARLY, null, List.of()).windowDays())
                .isZero();
        assertThat(new When(WhenKind.WINDOW, null, null, EARLY, List.of()).windowDays())
                .isZero();
        assertThat(new When(WhenKind.PRESENCE, null, EARLY, EARLY, List.of()).isComplete())
                .isTrue();
    }

    // ---- the record

    @Test
    void emptyDaysNamesAndRowsAreNone() {
        Promise promise = PromiseBuilder.builder()
                .dates(Arrays.asList(EARLY, null))
                .coOwners(Arrays.asList(" a ", null, "", "a", "b"))
                .build();

        assertThat(promise.dates()).containsExactly(EARLY);
        assertThat(promise.coOwners()).containsExactly("a", "b");
        assertThat(promise.makesVisible()).isEmpty();
        Declaration declaration =
                new Declaration(0, false, Arrays.asList((Approval) null), Arrays.asList(promise, null));
        assertThat(declaration.promises()).containsExactly(promise);
        assertThat(declaration.approvals()).isEmpty();
        assertThat(new Declaration(0, false, null, null).promises()).isEmpty();
        assertThat(new Declaration(0, false, null, null).approvals()).isEmpty();
    }

    @Test
    void onlySomeEditsAskAgain() {
        Promise one = Rules.story();

        for (UnaryOperator<Promise> material : List.<UnaryOperator<Promise>>of(
                it -> it.withWhat("Quatre stories"),
                it -> it.withChannel("Facebook"),
                it -> it.withFormat("post"),
                it -> it.withQuantity(4),
                it -> it.withDate(EARLY),
                it -> it.withWhenKind(WhenKind.WINDOW),
                it -> it.withCoOwners(List.of("other")),
                it -> it.withCondition("si la salle est libre"),
                it -> it.withConditionPartner("other"),
                it -> it.withConditionCount(3),
                it -> it.withConditionReach(3000))) {
            assertThat(material.apply(one).differsMateriallyFrom(one)).isTrue();
        }
        for (UnaryOperator<Promise> other : List.<UnaryOperator<Promise>>of(
                it -> it, it -> it.withId("x"), it -> it.withEvidence(Evidence.PHOTO), it -> it.withMeasure("vues"))) {
            assertThat(other.apply(one).differsMateriallyFrom(one)).isFalse();
        }
    }

    @Test
    void anAddressIsTheSameHoweverItIsTyped() {
        Promise one = Rules.story();

        assertThat(one.hasOwnerOf(one.withOwnerEmail(" LEA.Martin@Bobine.example ")))
                .isTrue();
        assertThat(one.hasOwnerOf(one.withOwnerEmail("noe@bobine.example"))).isFalse();
        assertThat(one.hasOwnerOf(one.withOwnerEmail(null))).isFalse();
        assertThat(one.withOwnerEmail(null).hasOwnerOf(one.withOwnerEmail(null)))
                .isTrue();
    }

    @Test
    void whoLeftIsLeftOut() {
        Promise left = PromiseBuilder.builder(Rules.story())
                .coOwners(List.of("in", "gone"))
                .makesVisible(List.of("gone", "all", "in"))
                .conditionPartner("gone")
                .build()
                .among("in"::equals);

        assertThat(left.coOwners()).containsExactly("in");
        assertThat(left.makesVisible()).containsExactly("all", "in");
        assertThat(left.conditionPartner()).isNull();
        assertThat(Rules.story().withConditionPartner("in").among("in"::equals).conditionPartner())
                .isEqualTo("in");
    }

    @Test
    void aConditionHasAKindEvenWhereNoneIsChosen() {
        assertThat(Promise.empty().awaits()).isEmpty();
        assertThat(Promise.empty().withCondition("s’il fait beau").awaits()).contains(ConditionKind.WORDS);
        assertThat(Promise.empty()
                        .withCondition("x")
                        .withConditionPartner("other")
                        .awaits())
                .contains(ConditionKind.PARTNER);
        assertThat(Promise.empty()
                        .withConditionKind(ConditionKind.COUNT)
                        .withConditionPartner("other")
                        .awaits())
                .contains(ConditionKind.COUNT);
    }

    @Test
    void isBareWithASentenceAlone() {
        Promise bare =
                PromiseBuilder.builder().kind(Kind.OWN_CHANNEL).what("Rien").build();

        assertThat(bare.isBare()).isTrue();
        for (Promise more : List.of(
                bare.withChannel("Instagram"),
                bare.withFormat("story"),
                bare.withQuantity(1),
                bare.withOwnerName("Léa"),
                bare.withOwnerEmail("lea@bobine.example"),
                bare.withResourceQuantity(BigDecimal.ONE),
                bare.withEvidence(Evidence.LINK),
                bare.withVisibilityFor("tous"),
                bare.withMakesVisible(List.of("all")),
                bare.withWhenKind(WhenKind.DATE).withDate(EARLY))) {
            assertThat(more.isBare()).as("%s", more).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, UNDER_100",
        "99, UNDER_100",
        "100, UNDER_1000",
        "999, UNDER_1000",
        "1000, UNDER_10000",
        "9999, UNDER_10000",
        "10000, UNDER_100000",
        "99999, UNDER_100000",
        "100000, FROM_100000"
    })
    void aNumberOfPeopleLiesInOneBand(int people, Reach band) {
        assertThat(Reach.of(people)).isEqualTo(band);
    }

    @Test
    void anApprovalCountsForItsKindOnceRoleAndDaysAreKnown() {
        assertThat(new Approval("Direction", 0, null).isKnown()).isTrue();
        assertThat(new Approval(" ", 1, null).isKnown()).isFalse();
        assertThat(new Approval(null, 1, null).isKnown()).isFalse();
        assertThat(new Approval("Direction", null, null).isKnown()).isFalse();
        assertThat(new Approval("Juridique", 7, Kind.CO_CREATION).appliesTo(Kind.CO_CREATION))
                .isTrue();
        assertThat(new Approval("Juridique", 7, Kind.CO_CREATION).appliesTo(Kind.RESOURCE))
                .isFalse();
        List<Approval> chain = List.of(
                new Approval("Communication", 5, null),
                new Approval("Juridique", 7, Kind.CO_CREATION),
                new Approval("Direction", 3, null));
        assertThat(Feasibility.approvalDays(chain, Kind.CO_CREATION)).isEqualTo(15);
        assertThat(Feasibility.approvalDays(chain, Kind.OWN_CHANNEL)).isEqualTo(8);
        assertThat(Feasibility.approvalDays(List.of(), Kind.OWN_CHANNEL)).isNull();
        assertThat(Feasibility.approvalDays(List.of(new Approval("Direction", null, null)), null))
                .isNull();
    }

    @Test
    void seriesAndIdsComeBackFromTheirColumns() {
        Dates dates = new Dates();
        IdList ids = new IdList();

        assertThat(dates.convertToEntityAttribute(dates.convertToDatabaseColumn(List.of(EARLY, LATE))))
                .containsExactly(EARLY, LATE);
        assertThat(dates.convertToDatabaseColumn(null)).isEmpty();
        assertThat(dates.convertToEntityAttribute(null)).isEmpty();
        assertThat(dates.convertToEntityAttribute("")).isEmpty();
        assertThat(ids.convertToEntityAttribute(ids.convertToDatabaseColumn(List.of("a", "b"))))
                .containsExactly("a", "b");
        assertThat(ids.convertToDatabaseColumn(null)).isEmpty();
        assertThat(ids.convertToEntityAttribute(null)).isEmpty();
        assertThat(ids.convertToEntityAttribute("")).isEmpty();
    }

    // ---- what is kept

    @Test
    void aCommitmentSaysWhatItsPromiseSays() {
        Promise all = PromiseBuilder.builder(Rules.story())
                .resourceKind(ResourceKind.HOURS)
                .resourceQuantity(BigDecimal.TEN)
                .coOwners(List.of("other"))
                .makesVisible(List.of("third", "all"))
                .dependsOn(List.of("two"))
                .audience("familles")
                .territory("Rennes")
                .brand("Bobine")
                .deputyName("Noé Petit")
                .condition("s’il fait beau")
                .conditionPartner("other")
                .conditionCount(3)
                .conditionReach(3000)
                .measure("vues")
                .build();
        Commitment one = commitment(all);

        assertThat(one.id()).isEqualTo(new CommitmentId("one"));
        assertThat(one.engagement()).isEqualTo(ENGAGEMENT);
        assertThat(one.promise()).isEqualTo(all.withId("one"));
        assertThat(one.what()).isEqualTo("Trois stories sur la reprise");
        assertThat(one.kind()).contains(Kind.OWN_CHANNEL);
        assertThat(one.channel()).contains("Instagram");
        assertThat(one.format()).contains("story");
        assertThat(one.quantity()).contains(3);
        assertThat(one.when()).isEqualTo(all.when());
        assertThat(one.ownerName()).isEqualTo("Léa Martin");
        assertThat(one.resourceKind()).contains(ResourceKind.HOURS);
        assertThat(one.resourceQuantity()).contains(BigDecimal.TEN);
        assertThat(one.evidence()).contains(Evidence.LINK);
        assertThat(one.visibilityFor()).contains("les autres partenaires");
        assertThat(one.coOwners()).containsExactly(new EngagementId("other"));
        assertThat(one.makesVisible()).containsExactly(new EngagementId("third"));
        assertThat(one.makesEverybodyVisible()).isTrue();
        assertThat(commitment(Rules.story()).makesEverybodyVisible()).isFalse();
        assertThat(one.dependsOn()).containsExactly(new CommitmentId("two"));
        assertThat(one.reach()).contains(Reach.UNDER_10000);
        assertThat(one.audience()).contains("familles");
        assertThat(one.territory()).contains("Rennes");
        assertThat(one.brand()).contains("Bobine");
        assertThat(one.deputyName()).contains("Noé Petit");
        assertThat(one.condition()).contains("s’il fait beau");
        assertThat(one.conditionPartner()).contains(new EngagementId("other"));
        assertThat(one.conditionKind()).contains(ConditionKind.PARTNER);
        assertThat(one.conditionCount()).contains(3);
        assertThat(one.conditionReach()).contains(3000);
        assertThat(one.measure()).contains("vues");
        assertThat(one.deputyIfKnown()).isEmpty();
    }

    @Test
    void anotherAddressIsAnotherOwner() {
        Commitment one = commitment(Rules.story());
        assertThatThrownBy(one::owner).isInstanceOf(IllegalStateException.class);
        assertThat(one.isOwned()).isFalse();
        one.ownedBy(LEA);
        assertThat(one.owner()).isEqualTo(LEA);
        assertThat(one.isOwned()).isTrue();

        one.write(1, Rules.story().withWhat("Quatre stories").withOwnerEmail("LEA.MARTIN@bobine.example"));
        assertThat(one.ownerIfKnown()).contains(LEA);
        assertThat(one.promise().id()).isEqualTo("one");
        assertThat(one.what()).isEqualTo("Quatre stories");
        one.write(1, Rules.story().withOwnerEmail("noe@bobine.example"));
        assertThat(one.ownerIfKnown()).isEmpty();
        one.handTo(NOE, "Noé Petit", "noe.petit@bobine.example");
        assertThat(one.owner()).isEqualTo(NOE);
        assertThat(one.promise().ownerName()).isEqualTo("Noé Petit");
        assertThat(one.promise().ownerEmail()).isEqualTo("noe.petit@bobine.example");
    }

    @ParameterizedTest
    @CsvSource({
        "OWN_CHANNEL, 2027-10-04, true",
        "OWN_CHANNEL, 2027-10-03, false",
        "OWN_CHANNEL, 2027-10-17, true",
        "OWN_CHANNEL, 2027-10-18, false",
        "RESOURCE, 2027-10-03, true",
        "RESOURCE, 2027-10-18, false"
    })
    void liesInARun(Kind kind, LocalDate day, boolean inside) {
        Commitment one = commitment(Rules.story().withKind(kind).withDate(day));

        assertThat(one.liesIn(EARLY, LATE)).isEqualTo(inside);
        assertThat(commitment(Rules.story().withDate(null)).liesIn(EARLY, LATE)).isFalse();
    }

    @Test
    void aListKeepsWhatWasWrittenLast() {
        CommitmentList list = new CommitmentList(ENGAGEMENT, CAMPAIGN, LEA, NOW);
        list.write(new Declaration(0, true, List.of(Rules.approval(3)), List.of()), LEA, LATER);

        assertThat(list.revision()).isEqualTo(1);
        assertThat(list.zero()).isTrue();
        assertThat(list.approvals()).containsExactly(Rules.approval(3));
        assertThat(list.campaign()).isEqualTo(CAMPAIGN);
        assertThat(list.id()).isEqualTo(ENGAGEMENT);
        list.write(new Declaration(1, false, null, null), NOE, LATER);
        assertThat(list.revision()).isEqualTo(2);
        assertThat(list.zero()).isFalse();
        assertThat(list.approvals()).isEmpty();
    }

    @Test
    void aListIsOpenUntilItIsSentAndAgainWhenItCameBack() {
        CommitmentList list = new CommitmentList(ENGAGEMENT, CAMPAIGN, LEA, NOW);
        Declaration empty = new Declaration(0, false, null, null);
        assertThat(list.isOpen()).isTrue();
        assertThat(list.sentOn()).isEmpty();
        list.sent(EARLY, LATER);

        assertThat(list.sentOn()).contains(EARLY);
        assertThat(list.isOpen()).isFalse();
        assertThat(list.state()).isEqualTo(new ListState(Level.AWAITING_OWNERS, 0, LATER));
        refuses(() -> list.write(empty, LEA, LATER), "sent-already");
        list.judged(Level.VAGUE, 2, NOW);
        assertThat(list.isOpen()).isTrue();
        list.judged(Level.VAGUE, 1, LATER);
        assertThat(list.state()).isEqualTo(new ListState(Level.VAGUE, 1, NOW));
        list.judged(Level.EXPLICIT, 0, LATER);
        refuses(() -> list.write(empty, LEA, LATER), "declared-already");
    }

    @Test
    void onlyThePersonAskedAnswersAndOnlyOnce() {
        Commitment one = commitment(Rules.story());
        Nomination asked = Nomination.ofOwner(new NominationId("n"), one, CAMPAIGN, LEA, NOW);

        assertThat(asked.id()).isEqualTo(new NominationId("n"));
        assertThat(asked.commitment()).isEqualTo(one.id());
        assertThat(asked.engagement()).isEqualTo(ENGAGEMENT);
        assertThat(asked.campaign()).isEqualTo(CAMPAIGN);
        assertThat(asked.part()).isEqualTo(Part.OWNER);
        assertThat(asked.handedBy()).isEmpty();
        refuses(() -> asked.answer(true, null, NOE, NOW), "task");
        assertThat(asked.answered()).isFalse();
        asked.start();
        refuses(asked::start, "started-already");
        asked.readdress(NOE);
        assertThat(asked.person()).isEqualTo(NOE);
        asked.answer(true, null, NOE, NOW);
        assertThat(asked.answered()).isTrue();
        assertThat(asked.accepted()).isTrue();
        assertThat(asked.stands()).isTrue();
        refuses(() -> asked.answer(false, null, NOE, NOW), "task-done");
        refuses(() -> asked.readdress(LEA), "task-done");
        asked.lapse();
        assertThat(asked.accepted()).isTrue();
        assertThat(asked.stands()).isFalse();
    }

    @Test
    void aNoDoesNotStandAndOnesOwnYesNeedsNoAsking() {
        Commitment one = commitment(Rules.story());
        one.ownedBy(LEA);
        Nomination no = Nomination.ofCoOwner(new NominationId("n"), one, CAMPAIGN, new EngagementId("other"), NOE, NOW);
        no.answer(false, "pas en octobre", NOE, NOW);

        assertThat(no.part()).isEqualTo(Part.CO_OWNER);
        assertThat(no.answered()).isTrue();
        assertThat(no.accepted()).isFalse();
        assertThat(no.stands()).isFalse();
        Nomination own = Nomination.byOneself(new NominationId("m"), one, CAMPAIGN, LEA, NOW);
        assertThat(own.stands()).isTrue();
        refuses(own::start, "started-already");
        assertThat(Nomination.handedBy(new NominationId("h"), one, CAMPAIGN, NOE, NOW)
                        .handedBy())
                .contains(LEA);
    }

    // ---- what comes before

    private static List<String> before(Surroundings around, Promise... promises) {
        return Dependencies.reasons(List.of(promises), around).stream()
                .peek(Rules::isSaidInBothLanguages)
                .map(flaw -> flaw.field() + " " + flaw.code())
                .toList();
    }

    @Test
    void saysWhereAnOrderCannotBeKept() {
        Promise first = Rules.story().withId("a").withDate(EARLY);
        Promise second = Rules.story().withId("b").withDate(EARLY.plusDays(1)).withDependsOn(List.of("a"));
        String field = "commitments[1].dependsOn ";

        assertThat(before(Rules.campaign(), first, second)).isEmpty();
        assertThat(before(Rules.campaign(), first.withDate(EARLY.plusDays(1)), second))
                .isEmpty();
        assertThat(before(Rules.campaign(), first.withDate(EARLY.plusDays(2)), second))
                .containsExactly(field + "depends-later");
        assertThat(before(Rules.campaign(), first.withDate(null), second)).isEmpty();
        assertThat(before(Rules.campaign(), first, second.withDate(null))).isEmpty();
        assertThat(before(Rules.campaign(), first.withDependsOn(List.of("b")), second))
                .containsExactly("commitments[0].dependsOn depends-circular", field + "depends-circular");
        assertThat(before(Rules.campaign(), first, second.withDependsOn(List.of("b"))))
                .containsExactly(field + "depends-circular");
        assertThat(before(Rules.campaign(), first, second.withDependsOn(List.of("gone"))))
                .containsExactly(field + "depends-unknown");
        Promise theirs = first.withId("c").withDependsOn(List.of("d"));
        Promise further = first.withId("d").withDependsOn(List.of("c", "b"));
        assertThat(before(
                        Rules.campaign().withSettled(() -> Map.of("c", theirs, "d", further)),
                        first,
                        second.withDependsOn(List.of("c"))))
                .containsExactly(field + "depends-circular");
        assertThat(before(
                        Rules.campaign().withSettled(() -> {
                            throw new AssertionError("nobody depends on anything");
                        }),
                        first))
                .isEmpty();
    }

    @Test
    void orderOfRowsChangesNothingButWhereAReasonStands() {
        Rules rules = new Rules();
        Promise[] rows = {
            Rules.story(),
            Rules.story().withWhat("On va communiquer dessus").withChannel(null).withDate(null),
            Rules.hours(12),
            Rules.hours(3).withResourceKind(null)
        };
        List<Promise> turned = new ArrayList<>(List.of(rows));
        java.util.Collections.reverse(turned);

        List<String> one = codes(rules.reasons(Rules.campaign(), rows));
        List<String> other = codes(rules.reasons(Rules.campaign(), turned.toArray(Promise[]::new)));

        assertThat(one).isNotEmpty().containsExactlyInAnyOrderElementsOf(other);
    }

    private static List<String> codes(List<Flaw> flaws) {
        return flaws.stream().map(Flaw::code).toList();
    }
}
