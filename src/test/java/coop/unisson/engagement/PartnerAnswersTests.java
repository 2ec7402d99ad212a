package coop.unisson.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import coop.unisson.PreparationTest;
import coop.unisson.campaign.Brief;
import coop.unisson.campaign.CampaignFixture;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.engagement.AssessReadiness.Next;
import coop.unisson.engagement.AssessReadiness.Stock;
import coop.unisson.partner.PartnerService;
import coop.unisson.shared.Country;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

class PartnerAnswersTests extends PreparationTest {

    @Autowired
    AssessReadiness assessReadiness;

    @Autowired
    AlignMission alignMission;

    @Autowired
    ContributeBrief contributeBrief;

    @Autowired
    SettleBrief settleBrief;

    @Autowired
    ConsentBrief consentBrief;

    @Autowired
    EngagementService engagements;

    @Autowired
    CampaignService campaigns;

    @Autowired
    PartnerService partners;

    @Autowired
    ShiftedClock clock;

    @Autowired
    ApplicationEvents events;

    CampaignId campaign;
    EngagementId engagement;
    FormContext lead;
    FormContext director;

    @BeforeEach
    void inviteAPartner() {
        clock.moveTo(Instant.parse("2027-06-07T08:00:00Z"));
        campaign = CampaignFixture.start(
                campaigns,
                partners.enrol(null, "Inès Kervadec", "ines@unisson.example", Language.FR),
                partners.enrol(null, "Malo Prigent", "malo@unisson.example", Language.FR));
        var bobine = partners.register("Bobine & Fils", Language.FR, Country.FR);
        engagement = engagements.invite(
                campaign,
                bobine,
                partners.enrol(bobine, "Léa Martin", "lead@bobine.example", Language.FR),
                partners.enrol(bobine, "Paul Le Goff", "dir@bobine.example", Language.FR));
        lead = by(engagements.get(engagement).lead().value());
        director = by(engagements.get(engagement).director().value());
        CampaignFixture.take(campaigns, campaign, Stage.MISSION);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    private FormContext by(String person) {
        return new FormContext(engagement.value(), person, Locale.FRENCH);
    }

    private static Stock stock(String hours, String followUp, YesNo team) {
        return new Stock(
                new BigDecimal(hours),
                followUp,
                team,
                YesNo.YES,
                YesNo.YES,
                List.of(Brake.FIRST),
                Next.CONTINUE,
                null,
                false);
    }

    private static Stock leaving(Next next, LocalDate recall) {
        return new Stock(null, null, null, null, null, null, next, recall, false);
    }

    private static AlignMission.Answers answers(YesNo first, Consent consent, String objection, String proposal) {
        return new AlignMission.Answers(
                "Nos clientes jettent trop",
                List.of(MotiveKind.MISSION, MotiveKind.BUSINESS),
                first,
                "En vitrine",
                "À tous",
                "Instagram",
                "Une braderie",
                TensionReaction.AMEND,
                consent,
                objection,
                proposal);
    }

    private void become(Readiness outcome) {
        assertThat(engagements.get(engagement).readiness()).contains(outcome);
    }

    @Test
    void isReadyWhenNothingKnocksItOut() {
        assessReadiness.accept(lead, stock("3", "Léa Martin", YesNo.YES));

        become(Readiness.READY);
        assertThat(events.stream(ReadinessAssessed.class)).containsExactly(new ReadinessAssessed(engagement, campaign));
    }

    @Test
    void isReadyWithFewerHoursAndToldSo() {
        Stock few = stock("1.5", "Léa Martin", YesNo.YES);

        assertThat(assessReadiness.check(lead, few))
                .containsExactly(
                        Flaw.warn("hoursAvailable", "readiness.hours-short", 3), Flaw.warn("brakes", "brake.FIRST"));
        assessReadiness.accept(lead, few);
        become(Readiness.READY);
    }

    @Test
    void namesOneActForEachThingThatKeepsItFromStarting() {
        assessReadiness.accept(lead, stock("0", null, YesNo.NO));

        become(Readiness.NOT_READY);
        var again = assessReadiness.prefill(lead);
        assertThat(again.model().get("acts"))
                .asInstanceOf(LIST)
                .containsExactlyInAnyOrder(
                        "readiness.follow-up-owner", "readiness.hours-none", "readiness.team-informed");
        assertThat(again.values().teamInformed()).isEqualTo(YesNo.NO);
        assertThat(again.values().brakes()).containsExactly(Brake.FIRST);
    }

    @Test
    void asksForEveryAnswerOnlyFromWhoGoesOn() {
        assertThat(assessReadiness.check(lead, leaving(Next.CONTINUE, null)))
                .extracting(Flaw::field)
                .containsExactly("hoursAvailable", "teamInformed", "authority", "givesVisibility");
        assertThat(assessReadiness.check(lead, leaving(Next.NOT_FOR_US, null))).isEmpty();
    }

    @Test
    void leavesUntilTheDayItChose() {
        LocalDate recall = LocalDate.of(2028, 1, 10);
        assessReadiness.accept(lead, leaving(Next.NOT_NOW, recall));

        become(Readiness.LEAVING);
        assertThat(engagements.get(engagement).standing()).isEqualTo(Standing.NOT_NOW);
        assertThat(engagements.get(engagement).recallOn()).contains(recall);
        assertThat(events.stream(EngagementLeft.class)).containsExactly(new EngagementLeft(engagement, campaign));
    }

    @Test
    void isNotRecalledInThePast() {
        assertThat(assessReadiness.check(lead, leaving(Next.NOT_NOW, LocalDate.of(2027, 6, 7))))
                .containsExactly(Flaw.block("recallOn", "recall-past"));
    }

    @Test
    void isNotAlignedByConsentWithTheMissionBehind() {
        assertThat(alignMission.check(lead, answers(YesNo.NO, Consent.CONSENT, null, null)))
                .containsExactly(Flaw.block("missionFirst", "mission-second"));
    }

    @Test
    void objectsWithAReasonAndAProposal() {
        assertThat(alignMission.check(lead, answers(YesNo.YES, Consent.OBJECTION, " ", null)))
                .containsExactly(
                        Flaw.block("objection", "objection-reason"), Flaw.block("proposal", "objection-proposal"));
        assertThat(alignMission.check(lead, answers(YesNo.YES, Consent.RESERVATION, null, null)))
                .containsExactly(Flaw.block("objection", "objection-reason"));
    }

    @Test
    void mayAnswerAgainAfterAnObjection() {
        assessReadiness.accept(lead, stock("3", "Léa Martin", YesNo.YES));
        alignMission.accept(lead, answers(YesNo.NO, Consent.OBJECTION, "Trop vague", "Réparer d’abord"));

        assertThat(engagements.get(engagement).isAligned()).isFalse();
        assertThat(alignMission.standing(lead)).isTrue();
        assertThat(alignMission.standing(director)).isFalse();
        assertThat(alignMission.prefill(lead).values().proposal()).isEqualTo("Réparer d’abord");

        alignMission.accept(lead, answers(YesNo.YES, Consent.CONSENT, "Trop vague", "Réparer d’abord"));
        assertThat(engagements.get(engagement).isAligned()).isTrue();
        assertThat(engagements.get(engagement).alignment().orElseThrow().objection())
                .isEmpty();
        assertThat(alignMission.standing(lead)).isFalse();
    }

    @Test
    void alignsOnlyOnceReady() {
        assertThatIllegalStateException()
                .isThrownBy(() -> alignMission.accept(lead, answers(YesNo.YES, Consent.CONSENT, null, null)));
    }

    private Brief settle() {
        assessReadiness.accept(lead, stock("3", "Léa Martin", YesNo.YES));
        alignMission.accept(lead, answers(YesNo.YES, Consent.CONSENT, null, null));
        contributeBrief.accept(lead, new ContributeBrief.Part(null, " ", "Huit ateliers", false, null));
        CampaignFixture.take(campaigns, campaign, Stage.BRIEF);
        settleBrief.accept(
                new FormContext(campaign.value(), "ines", Locale.FRENCH),
                new SettleBrief.Text("Pourquoi", "Quoi", "Comment", null));
        return campaigns.get(campaign).brief().orElseThrow();
    }

    @Test
    void showsTheCoordinatorWhatEachPartnerAdds() {
        settle();

        assertThat(settleBrief
                        .prefill(new FormContext(campaign.value(), "ines", Locale.FRENCH))
                        .model())
                .extractingByKey("contributions")
                .asInstanceOf(list(SettleBrief.Added.class))
                .singleElement()
                .satisfies(added -> {
                    assertThat(added.partner()).isEqualTo("Bobine & Fils");
                    assertThat(added.contribution().how()).isEqualTo("Huit ateliers");
                });
    }

    @Test
    void agreesToTheTextItReadAndToNoOther() {
        Brief brief = settle();
        var stale = new ConsentBrief.Answer(new Brief("Un", "autre", "texte").hash(), Consent.CONSENT, null);

        assertThatThrownBy(() -> consentBrief.accept(director, stale))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("brief-stale"));
        assertThat(engagements.get(engagement).briefConsent()).isEmpty();

        consentBrief.accept(director, new ConsentBrief.Answer(brief.hash(), Consent.CONSENT, null));
        assertThat(engagements.get(engagement).briefConsent()).contains(Consent.CONSENT);
    }

    @Test
    void saysWhatTroublesItInTheBriefAndMayAnswerAgain() {
        Brief brief = settle();
        var silent = new ConsentBrief.Answer(brief.hash(), Consent.OBJECTION, " ");
        assertThatThrownBy(() -> consentBrief.accept(director, silent)).isInstanceOf(Refused.class);

        consentBrief.accept(director, new ConsentBrief.Answer(brief.hash(), Consent.OBJECTION, "Trop long"));
        assertThat(consentBrief.standing(director)).isTrue();
        assertThat(consentBrief.standing(lead)).isFalse();
        assertThat(consentBrief.prefill(director).values().remark()).isEqualTo("Trop long");
    }

    @Test
    void saysNothingMoreOnceItHasLeft() {
        assessReadiness.accept(lead, leaving(Next.OBSERVER, null));

        assertThatIllegalStateException()
                .isThrownBy(() -> assessReadiness.accept(lead, stock("3", "Léa Martin", YesNo.YES)));
        assertThatThrownBy(() -> engagements.leave(engagement, Standing.NOT_NOW, null, ""))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("left-already"));
    }
}
