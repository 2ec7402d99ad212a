package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.engagement.FreezeFixture;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The day by which approvals must begin: said while one types, kept once it is sent, and told when it moves. */
@RecordApplicationEvents
class FeasibilityTests extends PromiseTest {

    private static final List<Approval> INSURER = List.of(
            new Approval("Communication", 5, null),
            new Approval("Juridique", 7, null),
            new Approval("Direction", 3, null));

    @Autowired
    CommitmentService commitments;

    @Autowired
    DeclareCommitments form;

    @Autowired
    ApplicationEvents events;

    /** Fifteen working days before 29 July 2027, over the 14th. */
    @Test
    void countsBackOverAHoliday() {
        assertThat(starts(INSURER, LocalDate.of(2027, 7, 29))).isEqualTo(LocalDate.of(2027, 7, 7));
    }

    /** The same before 10 September, with nothing approved from 11 to 27 August. */
    @Test
    void countsBackOverAPauseAndSaysTheExactDayOnceItIsOver() {
        FreezeFixture.declare(
                engagements,
                engagement,
                LocalDate.of(2027, 8, 11),
                LocalDate.of(2027, 8, 27),
                engagements.get(engagement).lead());
        assertThat(starts(INSURER, LocalDate.of(2027, 9, 10))).isEqualTo(LocalDate.of(2027, 8, 3));

        Promise late = promise().withDate(LocalDate.of(2027, 9, 10));
        assertThat(commitments.check(engagement, list(0, INSURER, late), lea))
                .filteredOn(flaw -> flaw.code().equals("E09"))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.args()).startsWith(15, LocalDate.of(2027, 8, 3)));
    }

    @Test
    void countsOnlyTheStepsThatApplyToTheKind() {
        List<Approval> chain =
                List.of(new Approval("Direction", 2, null), new Approval("Juridique", 7, Kind.CO_CREATION));

        assertThat(starts(chain, LocalDate.of(2027, 10, 12))).isEqualTo(LocalDate.of(2027, 10, 8));
        assertThat(commitments.latestStarts(engagement, list(0, chain, promise().withKind(Kind.CO_CREATION))))
                .containsEntry(0, LocalDate.of(2027, 9, 29));
        assertThat(Feasibility.approvalDays(List.of(new Approval("Juridique", 7, Kind.CO_CREATION)), Kind.RESOURCE))
                .isZero();
        assertThat(Feasibility.approvalDays(List.of(new Approval("Juridique", null, null)), Kind.RESOURCE))
                .isNull();
    }

    @Test
    void saysTheDayWhileOneTypes() {
        FormContext context = new FormContext(engagement.value(), lea.value(), Locale.FRENCH);

        assertThat(form.check(context, list(0, INSURER, promise(), promise().withDate(null))))
                .filteredOn(flaw -> flaw.code().equals("latest-start"))
                .singleElement()
                .satisfies(flaw -> {
                    assertThat(flaw.field()).isEqualTo("commitments[0].latestStart");
                    assertThat(flaw.severity()).isEqualTo(Flaw.Severity.NOTE);
                    assertThat(flaw.args()).containsExactly(LocalDate.of(2027, 9, 21));
                });
    }

    @Test
    void keepsTheDayAndTellsTheOwnerWhenAPauseMovesIt() {
        commitments.declare(engagement, list(0, INSURER, promise()), lea);
        assertThat(kept().latestStart()).contains(LocalDate.of(2027, 9, 21));
        assertThat(events.stream(LatestStartMoved.class)).isEmpty();

        FreezeFixture.declare(engagements, engagement, LocalDate.of(2027, 9, 27), LocalDate.of(2027, 10, 1), lea);
        assertThat(kept().latestStart()).contains(LocalDate.of(2027, 9, 14));
        assertThat(events.stream(LatestStartMoved.class)).singleElement().satisfies(told -> {
            assertThat(told.owner()).isEqualTo(lea);
            assertThat(told.day()).isEqualTo(LocalDate.of(2027, 9, 14));
            assertThat(told.past()).isFalse();
        });

        clock.moveTo(Instant.parse("2027-09-16T08:00:00Z"));
        FreezeFixture.declare(engagements, engagement, LocalDate.of(2027, 10, 4), LocalDate.of(2027, 10, 4), lea);
        assertThat(events.stream(LatestStartMoved.class)).last().satisfies(told -> assertThat(told.past())
                .isTrue());
    }

    private Commitment kept() {
        return commitments.of(engagement).get(0);
    }

    private LocalDate starts(List<Approval> chain, LocalDate day) {
        return commitments
                .latestStarts(engagement, list(0, chain, promise().withDate(day)))
                .get(0);
    }

    private static Declaration list(int revision, List<Approval> chain, Promise... promises) {
        return new Declaration(revision, false, chain, List.of(promises));
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
                .ownerName("Léa Martin")
                .ownerEmail("lea.martin@bobine.example")
                .evidence(Evidence.LINK));
    }
}
