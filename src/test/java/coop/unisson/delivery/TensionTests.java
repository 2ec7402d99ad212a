package coop.unisson.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.TensionReaction;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TensionTests {

    private static final Instant NOW = Instant.parse("2027-10-13T09:00:00Z");

    @Test
    void isSettledOnce() {
        Tension tension = tension(TensionReaction.AMEND);
        assertThat(tension.open()).isTrue();

        settle(tension, TensionDecision.AMEND);

        assertThat(tension.open()).isFalse();
        assertThat(tension.decision()).contains(TensionDecision.AMEND);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> settle(tension, TensionDecision.PAUSE))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("tension-settled"));
        assertThat(tension.decision()).contains(TensionDecision.AMEND);
    }

    @ParameterizedTest
    @EnumSource(names = "LEAVE", mode = EnumSource.Mode.EXCLUDE)
    void onlyThePartnerDecidesThatItLeaves(TensionReaction reaction) {
        Tension tension = tension(reaction);
        assertThatIllegalStateException().isThrownBy(() -> settle(tension, TensionDecision.LEAVE));
        assertThat(tension.open()).isTrue();
    }

    @Test
    void letsGoWhoeverAsks() {
        Tension tension = tension(TensionReaction.LEAVE);
        settle(tension, TensionDecision.LEAVE);
        assertThat(tension.decision()).contains(TensionDecision.LEAVE);
    }

    @Test
    void startsItsProcessOnce() {
        Tension tension = tension(TensionReaction.AMEND);
        tension.start();
        assertThatExceptionOfType(Problem.class).isThrownBy(tension::start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "http://a.example/b?c=d#e", "HTTPS://a.example"})
    void takesAnAddressOfAPage(String link) {
        assertThat(WebAddress.is(link)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://a.example",
                "//a.example",
                "a.example",
                "https:",
                "https:///x",
                "https://a b",
                ""
            })
    void takesNothingElseForAnAddress(String link) {
        assertThat(WebAddress.is(link)).isFalse();
    }

    private static void settle(Tension tension, TensionDecision decision) {
        tension.settle(decision, "Ensemble.", new PersonId("ines"), NOW);
    }

    private static Tension tension(TensionReaction reaction) {
        return new Tension(
                new TensionId("t"),
                new EngagementId("e"),
                new CampaignId("c"),
                new Tension.Clash("Soldes", LocalDate.of(2027, 10, 22), "Du neuf", reaction),
                TensionReaction.AMEND,
                new PersonId("lea"),
                NOW,
                LocalDate.of(2027, 10, 20));
    }
}
