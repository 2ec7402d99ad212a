package coop.unisson.commitment;

import static coop.unisson.commitment.Offers.october;
import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.commitment.Coverage.Axis;
import coop.unisson.commitment.Coverage.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageTests {

    private static Coverage coverage(Offer... offers) {
        return Coverage.of(List.of(offers), Offers.START, Offers.END);
    }

    @Test
    void countsEachPromiseInEveryWeekItTouches() {
        Coverage coverage = coverage(
                Offers.onChannel("a", "Instagram", "Familles", october(5), october(12), october(13)),
                Offers.onChannel("b", "Newsletter", "Familles", october(12)));

        Coverage.Plane plane = coverage.plane(Axis.CHANNEL, Axis.WEEK, 10);

        assertThat(plane.columns())
                .extracting(Value::shown)
                .containsExactly("2027-10-04", "2027-10-11", "2027-10-18", "2027-10-25");
        assertThat(plane.rows()).extracting(Value::shown).containsExactly("Instagram", "Newsletter");
        assertThat(plane.counts()).containsExactly(List.of(1, 1, 0, 0), List.of(0, 1, 0, 0));
        assertThat(coverage.plane(Axis.AUDIENCE, Axis.CHANNEL, 10).counts()).containsExactly(List.of(2, 1));
    }

    @Test
    void putsLikeWithLikeAndKeepsWhatPeopleWrote() {
        Coverage coverage = coverage(
                Offers.onChannel("a", "Newsletter", null, october(5)),
                Offers.onChannel("b", "newsletters", null, october(6)),
                Offers.onChannel("c", "Notre newsletter", null, october(7)),
                Offers.onChannel("d", "Newsletter", null, october(8)));

        assertThat(coverage.plane(Axis.CHANNEL, Axis.WEEK, 10).rows())
                .singleElement()
                .satisfies(value -> {
                    assertThat(value.shown()).isEqualTo("Newsletter");
                    assertThat(value.alsoWritten()).containsExactlyInAnyOrder("newsletters", "Notre newsletter");
                });
    }

    @Test
    void keepsDifferentChannelsApart() {
        assertThat(coverage(
                                Offers.onChannel("a", "Newsletter adhérents", null, october(5)),
                                Offers.onChannel("a", "Newsletter santé", null, october(5)))
                        .plane(Axis.CHANNEL, Axis.WEEK, 10)
                        .rows())
                .hasSize(2);
    }

    @Test
    void showsTheFullestAndSaysHowManyAreLeftOut() {
        Offer[] many = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> Offers.onChannel(
                        "a",
                        "Canal " + i,
                        null,
                        i == 20 ? new LocalDate[] {october(4), october(11)} : new LocalDate[] {october(4)}))
                .toArray(Offer[]::new);

        Coverage.Plane plane = coverage(many).plane(Axis.CHANNEL, Axis.WEEK, 12);

        assertThat(plane.rows()).hasSize(12);
        assertThat(plane.rows().get(0).shown()).isEqualTo("Canal 20");
        assertThat(plane.rowsLeftOut()).isEqualTo(8);
        assertThat(plane.columnsLeftOut()).isZero();
    }

    @Test
    void whatNobodySaysComesLast() {
        Coverage.Plane plane = coverage(
                        Offers.onChannel("a", "Instagram", null, october(5)),
                        Offers.onChannel("b", "Instagram", null, october(6)),
                        Offers.onChannel("c", "Instagram", "Familles", october(6)))
                .plane(Axis.AUDIENCE, Axis.WEEK, 10);

        assertThat(plane.rows()).extracting(Value::isUnsaid).containsExactly(false, true);
    }

    @Test
    void leavesOutWhatNobodyOutsideSeesAndWhatIsOutsideTheRun() {
        Coverage coverage = coverage(
                Offers.of("a", Kind.INTERNAL_FOLLOW_UP, october(5)),
                Offers.giving("a", ResourceKind.HOURS, 3),
                Offers.of("a", Kind.OWN_INITIATIVE, october(5).minusMonths(1)));

        assertThat(coverage.plane(Axis.CHANNEL, Axis.WEEK, 10).rows()).isEmpty();
        assertThat(coverage.gaps())
                .extracting(Coverage.Gap::axis)
                .containsOnly(Axis.WEEK)
                .hasSize(4);
    }

    @Test
    void namesTheWeeksInWhichNothingHappensAndWhoHearsNothingWhen() {
        Coverage coverage = coverage(
                Offers.onChannel("a", "Instagram", "Étudiants", october(5)),
                Offers.onChannel("b", "Instagram", "Familles", october(5), october(12), october(26)),
                Offers.at("c", "Lorient", october(5), october(12), october(26)));

        assertThat(coverage.gaps())
                .extracting(gap -> gap.axis() + " " + gap.value().shown() + " " + gap.weeks())
                .containsExactly("WEEK 2027-10-18 [2027-10-18]", "AUDIENCE Étudiants [2027-10-11, 2027-10-25]");
    }
}
