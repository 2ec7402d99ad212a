package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateReport;
import coop.unisson.gate.GateService;
import coop.unisson.shared.Refused;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever joins after a gate closed passes the same questions alone, holds nobody up, and is in the run with the others. */
class LateJoinTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    CampaignService campaigns;

    @Autowired
    EngagementService engagements;

    @Autowired
    CharterService charters;

    @Autowired
    GateService gates;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    private interface Reach {
        Cast by(Driver driver);
    }

    static Stream<Arguments> whatIsSettledAlready() {
        return Stream.of(
                settled("the brief", driver -> driver.briefed(2), Stage.BRIEF),
                settled("commitments gather", driver -> driver.consented(2), Stage.COMMITMENTS),
                settled("the charter is written", driver -> driver.explicit(2), Stage.CHARTER),
                settled("the charter", driver -> driver.chartered(2), Stage.CHARTER),
                settled("every signature", driver -> driver.signed(2), Stage.GO_NO_GO),
                settled("the launch", driver -> driver.launched(2), Stage.RUN));
    }

    private static Arguments settled(String what, Reach reach, Stage stage) {
        return Arguments.of(what, reach, stage);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsSettledAlready")
    void asksTheNewcomerTheSameQuestionsButWhatIsWritten(String what, Reach reach, Stage stage) {
        Cast cast = reach.by(driver);
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(stage);
        Partner late = joined(cast);
        driver.runJobs();

        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(stage);
        if (stage == Stage.BRIEF || stage == Stage.COMMITMENTS) {
            cast.partners().forEach(founder -> finishBrief(founder, stage));
            driver.runJobs();
            cast.partners().forEach(driver::declare);
            driver.runJobs();
            assertThat(campaigns.get(cast.campaign()).stage())
                    .as("the founders went on without the newcomer")
                    .isEqualTo(Stage.CHARTER);
        }
        prepare(late);
        assertThat(asked(late))
                .startsWith("assess-readiness", "align-mission", "consent-brief", "declare-commitments")
                .doesNotContain("contribute-brief");
        assertThat(engagements.get(id(late)).standing()).isEqualTo(Standing.PARTNER);
    }

    private void finishBrief(Partner founder, Stage stage) {
        if (stage == Stage.BRIEF) {
            driver.consent(founder);
        }
    }

    /** The gate asks for two hands in the brief; whoever comes while there are fewer may be the second. */
    @Test
    void letsTheNewcomerContributeToABriefSettledByTooFew() {
        Cast cast = driver.aligned(2);
        driver.contribute(cast.partner(0));
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "settle-brief",
                of("why", "Parce que.", "change", "Tout.", "how", "Ensemble."));
        Partner late = joined(cast);
        driver.getReady(late);
        driver.align(late);

        assertThat(driver.task(late.lead(), late.organisation(), "contribute-brief"))
                .isNotNull();
    }

    /** Two have contributed and the brief is settled while a third still writes. */
    @Test
    void letsWhoeverStillWritesGoOnWhenTheBriefIsSettledWithoutThem() {
        Cast cast = driver.aligned(3);
        cast.partners().subList(0, 2).forEach(driver::contribute);
        Partner writing = cast.partner(2);
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "settle-brief",
                of("why", "Parce que.", "change", "Tout.", "how", "Ensemble."));
        driver.runJobs();

        assertThatThrownBy(() -> driver.contribute(writing))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("brief-settled-meanwhile");
        driver.complete(writing.lead(), writing.organisation(), "contribute-brief", of("settled", true));
        driver.runJobs();

        assertThat(engagements.get(id(writing)).contribution()).isEmpty();
        assertThat(driver.task(writing.director(), writing.organisation(), "consent-brief"))
                .isNotNull();
    }

    @Test
    void accedesToTheCharterInForceAndDeliversFromItsSignature() {
        Cast cast = driver.launched(2);
        List<Long> before = signed(cast);
        Partner late = joined(cast);
        prepare(late);
        assertThat(driver.tasks(late.lead(), "deliver-commitment")).isEmpty();

        driver.sign(late);
        assertThat(driver.tasks(late.lead(), "deliver-commitment")).hasSize(1);
        driver.runJobs();

        assertThat(charters.signature(id(late)).orElseThrow().version())
                .isEqualTo(charters.inForce(cast.campaign()).orElseThrow().number())
                .isEqualTo(1);
        assertThat(signed(cast)).as("nobody signs again").isEqualTo(before);
        assertThat(runtime.createExecutionQuery()
                        .processInstanceBusinessKey(late.organisation())
                        .messageEventSubscriptionName(PartnerEngagementProcess.RETROSPECTIVE_OPENED)
                        .count())
                .as("in the run")
                .isEqualTo(1);
        assertThat(gates.reports(cast.campaign()).stream()
                        .filter(report -> report.gate().compareTo(Gate.DELIVERY) < 0)
                        .map(GateReport::state))
                .containsOnly(GateReport.State.PASSED);
    }

    private Partner joined(Cast cast) {
        return driver.inviteOneMore(cast).partner(cast.partners().size());
    }

    private void prepare(Partner late) {
        driver.getReady(late);
        driver.align(late);
        driver.runJobs();
        driver.consent(late);
        driver.declare(late);
        driver.runJobs();
    }

    /** How often each founder's director was asked to sign. */
    private List<Long> signed(Cast cast) {
        return cast.partners().stream()
                .map(founder ->
                        asked(founder).stream().filter("sign-charter"::equals).count())
                .toList();
    }

    /** The tasks a partner was given, in their order. */
    private List<String> asked(Partner partner) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(partner.organisation())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .map(HistoricTaskInstance::getTaskDefinitionKey)
                .toList();
    }

    private static EngagementId id(Partner partner) {
        return new EngagementId(partner.organisation());
    }
}
