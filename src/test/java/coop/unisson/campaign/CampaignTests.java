package coop.unisson.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import coop.unisson.partner.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignTests {

    private static final Instant NOW = Instant.parse("2027-06-07T08:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2027, 6, 25);
    private static final PersonId INES = new PersonId("ines");
    private static final PersonId MALO = new PersonId("malo");
    private static final Brief BRIEF = new Brief("Pourquoi", "Quoi", "Comment");

    private static Campaign at(Stage stage) {
        Campaign campaign = new Campaign(
                new CampaignId("c1"),
                new CampaignPlan(
                        "Titre",
                        "Mission",
                        "Changement",
                        "Échec",
                        3,
                        new Schedule(DAY, DAY, DAY, DAY, DAY, DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(3))),
                INES,
                MALO,
                NOW);
        for (Stage next : Stage.values()) {
            if (next.follows(campaign.stage()) && stage.reached(next)) {
                campaign.enter(next, NOW);
            }
        }
        return campaign;
    }

    @Test
    void leavesNoStageOut() {
        assertThatIllegalStateException().isThrownBy(() -> at(Stage.FRAMING).enter(Stage.BRIEF, NOW));
        assertThatIllegalStateException().isThrownBy(() -> at(Stage.BRIEF).enter(Stage.MISSION, NOW));
        assertThatIllegalStateException().isThrownBy(() -> at(Stage.BRIEF).enter(Stage.BRIEF, NOW));
    }

    @Test
    void keepsTheMissionAsItIsOnceAnyoneIsInvited() {
        assertThatIllegalStateException().isThrownBy(() -> at(Stage.MISSION).frame("Autre", "Autre", "Autre", BRIEF));
    }

    @Test
    void settlesTheBriefOnce() {
        Campaign campaign = at(Stage.BRIEF);
        campaign.settleBrief(BRIEF, List.of(), NOW);

        assertThat(campaign.briefIsSettled()).isTrue();
        assertThat(campaign.brief()).contains(BRIEF);
        assertThatIllegalStateException().isThrownBy(() -> campaign.settleBrief(BRIEF, List.of(), NOW));
        assertThatIllegalStateException().isThrownBy(() -> at(Stage.MISSION).settleBrief(BRIEF, List.of(), NOW));
    }

    @Test
    void launchesOnlyWhenTwoPeopleSayGo() {
        Campaign campaign = at(Stage.GO_NO_GO);
        campaign.decideLaunch(LaunchDecision.GO, "", INES);
        assertThat(campaign.mayLaunch()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> campaign.confirmLaunch(true, "", INES));

        campaign.confirmLaunch(true, "", MALO);
        assertThat(campaign.mayLaunch()).isTrue();
    }

    @Test
    void forgetsAConfirmationWhenTheDecisionIsTakenAgain() {
        Campaign campaign = at(Stage.GO_NO_GO);
        campaign.decideLaunch(LaunchDecision.GO, "", INES);
        campaign.confirmLaunch(true, "", MALO);

        campaign.decideLaunch(LaunchDecision.GO, "Nouvelle date", INES);
        assertThat(campaign.mayLaunch()).isFalse();
    }

    @Test
    void doesNotLaunchOnAConfirmedNo() {
        Campaign campaign = at(Stage.GO_NO_GO);
        campaign.decideLaunch(LaunchDecision.NO_GO, "Il manque une vidéo", INES);
        campaign.confirmLaunch(true, "", MALO);

        assertThat(campaign.mayLaunch()).isFalse();
    }

    @Test
    void keepsWhatTheSecondPersonAnswered() {
        Campaign campaign = at(Stage.GO_NO_GO);
        campaign.decideLaunch(LaunchDecision.GO, "", INES);
        campaign.confirmLaunch(false, "La vidéo n’est pas sous-titrée", MALO);

        assertThat(campaign.mayLaunch()).isFalse();
        assertThat(campaign.launchAnswer()).contains("La vidéo n’est pas sous-titrée");
    }

    @Test
    void confirmsNothingBeforeADecision() {
        assertThatIllegalStateException().isThrownBy(() -> at(Stage.GO_NO_GO).confirmLaunch(true, "", MALO));
        assertThatIllegalStateException().isThrownBy(() -> at(Stage.CHARTER).decideLaunch(LaunchDecision.GO, "", INES));
    }

    @Test
    void givesAnotherHashToAnyOtherBrief() {
        assertThat(new Brief("a", "bc", "d").hash())
                .isNotEqualTo(new Brief("ab", "c", "d").hash())
                .isEqualTo(new Brief("a", "bc", "d").hash());
    }
}
