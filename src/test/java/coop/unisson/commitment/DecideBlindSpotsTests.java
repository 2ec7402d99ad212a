package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.groups.Tuple.tuple;

import coop.unisson.campaign.CampaignFixture;
import coop.unisson.campaign.GapDecided;
import coop.unisson.campaign.GapDecision;
import coop.unisson.campaign.Stage;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

/** What nobody covers is found, accepted or asked of somebody, and logged. */
class DecideBlindSpotsTests extends PromiseTest {

    @Autowired
    DecideBlindSpots form;

    @Autowired
    CommitmentService commitments;

    @Autowired
    PlanService plans;

    @Autowired
    ApplicationEvents events;

    private FormContext coordinator;

    @BeforeEach
    void settleOneList() {
        PersonId ines = campaigns.get(campaign).coordinator();
        coordinator = new FormContext(campaign.value(), ines.value(), Locale.FRENCH);
        Promise promise = PromiseBuilder.builder()
                .kind(Kind.OWN_CHANNEL)
                .what("Quatre stories")
                .channel("Instagram")
                .format("story")
                .quantity(4)
                .whenKind(WhenKind.DATE)
                .date(LocalDate.of(2027, 10, 12))
                .ownerName("Léa Martin")
                .ownerEmail("lea.martin@bobine.example")
                .evidence(Evidence.LINK)
                .reach(Reach.UNDER_10000)
                .audience("Familles")
                .makesVisible(List.of(other.value()))
                .coOwners(List.of())
                .dependsOn(List.of())
                .build();
        commitments.declare(
                engagement,
                new Declaration(0, false, List.of(new Approval("Direction", 0, null)), List.of(promise)),
                lea);
        assertThat(plans.settled(campaign))
                .as("a list that is not explicit yet counts for nothing")
                .isEmpty();
        assertThat(commitments.judge(engagement)).isEqualTo(Verdict.EXPLICIT);
        CampaignFixture.take(campaigns, campaign, Stage.CHARTER);
    }

    @Test
    void findsTheWeeksWithoutAnythingAndNamesWhoCouldHelp() {
        Plan plan = plans.of(campaign);

        assertThat(plan.coverage()
                        .plane(Coverage.Axis.CHANNEL, Coverage.Axis.WEEK, 10)
                        .counts())
                .containsExactly(List.of(0, 1, 0, 0));
        assertThat(plan.visibility().shows(engagement, other)).isTrue();
        assertThat(plan.visibility().shows(other, engagement)).isFalse();
        assertThat(form.prefill(coordinator).model())
                .extractingByKey("found", list(DecideBlindSpots.Found.class))
                .contains(new DecideBlindSpots.Found(
                        "Rien la semaine du 4 octobre.", "Pourrait aider\u00a0: Bobine & Fils."));
    }

    @Test
    void logsEachDecisionAboutAGapWithWhoIsAsked() {
        var accepted = row("Aucune newsletter la semaine du 18", GapDecision.Choice.ACCEPT, other.value());
        var asked = row("Rien à Lorient", GapDecision.Choice.INVITE, other.value());
        form.accept(coordinator, new DecideBlindSpots.Decisions(List.of(accepted, asked), null));

        assertThat(campaigns.blindSpots(campaign))
                .extracting(spot -> spot.decision().choice(), spot -> spot.decision()
                        .partner())
                .containsExactly(
                        tuple(GapDecision.Choice.ACCEPT, null), tuple(GapDecision.Choice.INVITE, other.value()));
        assertThat(events.stream(GapDecided.class))
                .hasSize(2)
                .allSatisfy(fact -> assertThat(fact.by().value()).isEqualTo(coordinator.person()));
        assertThat(form.prefill(coordinator).values().decisions()).last().isEqualTo(asked);
    }

    @Test
    void asksNobodyWhoIsNotInTheCampaign() {
        assertThat(form.check(
                        coordinator,
                        new DecideBlindSpots.Decisions(
                                List.of(row("Rien à Lorient", GapDecision.Choice.INVITE, "somebody else")), null)))
                .containsExactly(Flaw.block("decisions[0].partner", "not-in-campaign"));
    }

    @Test
    void asksWhatWasLookedAtWhenNoGapIsSeen() {
        assertThatThrownBy(() -> form.accept(coordinator, new DecideBlindSpots.Decisions(null, "  ")))
                .isInstanceOf(Refused.class);
        form.accept(coordinator, new DecideBlindSpots.Decisions(null, "Chaque semaine a une newsletter"));
        assertThat(campaigns.get(campaign).blindSpotNote()).contains("Chaque semaine a une newsletter");
    }

    private static DecideBlindSpots.Row row(String gap, GapDecision.Choice choice, @Nullable String partner) {
        return new DecideBlindSpots.Row(gap, choice, "La radio la couvre", partner);
    }
}
