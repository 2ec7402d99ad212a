package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.commitment.VisibilityMatrix.Share;
import coop.unisson.commitment.VisibilityMatrix.Showing;
import coop.unisson.engagement.EngagementId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VisibilityMatrixTests {

    private static final EngagementId WORKSHOP = new EngagementId("workshop");
    private static final EngagementId INSURER = new EngagementId("insurer");
    private static final EngagementId THIRD = new EngagementId("third");
    private static final List<EngagementId> ALL = List.of(WORKSHOP, INSURER, THIRD);

    private static Showing act(EngagementId by, long people, EngagementId... shown) {
        return new Showing(by, people, false, Arrays.stream(shown).collect(Collectors.toSet()));
    }

    /** DATA-C1: 4,200 contacts that all see others, against 610,000 of whom 12,000 do. */
    @Test
    void aWorkshopThatGivesAllOfLittleStandsAboveAnInsurerThatGivesLittleOfALot() {
        VisibilityMatrix matrix = VisibilityMatrix.of(
                ALL, List.of(act(WORKSHOP, 4_200, INSURER), act(INSURER, 598_000), act(INSURER, 12_000, WORKSHOP)));

        assertThat(matrix.share(WORKSHOP)).isEqualTo(Share.ALL);
        assertThat(matrix.share(INSURER)).isEqualTo(Share.A_LITTLE);
        assertThat(matrix.share(WORKSHOP)).isGreaterThan(matrix.share(INSURER));
    }

    @Test
    void whoeverShowsEverybodyShowsEachOtherPartnerButNotItself() {
        VisibilityMatrix matrix = VisibilityMatrix.of(ALL, List.of(new Showing(WORKSHOP, 10, true, Set.of())));

        assertThat(matrix.shownBy(WORKSHOP)).containsExactlyInAnyOrder(INSURER, THIRD);
        assertThat(matrix.showing(THIRD)).containsExactly(WORKSHOP);
        assertThat(matrix.showing(WORKSHOP)).isEmpty();
    }

    @Test
    void namingOnlyOneselfShowsNobodyElse() {
        VisibilityMatrix matrix = VisibilityMatrix.of(ALL, List.of(act(WORKSHOP, 10, WORKSHOP)));

        assertThat(matrix.shownBy(WORKSHOP)).isEmpty();
        assertThat(matrix.share(WORKSHOP)).isEqualTo(Share.NOTHING);
        assertThat(matrix.share(THIRD)).isEqualTo(Share.SILENT);
    }

    @Test
    void whoeverHasNoChannelIsSeenByItsActs() {
        VisibilityMatrix matrix =
                VisibilityMatrix.of(ALL, List.of(act(WORKSHOP, 0, THIRD), act(WORKSHOP, 0), act(INSURER, 0, THIRD)));

        assertThat(matrix.share(WORKSHOP)).isEqualTo(Share.HALF);
        assertThat(matrix.share(INSURER)).isEqualTo(Share.ALL);
    }

    @Test
    void aBandEndsWhereItsWordsDo() {
        assertThat(share(9)).isEqualTo(Share.A_LITTLE);
        assertThat(share(10)).isEqualTo(Share.PART);
        assertThat(share(39)).isEqualTo(Share.PART);
        assertThat(share(40)).isEqualTo(Share.HALF);
        assertThat(share(60)).isEqualTo(Share.HALF);
        assertThat(share(61)).isEqualTo(Share.MOST);
        assertThat(share(99)).isEqualTo(Share.MOST);
    }

    private static Share share(int percent) {
        return VisibilityMatrix.of(ALL, List.of(act(WORKSHOP, percent, THIRD), act(WORKSHOP, 100L - percent)))
                .share(WORKSHOP);
    }

    @Test
    void showingOthersOnlyOutsideOnesOwnChannelsIsALittleOfOnesReach() {
        VisibilityMatrix matrix = VisibilityMatrix.of(ALL, List.of(act(WORKSHOP, 500), act(WORKSHOP, 0, THIRD)));

        assertThat(matrix.share(WORKSHOP)).isEqualTo(Share.A_LITTLE);
    }
}
