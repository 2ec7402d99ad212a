package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import coop.unisson.campaign.Stage;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Messages;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

class CommitmentServiceTests extends PromiseTest {

    private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
            new com.fasterxml.jackson.databind.ObjectMapper();

    @Autowired
    CommitmentService commitments;

    @Autowired
    Acceptance acceptance;

    @Autowired
    DeclareCommitments form;

    @Autowired
    FormCodec codec;

    @Autowired
    Reveals reveals;

    @Autowired
    EntityManager database;

    @Test
    void aListThatWasSentIsClosedToEverybody() {
        assertThat(form.mayDraft(by(noe))).isTrue();
        commitments.draft(engagement, list(0, promise()), noe);
        assertThat(form.mayDraft(by(noe))).isTrue();
        commitments.declare(engagement, list(1, written().promises().get(0)), lea);
        String hash = commitments.hash(engagement);

        assertThat(form.mayDraft(by(noe))).isFalse();
        for (PersonId person : List.of(lea, noe)) {
            assertThatThrownBy(() -> commitments.draft(engagement, list(2, with("what", "Tout autre chose")), person))
                    .asInstanceOf(type(Problem.class))
                    .extracting(Problem::code)
                    .isEqualTo("sent-already");
        }
        assertThat(commitments.hash(engagement)).isEqualTo(hash);
    }

    @Test
    void aListThatCameBackIsOpenAgain() {
        askNoeWhoSaysNo();

        assertThat(form.mayDraft(by(noe))).isTrue();
        commitments.draft(engagement, written(), lea);
        commitments.declare(engagement, written(), lea);
        assertThat(state().level()).isEqualTo(Level.AWAITING_OWNERS);
    }

