package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.TensionDecision;
import coop.unisson.delivery.TensionId;
import coop.unisson.delivery.TensionOverdue;
import coop.unisson.delivery.TensionRaised;
import coop.unisson.delivery.TensionSettled;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.TensionReaction;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.time.Instant;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** When mission and business clash: who is asked, by when, and what ends it. */
@RecordApplicationEvents
class TensionTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    DeliveryService deliveries;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ShiftedClock clock;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    /** On Wednesday 13 October 2027 a textile brand announces a sale on the 22nd; it becomes a discount on repair. */
    @Test
    void givesTheCoordinationFiveWorkingDaysAndTellsWhatWasDecided() {
        Cast cast = launchedBefore("2027-10-13T09:00:00Z");
        Partner brand = cast.partner(0);

        driver.act(
                brand,
                brand.director(),
                "raise-tension",
                of(
                        "what", "Soldes annoncés le 22 octobre.",
                        "happensOn", "2027-10-22",
                        "scenario", "Vendre du neuf pendant le mois de la réparation",
                        "reaction", "AMEND"));

        var raised = events.stream(TensionRaised.class).findFirst().orElseThrow();
        assertThat(raised.raisedBy().value()).isEqualTo(brand.director());
        assertThat(raised.campaign()).isEqualTo(cast.campaign());
        String key = raised.tension().value();
        assertThat(deliveries.tension(raised.tension()).due()).isEqualTo(LocalDate.of(2027, 10, 20));
        Task task = driver.task(cast.coordinator(), key, "settle-tension");
        assertThat(task.getDueDate()).isEqualTo(Instant.parse("2027-10-20T16:00:00Z"));

        clock.moveTo(Instant.parse("2027-10-20T15:59:00Z"));
        driver.runDue(key);
        assertThat(events.stream(TensionOverdue.class)).isEmpty();
        clock.moveTo(Instant.parse("2027-10-20T16:01:00Z"));
        driver.runDue(key);
        assertThat(events.stream(TensionOverdue.class)).singleElement().satisfies(overdue -> {
            assertThat(overdue.tension().value()).isEqualTo(key);
            assertThat(overdue.campaign()).isEqualTo(cast.campaign());
        });

        driver.complete(
                cast.coordinator(),
                key,
                "settle-tension",
                of("decision", "AMEND", "words", "Remise sur la réparation."));
        assertThat(events.stream(TensionSettled.class)).singleElement().satisfies(settled -> {
            assertThat(settled.decision()).isEqualTo(TensionDecision.AMEND);
            assertThat(settled.engagement().value()).isEqualTo(brand.organisation());
        });
        assertThat(deliveries.tension(new TensionId(key)).words()).contains("Remise sur la réparation.");
        assertThat(open(key)).isZero();
    }

    @Test
    void offersWhatThePartnerChoseInCalmAndRemembersIt() {
        Cast cast = driver.aligned(2);
        Partner partner = cast.partner(0);

        var form = door.ofForm("raise-tension", partner.organisation(), partner.lead());
        assertThat(form.values().get("reaction").asText()).isEqualTo("AMEND");
        assertThat(form.values().get("scenario").asText()).isEqualTo("Un stock à écouler");

        var tension = deliveries.tension(new TensionId(driver.raiseTension(partner, "PAUSE")));
        assertThat(tension.declared()).isEqualTo(TensionReaction.AMEND);
        assertThat(tension.reaction()).isEqualTo(TensionReaction.PAUSE);
    }

    @Test
    void asksOnceAndAgainWhenThatIsSettled() {
        Cast cast = driver.aligned(2);
        Partner partner = cast.partner(0);
        String first = driver.raiseTension(partner, "AMEND");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> driver.act(partner, partner.lead(), "raise-tension", driver.clash()))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        driver.complete(
                cast.coordinator(), first, "settle-tension", of("decision", "UNCHANGED", "words", "On continue."));
        assertThat(driver.raiseTension(partner, "PAUSE")).isNotEqualTo(first);
        assertThat(deliveries.tensions(new EngagementId(partner.organisation())))
                .hasSize(2);
    }

    @Test
    void leavesItToThePartnerToLeave() {
        Cast cast = driver.launched(2);
        String tension = driver.raiseTension(cast.partner(0), "AMEND");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> driver.complete(
                        cast.coordinator(), tension, "settle-tension", of("decision", "LEAVE", "words", "Dehors.")))
                .satisfies(refused -> assertThat(refused.flaws())
                        .extracting("field", "code")
                        .containsExactly(tuple("decision", "leave-not-asked")));
        assertThat(driver.task(cast.coordinator(), tension, "settle-tension")).isNotNull();
    }

    @Test
    void isMootOnceTheCampaignIsCancelled() {
        Cast cast = driver.aligned(3);
        String tension = driver.raiseTension(cast.partner(0), "AMEND");
        Task task = driver.task(cast.coordinator(), tension, "settle-tension");
        driver.cancel(cast);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        driver.submit(task, cast.coordinator(), of("decision", "UNCHANGED", "words", "On continue.")))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("task-over"));
        driver.runJobs();
        assertThat(open(tension)).isZero();
    }

    @Test
    void cannotBeStartedByHandNorEndedTooEarly() {
        Cast cast = driver.aligned(2);
        String tension = driver.raiseTension(cast.partner(0), "AMEND");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> runtime.startProcessInstanceByKey(TensionProcess.KEY, tension))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("started-already"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> runtime.createMessageCorrelation(TensionProcess.TENSION_OVER)
                        .processInstanceBusinessKey(tension)
                        .correlate())
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("too-early"));
        assertThat(open(tension)).isEqualTo(1);
    }

    private Cast launchedBefore(String now) {
        clock.moveTo(Instant.parse(now).minusSeconds(72L * 24 * 3600));
        Cast cast = driver.launched(2);
        clock.moveTo(Instant.parse(now));
        return cast;
    }

    private long open(String key) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .count();
    }
}
