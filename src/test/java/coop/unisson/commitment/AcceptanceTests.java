package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Language;
import coop.unisson.shared.Messages;
import coop.unisson.shared.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Owners, deputies and other partners each say yes for themselves; a no and a silence lead somewhere. */
@RecordApplicationEvents
class AcceptanceTests extends PromiseTest {

    private static final String NOE = "noe.petit@bobine.example";
    private static final String ZOE = "zoe.roche@bobine.example";

    @Autowired
    CommitmentService commitments;

    @Autowired
    Acceptance acceptance;

    @Autowired
    ApplicationEvents events;

    PersonId zoe;

    @BeforeEach
    void enrolADeputy() {
        zoe = partners.enrol(bobine, "Zoé Roche", ZOE, Language.FR);
    }

    @Test
    void asksADeputyForAYesOfTheirOwn() {
        List<NominationId> asked = declare(promise -> {});

        assertThat(asked)
                .extracting(
                        id -> commitments.nomination(id).part(),
                        id -> commitments.nomination(id).person())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Part.OWNER, noe),
                        org.assertj.core.groups.Tuple.tuple(Part.DEPUTY, zoe));
        assertThat(said("E07")).isEqualTo("Noé Petit, Zoé Roche n’ont pas encore dit oui.");
        acceptance.answer(of(asked, Part.OWNER), true, null, noe);
        assertThat(said("E07")).isEqualTo("Zoé Roche n’a pas encore dit oui.");
        acceptance.answer(of(asked, Part.DEPUTY), true, null, zoe);
        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.EXPLICIT);
    }

    @Test
    void aNoComesBackWithItsWordsAndOneTapThatProposesTheDeputy() {
        List<NominationId> asked = declare(promise -> {});
        acceptance.answer(of(asked, Part.DEPUTY), true, null, zoe);
        acceptance.answer(of(asked, Part.OWNER), false, "Je suis en congé.", noe);

        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.VAGUE);
        assertThat(said("E07")).isEqualTo("Noé Petit a dit non : « Je suis en congé. ».");
        assertThat(flaw("E07").fill())
                .containsEntry("commitments[0].ownerName", "Zoé Roche")
                .containsEntry("commitments[0].ownerEmail", ZOE)
                .containsEntry("commitments[0].deputyEmail", "");
        assertThat(events.stream(PromiseDeclined.class)).singleElement().satisfies(told -> {
            assertThat(told.person()).isEqualTo(noe);
            assertThat(told.remark()).isEqualTo("Je suis en congé.");
            assertThat(told.silent()).isFalse();
        });

        Promise again = written().with(promise -> promise.ownerName("Zoé Roche")
                .ownerEmail(ZOE)
                .deputyName(null)
                .deputyEmail(null));
        commitments.declare(engagement, list(1, again), lea);
        assertThat(commitments.nominate(engagement))
                .as("to do it is another question than to step in")
                .singleElement()
                .satisfies(id -> assertThat(commitments.nomination(id).person()).isEqualTo(zoe));
    }

    @Test
    void whoStaysSilentIsFollowedByADeputyWhoSaidYes() {
        List<NominationId> asked = declare(promise -> {});
        NominationId owner = of(asked, Part.OWNER);
        acceptance.answer(of(asked, Part.DEPUTY), true, null, zoe);
        assertThatThrownBy(() -> acceptance.letDeputyTakeOver(owner)).isInstanceOf(Problem.class);

        acceptance.noteSilence(owner);
        acceptance.noteSilence(owner);
        assertThat(events.stream(NominationSilent.class)).hasSize(1);
        assertThat(commitments.allAnswered(engagement)).isFalse();
        assertThat(acceptance.deputyIsReady(owner)).isTrue();
        acceptance.letDeputyTakeOver(owner);

        assertThat(commitments.of(engagement).get(0).owner()).isEqualTo(zoe);
        assertThat(written().deputyName()).isNull();
        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.EXPLICIT);
        assertThat(events.stream(DeputyTookOver.class)).singleElement().satisfies(told -> assertThat(
                        List.of(told.owner(), told.deputy()))
                .containsExactly(noe, zoe));
    }

    @Test
    void aSilenceNobodyStandsBehindGoesBackToThePartner() {
        List<NominationId> asked = declare(promise -> {});
        NominationId owner = of(asked, Part.OWNER);
        NominationId deputy = of(asked, Part.DEPUTY);
        acceptance.noteSilence(deputy);
        assertThat(acceptance.deputyIsReady(deputy)).isFalse();
        acceptance.giveBack(deputy);
        acceptance.noteSilence(owner);
        assertThat(acceptance.deputyIsReady(owner)).isFalse();
        acceptance.giveBack(owner);

        assertThat(commitments.allAnswered(engagement)).isTrue();
        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.VAGUE);
        assertThat(said("E07")).isEqualTo("Noé Petit, Zoé Roche n’ont pas répondu à temps.");
        assertThat(flaw("E07").fill())
                .as("the silent deputy is let go first")
                .containsOnlyKeys("commitments[0].deputyName", "commitments[0].deputyEmail");
        assertThatThrownBy(() -> acceptance.answer(owner, true, null, noe))
                .isInstanceOf(Problem.class)
                .extracting(problem -> ((Problem) problem).code())
                .isEqualTo("task-done");
    }

    @Test
    void anAnswerThatComesAfterAllCounts() {
        List<NominationId> asked = declare(promise -> {});
        NominationId owner = of(asked, Part.OWNER);
        acceptance.noteSilence(owner);
        acceptance.answer(owner, true, null, noe);

        assertThatThrownBy(() -> acceptance.giveBack(owner)).isInstanceOf(Problem.class);
        assertThat(commitments.of(engagement).get(0).owner()).isEqualTo(noe);
    }

    @Test
    void everyOtherPartnerIsAskedAndNamedUntilItConfirms() {
        EngagementId third = invite("Support Local", "support");
        engagements.start(third);
        List<NominationId> asked =
                declare(promise -> promise.kind(Kind.CO_CREATION).coOwners(List.of(other.value(), third.value())));

        assertThat(asked)
                .filteredOn(id -> commitments.nomination(id).part() == Part.CO_OWNER)
                .hasSize(2);
        assertThat(said("E18")).isEqualTo("Relais & Partage, Support Local n’ont pas encore confirmé la co-création.");
        answerFor(other, asked, true, null);
        assertThat(said("E18")).isEqualTo("Support Local n’a pas encore confirmé la co-création.");
        answerFor(third, asked, false, "Pas cette année.");
        assertThat(said("E18")).isEqualTo("Support Local a dit non à la co-création : « Pas cette année. ».");
    }

    @Test
    void aSlipPutRightKeepsTheYesAndAnotherNumberDoesNot() {
        List<NominationId> asked = declare(promise -> promise.what("Quatre storis sur la reprise"));
        acceptance.answer(of(asked, Part.OWNER), true, null, noe);
        acceptance.answer(of(asked, Part.DEPUTY), false, null, zoe);
        commitments.judge(engagement);

        commitments.declare(engagement, list(1, written().withWhat("Quatre stories sur la reprise")), lea);
        assertThat(commitments.nominate(engagement))
                .extracting(id -> commitments.nomination(id).part())
                .containsExactly(Part.DEPUTY);
        acceptance.answer(pending(Part.DEPUTY), false, null, zoe);
        commitments.judge(engagement);

        commitments.declare(
                engagement,
                list(2, written().with(promise -> promise.quantity(5).date(LocalDate.of(2027, 10, 13)))),
                lea);
        assertThat(commitments.nominate(engagement))
                .extracting(id -> commitments.nomination(id).part())
                .containsExactlyInAnyOrder(Part.OWNER, Part.DEPUTY);
    }

    @Test
    void whoseYesIsNoLongerNeededIsTold() {
        List<NominationId> asked = declare(promise -> {});
        acceptance.answer(of(asked, Part.OWNER), true, null, noe);
        acceptance.answer(of(asked, Part.DEPUTY), false, null, zoe);
        commitments.judge(engagement);
        commitments.declare(
                engagement,
                list(1, written().with(promise -> promise.ownerName("Léa Martin")
                        .ownerEmail("lea.martin@bobine.example")
                        .deputyName(null)
                        .deputyEmail(null))),
                lea);

        assertThat(events.stream(YesReleased.class)).singleElement().satisfies(told -> assertThat(told.person())
                .isEqualTo(noe));
        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.EXPLICIT);
    }

    @Test
    void aDeputyWithoutAnAddressIsPointedOutAndHoldsNobodyUp() {
        Promise promise = promise().with(nameless -> nameless.deputyName("Zoé").deputyEmail(null));

        assertThat(commitments.check(engagement, list(0, promise), lea))
                .filteredOn(flaw -> flaw.code().equals("no-deputy-address"))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.blocks()).isFalse());
        commitments.declare(engagement, list(0, promise), lea);
        assertThat(commitments.nominate(engagement)).hasSize(1);
    }

    private void answerFor(EngagementId partner, List<NominationId> asked, boolean yes, String remark) {
        PersonId lead = engagements.get(partner).lead();
        NominationId theirs = asked.stream()
                .filter(id -> commitments.nomination(id).person().equals(lead))
                .findFirst()
                .orElseThrow();
        acceptance.answer(theirs, yes, remark, lead);
    }

    private NominationId pending(Part part) {
        return of(commitments.unanswered(engagement), part);
    }

    private NominationId of(List<NominationId> asked, Part part) {
        return asked.stream()
                .filter(id -> commitments.nomination(id).part() == part)
                .findFirst()
                .orElseThrow();
    }

    private List<NominationId> declare(Consumer<PromiseBuilder> changes) {
        commitments.declare(engagement, list(0, promise().with(changes)), lea);
        return commitments.nominate(engagement);
    }

    private Promise written() {
        return commitments.written(engagement).promises().get(0);
    }

    private Flaw flaw(String code) {
        return commitments.check(engagement, commitments.written(engagement), lea).stream()
                .filter(flaw -> flaw.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String said(String code) {
        Flaw flaw = flaw(code);
        return new Messages("messages/commitment")
                .getMessage("flaw." + code, flaw.args().toArray(), Locale.FRENCH)
                .replace('\u00A0', ' ');
    }

    private static Declaration list(int revision, Promise promise) {
        return new Declaration(revision, false, List.of(new Approval("Direction", 0, null)), List.of(promise));
    }

    private static Promise promise() {
        return Promise.empty().with(promise -> promise.kind(Kind.OWN_CHANNEL)
                .what("Quatre stories")
                .channel("Instagram")
                .format("story")
                .quantity(4)
                .reach(Reach.UNDER_10000)
                .whenKind(WhenKind.DATE)
                .date(LocalDate.of(2027, 10, 12))
                .ownerName("Noé Petit")
                .ownerEmail(NOE)
                .deputyName("Zoé Roche")
                .deputyEmail(ZOE)
                .evidence(Evidence.LINK));
    }
}