    @Test
    void whatLaysBehindBecauseItsOwnerTookTimeIsStillInTime() {
        Map<String, Object> hours = fields();
        hours.putAll(Map.of("kind", "RESOURCE", "resourceKind", "HOURS", "resourceQuantity", 12));
        hours.put("date", "2027-08-11");
        hours.putAll(noeOwns());
        commitments.declare(engagement, list(0, read(hours)), lea);
        NominationId asked = commitments.nominate(engagement).get(0);
        clock.moveTo(Instant.parse("2027-08-12T08:00:00Z"));
        acceptance.answer(asked, true, null, noe);

        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.EXPLICIT);
    }

    @Test
    void tickingZeroInADraftKeepsWhatWasWritten() {
        commitments.draft(engagement, list(0, promise()), lea);
        commitments.draft(engagement, new Declaration(1, true, null, null), lea);
        assertThat(commitments.of(engagement)).hasSize(1);

        commitments.draft(engagement, new Declaration(2, true, null, written().promises()), lea);
        assertThat(commitments.of(engagement)).hasSize(1);

        commitments.declare(engagement, new Declaration(3, true, null, written().promises()), lea);
        assertThat(commitments.of(engagement)).isEmpty();
        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.ZERO);
    }

    @Test
    void aConditionIsAboutAnotherPartnerOfTheCampaignAndSaysWhich() {
        assertThat(blocking(list(0, with("conditionPartner", engagement.value()))))
                .containsExactly("E13");
        assertThat(blocking(list(0, with("conditionPartner", "nobody")))).containsExactly("E13");
        for (String kind : List.of("PARTNER", "COUNT", "REACH", "WORDS")) {
            assertThat(blocking(list(0, with("conditionKind", kind)))).containsExactly("E13");
        }
        assertThat(blocking(list(0, with(Map.of("conditionKind", "COUNT", "conditionCount", 2)))))
                .containsExactly("E13");
        assertThat(blocking(list(0, with(Map.of("conditionKind", "COUNT", "conditionCount", 1)))))
                .isEmpty();
        assertThat(checked(list(0, with("what", "Si Relais le fait, on le fait : trois stories"))))
                .filteredOn(flaw -> flaw.code().equals("E13"))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.blocks()).isFalse();
                    assertThat(flaw.fill())
                            .containsEntry("commitments[0].conditionPartner", other.value())
                            .containsEntry("commitments[0].conditionKind", "PARTNER");
                });
    }

    @Test
    void nothingIsKnownOfOthersBeforeTheFirstRoundIsOpened() {
        send(other, Map.of("conditionPartner", engagement.value()));
        List<Map<String, Object>> conditions = List.of(
                Map.of("conditionPartner", other.value()),
                Map.of("conditionKind", "COUNT", "conditionCount", 1),
                Map.of("conditionKind", "REACH", "conditionReach", 100));

        for (Map<String, Object> condition : conditions) {
            assertThat(checked(list(0, with(condition))))
                    .filteredOn(
                            flaw -> flaw.code().equals("E13") || flaw.field().endsWith("margin"))
                    .singleElement()
                    .satisfies(flaw -> {
                        assertThat(flaw.code()).isEqualTo("margin-sealed");
                        assertThat(flaw.severity()).isEqualTo(Flaw.Severity.NOTE);
                        assertThat(flaw.args())
                                .as("nothing but the stage's last day")
                                .containsExactly(campaigns
                                        .get(campaign)
                                        .deadline(Stage.COMMITMENTS)
                                        .orElseThrow());
                    });
        }
        assertThat(codes(checked(list(0, with("what", "Si Relais le fait, on le fait : trois stories")))))
                .contains("E13");
        assertThat(blocking(list(0, with("what", "Si Relais le fait, on le fait : trois stories"))))
                .isEmpty();
    }

    @Test
    void whatOthersHaveSettledCannotBeBuiltOnBeforeTheFirstRoundIsOpened() {
        send(other, Map.of());

        assertThat(commitments.settledByOthers(engagement)).isEmpty();
        reveals.save(new Reveal(campaign, clock.instant()));
        assertThat(commitments.settledByOthers(engagement)).hasSize(1);
    }

    @Test
    void whoWaitForEachOtherAreToldOnceTheRoundIsOpenAndMaySendAllTheSame() {
        reveals.save(new Reveal(campaign, clock.instant()));
        send(other, Map.of("conditionPartner", engagement.value()));
        Declaration circular = list(0, with("conditionPartner", other.value()));

        assertThat(checked(circular))
                .filteredOn(flaw -> flaw.code().equals("E13"))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.blocks()).isFalse();
                    assertThat(said(flaw, Locale.FRENCH))
                            .isEqualTo("Vous attendez Relais & Partage qui vous attend\u00A0: engagez-vous"
                                    + " ensemble\u00A0?");
                    assertThat(said(flaw, Locale.ENGLISH))
                            .isEqualTo("You wait for Relais & Partage who waits for you: commit together?");
                });
        assertThat(blocking(list(0, with("what", "Si Relais le fait, on le fait : trois stories"))))
                .containsExactly("E13");
        commitments.declare(engagement, circular, lea);
        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.WAITING);
        assertThat(state().level()).isEqualTo(Level.AWAITING_OTHERS);
    }

    @Test
    void threeWhoWaitInACircleAreToldToo() {
        EngagementId third = invite("Support Local", "support");
        engagements.start(third);
        reveals.save(new Reveal(campaign, clock.instant()));
        send(other, Map.of("conditionPartner", third.value()));
        send(third, Map.of("conditionPartner", engagement.value()));

        assertThat(checked(list(0, with("conditionPartner", other.value()))))
                .filteredOn(flaw -> flaw.code().equals("E13"))
                .singleElement()
                .satisfies(flaw -> assertThat(said(flaw, Locale.FRENCH)).contains("engagez-vous ensemble"));
    }

    @Test
    void howFarAConditionIsFromBeingMetIsSaidWhileOneTypes() {
        EngagementId third = invite("Support Local", "support");
        engagements.start(third);
        reveals.save(new Reveal(campaign, clock.instant()));
        send(other, Map.of());
        Declaration two = list(0, with(Map.of("conditionKind", "COUNT", "conditionCount", 2)));
        Declaration reach = list(0, with(Map.of("conditionKind", "REACH", "conditionReach", 1_500)));

        assertThat(said(e13(two), Locale.FRENCH))
                .isEqualTo("Un partenaire s’engage autant, sur 2 attendus\u00A0: il en manque 1.");
        assertThat(e13(two).fill()).containsEntry("commitments[0].conditionKind", "");
        assertThat(said(e13(reach), Locale.ENGLISH))
                .isEqualTo("The others promise to reach at least 1,000 people, out of the 1,500 you wait for.");
        assertThat(said(e13(list(0, with("conditionPartner", third.value()))), Locale.ENGLISH))
                .isEqualTo("Support Local does not promise anything of the same kind yet.");

        send(third, Map.of("reach", "UNDER_1000"));
        assertThat(codes(checked(two))).contains("margin-count").doesNotContain("E13");
        assertThat(e13(reach).fill()).isNotEmpty();
        send(invited("Atelier Clou", "clou"), Map.of("reach", "FROM_100000"));
        assertThat(codes(checked(reach))).contains("margin-reach").doesNotContain("E13");
    }

    @Test
    void aListWhoseConditionIsMetIsExplicitAtOnceAndItsPromisesHold() {
        reveals.save(new Reveal(campaign, clock.instant()));
        send(other, Map.of());
        commitments.declare(engagement, list(0, with("conditionPartner", other.value())), lea);

        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.EXPLICIT);
        assertThat(commitments.waiting(engagement)).isEmpty();
        assertThat(commitments
                        .conditions(commitments.of(engagement), Locale.FRENCH)
                        .values())
                .containsExactly("si Relais & Partage s’engage autant (c’est le cas)");

        String hash = commitments.hash(engagement);
        engagements.leave(other, Standing.WITHDRAWN, null, "");
        assertThat(commitments.waiting(engagement)).hasSize(1);
        assertThat(commitments.hash(engagement)).isEqualTo(hash);
        assertThat(commitments
                        .conditions(commitments.of(engagement), Locale.ENGLISH)
                        .values())
                .containsExactly("if Relais & Partage does as much (not yet)");
    }

    private EngagementId invited(String name, String domain) {
        EngagementId id = invite(name, domain);
        engagements.start(id);
        return id;
    }

    /** Another partner sends one promise its own lead keeps. */
    private void send(EngagementId partner, Map<String, Object> more) {
        PersonId lead = engagements.get(partner).lead();
        Map<String, Object> fields = fields(Map.of(
                "ownerName",
                partners.person(lead).name(),
                "ownerEmail",
                partners.person(lead).email()));
        fields.putAll(more);
        commitments.declare(partner, list(0, read(fields)), lead);
        commitments.judge(partner);
    }

    private Promise with(Map<String, Object> more) {
        return read(fields(more));
    }

    private Flaw e13(Declaration list) {
        return checked(list).stream()
                .filter(flaw -> flaw.code().equals("E13"))
                .findFirst()
                .orElseThrow();
    }

    private static String said(Flaw flaw, Locale language) {
        return new Messages("messages/commitment")
                .getMessage("flaw." + flaw.code(), flaw.args().toArray(), language);
    }

    @Test
    void theSamePromiseTwiceIsPointedOutAndTheSameOnAnotherDayIsNot() {
        assertThat(codes(checked(list(
                        0,
                        with("what", "Quatre stories sur la couture"),
                        with("what", "Quatre belles stories sur la couture")))))
                .contains("E14");
        assertThat(codes(checked(list(0, promise(), with("date", "2027-10-14")))))
                .doesNotContain("E14");
    }

    @Test
    void aListIsWeighedAsAWhole() {
        assertThat(codes(checked(list(0, promise()))))
                .contains("P2", "P3", "P4", "P5")
                .doesNotContain("P1", "P7", "P8");
        Promise[] week = new Promise[5];
        for (int day = 0; day < week.length; day++) {
            Map<String, Object> fields = fields();
            fields.put("date", LocalDate.of(2027, 10, 11).plusDays(day).toString());
            week[day] = read(fields);
        }
        assertThat(codes(checked(list(0, week)))).contains("P8");
    }

    @Test
    void everyFieldOfTheRecordIsKept() {
        Map<String, Object> all = fields();
        Map.of(
                        "audience",
                        "familles",
                        "territory",
                        "Rennes",
                        "brand",
                        "Bobine",
                        "deputyName",
                        "Noé Petit",
                        "deputyEmail",
                        "noe.petit@bobine.example",
                        "condition",
                        "si la salle est libre",
                        "conditionPartner",
                        other.value(),
                        "measure",
                        "vues")
                .forEach(all::put);
        Promise written = read(all);
        commitments.draft(engagement, list(0, written), lea);

        assertThat(written().promises().get(0))
                .usingRecursiveComparison()
                .ignoringFields("id", "dates")
                .isEqualTo(written);
        assertThat(Annex.of(commitments.of(engagement)))
                .contains("reach=11:UNDER_10000\n", "condition=21:si la salle est libre\n", "condition-partner=")
                .doesNotContain("deputy");
        commitments.draft(engagement, list(1, promise()), lea);
        assertThat(Annex.of(commitments.of(engagement))).doesNotContain("condition", "measure");
    }

    private List<String> blocking(Declaration list) {
        return codes(checked(list).stream().filter(Flaw::blocks).toList());
    }

    @Test
    void aYesDoesNotOutliveWhatItWasSaidTo() {
        commitments.declare(engagement, list(0, read(fields(noeOwns())), withNoe("what", "Une affiche")), lea);
        List<NominationId> asked = commitments.nominate(engagement);
        acceptance.answer(asked.get(0), true, null, noe);
        acceptance.answer(asked.get(1), false, null, noe);
        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.VAGUE);
        CommitmentId first = commitments.of(engagement).get(0).id();

        Map<String, Object> changed = fields(noeOwns());
        changed.putAll(Map.of("id", first.value(), "quantity", 40));
        Promise second = written().promises().get(1);
        assertThat(codes(checked(list(1, read(changed), second))))
                .filteredOn("E07"::equals)
                .hasSize(2);
        commitments.declare(engagement, list(1, read(changed), second), lea);

        assertThat(commitments.nominate(engagement))
                .extracting(nomination -> commitments.nomination(nomination).commitment())
                .contains(first)
                .hasSize(2);
    }

    @Test
    void aYesStaysWhereNothingMaterialChanged() {
        commitments.declare(engagement, list(0, read(fields(noeOwns())), withNoe("what", "Une affiche")), lea);
        List<NominationId> asked = commitments.nominate(engagement);
        acceptance.answer(asked.get(0), true, null, noe);
        acceptance.answer(asked.get(1), false, null, noe);
        commitments.judge(engagement);
        CommitmentId first = commitments.of(engagement).get(0).id();

        Map<String, Object> same = fields(noeOwns());
        same.putAll(Map.of("id", first.value(), "visibilityFor", "toute la campagne", "ownerEmail", NOE_LOUDLY));
        Promise second = written().promises().get(1);
        commitments.draft(engagement, list(1, read(same), second), lea);
        assertThat(codes(checked(list(2, read(same), second))))
                .filteredOn("E07"::equals)
                .hasSize(1);
        commitments.declare(engagement, list(2, read(same), second), lea);

        assertThat(commitments.nominate(engagement))
                .extracting(nomination -> commitments.nomination(nomination).commitment())
                .hasSize(1)
                .doesNotContain(first);
    }

    @Test
    void onlyAnotherPartnerOfTheCampaignCanPromiseToo() {
        EngagementId gone = invite("Support Local", "support");
        engagements.start(gone);
        engagements.leave(gone, Standing.NOT_FOR_US, null, "");
        for (String typed : List.of("nobody", engagement.value(), gone.value())) {
            Declaration list = list(0, with("coOwner", typed));
            assertThat(checked(list))
                    .filteredOn(Flaw::blocks)
                    .extracting(Flaw::field, Flaw::code)
                    .containsOnlyOnce(
                            org.assertj.core.groups.Tuple.tuple("commitments[0].coOwners", "no-such-partner"));
            assertThatThrownBy(() -> commitments.declare(engagement, list, lea)).isInstanceOf(Refused.class);
            commitments.draft(engagement, list, lea);
            database.flush();
        }
        assertThat(codes(checked(list(0, with("coOwner", other.value())))))
                .contains("E18")
                .doesNotContain("no-such-partner");
    }

    @Test
    void theYesOfOnePartnerIsNotAnothersYes() {
        commitments.declare(engagement, list(0, with("coOwner", other.value())), lea);
        NominationId asked = commitments.nominate(engagement).get(0);
        acceptance.answer(asked, true, null, engagements.get(other).lead());
        assertThat(codes(checked(written()))).doesNotContain("E18");

        EngagementId third = invite("Support Local", "support");
        engagements.start(third);
        Map<String, Object> changed = fields(Map.of(
                "coOwner", third.value(), "id", written().promises().get(0).id()));
        assertThat(codes(checked(list(1, read(changed))))).contains("E18");
    }

    @Test
    void emptyRowsAreNoRows() {
        Promise hollow =
                Promise.empty().with(row -> row.whenKind(WhenKind.SERIES).dates(hollow()));
        for (Declaration list : List.of(
                new Declaration(0, false, hollow(), hollow()), new Declaration(0, false, hollow(), List.of(hollow)))) {
            assertThat(checked(list)).anyMatch(Flaw::blocks);
            commitments.draft(engagement, list, lea);
            assertThatThrownBy(() -> commitments.declare(engagement, list, lea)).isInstanceOf(Refused.class);
        }
    }

    private static <T> List<T> hollow() {
        return new ArrayList<>(Collections.singletonList(null));
    }

    @Test
    void theAnnexIsWrittenInItsCanonicalForm() {
        When day = CommitmentFixture.on(LocalDate.of(2027, 10, 12));
        Commitment commitment = CommitmentFixture.of(engagement, "Réparer", day, new PersonId("lea"));
        ReflectionTestUtils.setField(commitment, "id", new CommitmentId("c1"));

        assertThat(Annex.of(List.of(commitment))).isEqualTo("""
            commitment=2:c1
            kind=11:OWN_CHANNEL
            what=8:Réparer
            channel=9:Instagram
            format=5:story
            quantity=1:4
            when=4:DATE
            date=10:2027-10-12
            from=-
            to=-
            dates=-
            owner=3:lea
            resource=-
            resource-quantity=-
            evidence=4:LINK
            visibility-for=-
            co-owner=-
            """);
    }

    @Test
    void theHashIsOfWhatWasPromisedAndNotOfAddresses() {
        commitments.declare(engagement, list(0, promise()), lea);
        String hash = commitments.hash(engagement);
        Commitment commitment = commitments.of(engagement).get(0);
        ReflectionTestUtils.setField(commitment, "promise", commitment.promise().withOwnerEmail(null));
        assertThat(commitments.hash(engagement)).isEqualTo(hash);

        ReflectionTestUtils.setField(commitment, "promise", commitment.promise().withQuantity(5));
        assertThat(commitments.hash(engagement)).isNotEqualTo(hash);
    }

    @Test
    void whatColleaguesSavedMeanwhileComesTogetherAndIsSaid() {
        commitments.draft(engagement, list(0, promise()), lea);
        Promise first = written().promises().get(0);
        commitments.draft(engagement, list(1, first.withChannel("TikTok"), with("what", "Une affiche")), noe);

        List<Flaw> told = commitments.draft(engagement, list(1, first.withFormat("réel")), lea);

        assertThat(written().promises()).hasSize(2);
        assertThat(written().promises().get(0))
                .extracting(Promise::channel, Promise::format)
                .containsExactly("TikTok", "réel");
        assertThat(told)
                .filteredOn(flaw -> flaw.code().equals("merged"))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.args()).contains("Noé Petit");
                    assertThat(note.fill())
                            .containsEntry("revision", "3")
                            .containsEntry("commitments[0].channel", "TikTok")
                            .containsEntry("commitments[1].what", "Une affiche")
                            .doesNotContainKey("commitments[0].format");
                });
    }

    @Test
    void theSameFieldWrittenByBothIsLeftToWhoeverSavesLater() {
        commitments.draft(engagement, list(0, promise()), lea);
        Promise first = written().promises().get(0);
        commitments.draft(engagement, list(1, first.withChannel("TikTok")), noe);

        assertThatThrownBy(() -> commitments.draft(engagement, list(1, first.withChannel("Facebook")), lea))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.flaws().get(0).code()).isEqualTo("both-wrote");
                    assertThat(refused.flaws().get(0).args()).containsExactly("Noé Petit", "TikTok");
                    assertThat(refused.flaws().get(0).fill()).containsEntry("commitments[0].channel", "TikTok");
                    assertThat(refused.flaws().get(1).fill()).containsOnly(Map.entry("revision", "2"));
                });
        assertThat(written().promises().get(0).channel()).isEqualTo("TikTok");
        commitments.draft(engagement, list(2, first.withChannel("Facebook")), lea);
        assertThat(written().promises().get(0).channel()).isEqualTo("Facebook");
    }

    @Test
    void aRowOneTookAwayAndTheOtherWroteOnStays() {
        commitments.draft(engagement, list(0, promise(), with("what", "Une affiche")), lea);
        List<Promise> rows = written().promises();
        commitments.draft(engagement, list(1, rows.get(1)), noe);

        List<Flaw> told = commitments.draft(engagement, list(1, rows.get(0).withQuantity(9), rows.get(1)), lea);

        assertThat(codes(told)).contains("kept-row");
        assertThat(written().promises()).extracting(Promise::what).containsExactly("Quatre stories", "Une affiche");
        commitments.draft(engagement, list(3, written().promises().get(0)), noe);
        assertThat(commitments.draft(engagement, list(3, written().promises().get(0), rows.get(1)), lea))
                .filteredOn(flaw -> flaw.code().equals("merged"))
                .singleElement()
                .satisfies(note -> assertThat(note.fill()).containsEntry("commitments[1]", ""));
    }

    private static final String NOE_LOUDLY = "Noe.Petit@BOBINE.example";

    private void askNoeWhoSaysNo() {
        commitments.declare(engagement, list(0, read(fields(noeOwns()))), lea);
        acceptance.answer(commitments.nominate(engagement).get(0), false, null, noe);
        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.VAGUE);
    }

    private List<Flaw> checked(Declaration list) {
        return commitments.check(engagement, list, lea);
    }

    private ListState state() {
        return commitments.states(campaign).get(engagement);
    }

    private Declaration written() {
        return commitments.written(engagement);
    }

    private FormContext by(PersonId person) {
        return new FormContext(engagement.value(), person.value(), Locale.FRENCH);
    }

    private static List<String> codes(List<Flaw> flaws) {
        return flaws.stream().map(Flaw::code).toList();
    }

    private static Declaration list(int revision, Promise... promises) {
        return new Declaration(revision, false, List.of(new Approval("Direction", 0, null)), List.of(promises));
    }

    private Promise promise() {
        return read(fields());
    }

    private Promise with(String field, @Nullable Object value) {
        Map<String, Object> fields = fields();
        fields.put(field, value);
        return read(fields);
    }

    private Promise withNoe(String field, Object value) {
        Map<String, Object> fields = fields(noeOwns());
        fields.put(field, value);
        return read(fields);
    }

    private Promise read(Map<String, Object> fields) {
        return codec.decode(JSON.valueToTree(fields), Promise.class);
    }

    private static Map<String, Object> noeOwns() {
        return Map.of("ownerName", "Noé Petit", "ownerEmail", "noe.petit@bobine.example");
    }

    private static Map<String, Object> fields(Map<String, Object> more) {
        Map<String, Object> fields = fields();
        fields.putAll(more);
        return fields;
    }

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "kind", "OWN_CHANNEL",
                "what", "Quatre stories",
                "channel", "Instagram",
                "format", "story",
                "quantity", 4,
                "whenKind", "DATE",
                "date", LocalDate.of(2027, 10, 12).toString(),
                "ownerName", "Léa Martin",
                "ownerEmail", "lea.martin@bobine.example",
                "evidence", "LINK"));
        fields.put("reach", "UNDER_10000");
        return fields;
    }
}
