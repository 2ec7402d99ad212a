package coop.unisson.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody is away, and who may hand what over. */
class AbsenceTests {

    private static final Instant NOW = Instant.parse("2027-10-01T09:00:00Z");
    private static final PersonId LEA = new PersonId("lea");
    private static final PersonId YANN = new PersonId("yann");

    @ParameterizedTest
    @CsvSource({"10, false", "11, true", "17, true", "24, true", "25, false"})
    void runsFromItsFirstDayToItsLast(int day, boolean runs) {
        assertThat(absence().runsOn(LocalDate.of(2027, 10, day))).isEqualTo(runs);
    }

    @ParameterizedTest
    @CsvSource({"1, 10, false", "1, 11, true", "12, 13, true", "24, 30, true", "25, 30, false", "1, 30, true"})
    void sharesDaysWithAnother(int from, int to, boolean shares) {
        assertThat(absence().shares(LocalDate.of(2027, 10, from), LocalDate.of(2027, 10, to)))
                .isEqualTo(shares);
    }

    @Test
    void endsOnceAndRunsNoMore() {
        Absence absence = absence();
        absence.end(NOW);
        assertThat(absence.runsOn(LocalDate.of(2027, 10, 12))).isFalse();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> absence.end(NOW))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("absence-over"));
    }

    @Test
    void remembersTheLastDayAnybodyIsAway() {
        Engagement engagement = engagement();
        assertThat(engagement.mayBeAway(LocalDate.of(2027, 10, 1))).isFalse();
        engagement.away(LocalDate.of(2027, 10, 24));
        engagement.away(LocalDate.of(2027, 10, 12));
        assertThat(engagement.mayBeAway(LocalDate.of(2027, 10, 24))).isTrue();
        assertThat(engagement.mayBeAway(LocalDate.of(2027, 10, 25))).isFalse();
    }

    @Test
    void letsOnlyWhoeverHoldsARoleHandItOver() {
        Engagement engagement = engagement();
        assertThatIllegalStateException().isThrownBy(() -> engagement.hand(Handed.DIRECTOR, LEA, LEA));
        assertThatIllegalArgumentException().isThrownBy(() -> engagement.hand(Handed.TASK, LEA, YANN));
        engagement.hand(Handed.LEAD, LEA, YANN);
        assertThat(engagement.lead()).isEqualTo(YANN);
        assertThat(engagement.director()).isEqualTo(YANN);
        engagement.leave(Standing.NOT_NOW, null, "", NOW);
        assertThatIllegalStateException().isThrownBy(() -> engagement.hand(Handed.LEAD, YANN, LEA));
    }

    private static Engagement engagement() {
        return new Engagement(
                new EngagementId("e"), new CampaignId("c"), new OrganisationId("o"), LEA, YANN, true, NOW);
    }

    private static Absence absence() {
        return new Absence(
                new AbsenceId("a"),
                new EngagementId("e"),
                LEA,
                YANN,
                LocalDate.of(2027, 10, 11),
                LocalDate.of(2027, 10, 24),
                NOW);
    }
}
