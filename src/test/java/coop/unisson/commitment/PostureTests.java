package coop.unisson.commitment;

import static coop.unisson.commitment.Offers.october;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import coop.unisson.campaign.Need;
import coop.unisson.campaign.Schedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each expectation is counted by hand. */
class PostureTests {

    /** One post, seen in one week, and nothing else: beyond.md D5. */
    private static final List<Offer> ONE_POST = List.of(Offers.onChannel("us", "LinkedIn", null, october(5)));

    private static final List<Need> FIVE = List.of(
            need(Need.Of.OWN_CHANNEL, 12),
            need(Need.Of.CO_CREATION, 6),
            need(Need.Of.HOURS, 500),
            need(Need.Of.WEEKS, 4),
            need(Need.Of.OWN_INITIATIVE, 1));

    private static Need need(Need.Of of, int amount) {
        return new Need(of, amount, null);
    }

    private static Posture posture(List<Offer> own, int partners, List<Need> needs) {
        return Posture.of(own, partners, needs, Coverage.weeks(Offers.START, Offers.END));
    }

    @Test
    void twelveCopiesOfOnePostAreTwelvePostsAndNothingElse() {
        Posture posture = posture(ONE_POST, 12, FIVE);

        assertThat(posture.lines())
                .extracting(line -> line.there().intValueExact())
                .containsExactly(12, 0, 0, 1, 0);
        assertThat(posture.missing())
                .extracting(line -> line.need().of())
                .containsExactly(Need.Of.CO_CREATION, Need.Of.HOURS, Need.Of.WEEKS, Need.Of.OWN_INITIATIVE);
    }

    @Test
    void weeksDoNotAddUpBecauseAllWouldDoItAtTheSameTime() {
        List<Offer> twoWeeks = List.of(Offers.onChannel("us", "LinkedIn", null, october(5), october(12)));

        assertThat(posture(twoWeeks, 100, List.of(need(Need.Of.WEEKS, 4))).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.there()).isEqualByComparingTo("2"));
    }

    @Test
    void hoursEurosIntroductionsAndDaysAddUpByKind() {
        List<Offer> own = List.of(
                Offers.giving("us", ResourceKind.HOURS, 40),
                Offers.giving("us", ResourceKind.HOURS, 2),
                Offers.giving("us", ResourceKind.EUROS, 300),
                Offers.giving("us", ResourceKind.INTRODUCTIONS, 3),
                Offers.giving("us", ResourceKind.SKILL_DAYS, 1));

        assertThat(posture(
                                own,
                                10,
                                List.of(
                                        need(Need.Of.HOURS, 420),
                                        need(Need.Of.EUROS, 3001),
                                        need(Need.Of.INTRODUCTIONS, 30),
                                        need(Need.Of.SKILL_DAYS, 11)))
                        .lines())
                .extracting(Posture.Line::there, Posture.Line::isMet)
                .containsExactly(
                        tuple(BigDecimal.valueOf(420), true),
                        tuple(BigDecimal.valueOf(3000), false),
                        tuple(BigDecimal.valueOf(30), true),
                        tuple(BigDecimal.valueOf(10), false));
    }

    @Test
    void aNeedForSomebodyCountsOnlyWhatIsForThem() {
        List<Offer> own = List.of(
                Offers.onChannel("us", "Newsletter", "Étudiant·es de Rennes", october(5)),
                Offers.onChannel("us", "Newsletter", "Familles", october(6)));

        Posture posture = posture(own, 3, List.of(new Need(Need.Of.OWN_CHANNEL, 4, "étudiants")));

        assertThat(posture.lines()).singleElement().satisfies(line -> {
            assertThat(line.there()).isEqualByComparingTo("3");
            assertThat(line.isMet()).isFalse();
        });
    }

    @Test
    void aSeriesCountsEachOfItsDays() {
        List<Offer> stories = List.of(Offers.onChannel("us", "Instagram", null, october(7), october(14), october(21)));

        assertThat(posture(stories, 2, List.of(need(Need.Of.OWN_CHANNEL, 6))).missing())
                .isEmpty();
    }

    @Test
    void theUsualNeedsFollowFromTheRun() {
        LocalDate day = LocalDate.of(2027, 6, 1);
        Schedule schedule = new Schedule(day, day, day, day, day, Offers.START, Offers.END, day);

        assertThat(Need.usual(schedule, 3, 12))
                .containsExactly(
                        need(Need.Of.WEEKS, 4),
                        need(Need.Of.OWN_CHANNEL, 12),
                        need(Need.Of.CO_CREATION, 6),
                        need(Need.Of.HOURS, 144));
    }
}
