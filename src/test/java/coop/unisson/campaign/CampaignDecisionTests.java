package coop.unisson.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.PreparationTest;
import coop.unisson.Rendering;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CampaignDecisionTests extends PreparationTest {

    @Autowired
    FrameMission frameMission;

    @Autowired
    DecideLaunch decideLaunch;

    @Autowired
    ConfirmLaunch confirmLaunch;

    @Autowired
    CampaignService campaigns;

    @Autowired
    PartnerService partners;

    PersonId coordinator;
    PersonId deputy;
    CampaignId campaign;

    @BeforeEach
    void startACampaign() {
        coordinator = partners.enrol(null, "Inès Kervadec", "ines@unisson.example", Language.FR);
        deputy = partners.enrol(null, "Malo Prigent", "malo@unisson.example", Language.FR);
        campaign = CampaignFixture.start(campaigns, coordinator, deputy);
    }

    private FormContext by(PersonId person) {
        return new FormContext(campaign.value(), person.value(), Locale.FRENCH);
    }

    private static DecideLaunch.Choice choice(boolean contentReady, LaunchDecision decision, String reason) {
        return new DecideLaunch.Choice(true, true, contentReady, true, true, decision, reason);
    }

    @Test
    void showsTheMissionAgainBeforeItIsFramed() {
        FrameMission.Frame known = frameMission.prefill(by(coordinator)).values();

        assertThat(known.mission()).startsWith("Faire de la réparation");
        assertThat(known.why()).isEmpty();
    }

    @Test
    void keepsTheFirstDraftOfTheBrief() {
        frameMission.accept(
                by(coordinator),
                new FrameMission.Frame("Réparer", "Plus d’objets", "Trop peu", " Pourquoi ", "Quoi", "Comment"));

        assertThat(campaigns.get(campaign).brief()).contains(new Brief("Pourquoi", "Quoi", "Comment"));
        assertThat(campaigns.get(campaign).briefIsSettled()).isFalse();
    }

    @Test
    void namesWhatTheChecklistLeavesOpen() {
        assertThat(decideLaunch.check(by(coordinator), choice(false, LaunchDecision.GO, null)))
                .containsExactly(Flaw.block("contentReady", "go-unready"));
    }

    @Test
    void asksForReasonsOnlyWhenTheAnswerIsNo() {
        assertThat(decideLaunch.check(by(coordinator), choice(true, LaunchDecision.GO, null)))
                .isEmpty();
        assertThat(decideLaunch.check(by(coordinator), choice(false, LaunchDecision.NO_GO, " ")))
                .containsExactly(Flaw.block("reason", "no-go-reason"));
        assertThat(confirmLaunch.check(by(deputy), new ConfirmLaunch.Answer(ConfirmLaunch.Confirmation.REFUSE, null)))
                .containsExactly(Flaw.block("reason", "refusal-reason"));
    }

    @Test
    void letsNobodyConfirmTheirOwnDecision() {
        CampaignFixture.take(campaigns, campaign, Stage.GO_NO_GO);
        decideLaunch.accept(by(coordinator), choice(true, LaunchDecision.GO, null));
        var yes = new ConfirmLaunch.Answer(ConfirmLaunch.Confirmation.CONFIRM, null);

        assertThatThrownBy(() -> confirmLaunch.accept(by(coordinator), yes))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("second-person"));
        assertThat(campaigns.judgeLaunch(campaign)).isFalse();

        confirmLaunch.accept(by(deputy), yes);
        assertThat(campaigns.judgeLaunch(campaign)).isTrue();
        assertThat(campaigns.get(campaign).stage()).isEqualTo(Stage.LAUNCHING);
    }

    @Test
    void showsTheSecondPersonWhatWasDecidedAndByWhom() {
        CampaignFixture.take(campaigns, campaign, Stage.GO_NO_GO);
        decideLaunch.accept(by(coordinator), choice(false, LaunchDecision.NO_GO, "Il manque une vidéo"));
        Rendering rendering = new Rendering("shared", "campaign");

        assertThat(rendering.form(
                        "confirm-launch",
                        confirmLaunch.prefill(by(deputy)),
                        List.of(Flaw.block("reason", "refusal-reason")),
                        Locale.FRENCH))
                .contains("Inès Kervadec propose de ne pas lancer maintenant", "Il manque une vidéo", "4 octobre 2027")
                .contains("Dites ce que vous aimeriez voir changer");
        confirmLaunch.accept(
                by(deputy), new ConfirmLaunch.Answer(ConfirmLaunch.Confirmation.REFUSE, "Voyons la radio"));
        assertThat(rendering.form("decide-launch", decideLaunch.prefill(by(coordinator)), List.of(), Locale.ENGLISH))
                .contains("Do not launch now", "Voyons la radio");
    }
}
