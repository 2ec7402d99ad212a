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
import coop.unisson.engagement.Application;
import coop.unisson.engagement.ApplicationDeclined;
import coop.unisson.engagement.ApplicationId;
import coop.unisson.engagement.ApplicationLapsed;
import coop.unisson.engagement.ApplicationReceived;
import coop.unisson.engagement.ApplicationService;
import coop.unisson.engagement.Applying;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PartnerService;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody from outside asks to join: the coordination alone decides, and every application comes to an end. */
@RecordApplicationEvents
class ApplicationTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    ApplicationService applications;

    @Autowired
    EngagementService engagements;

    @Autowired
    CampaignService campaigns;

    @Autowired
    PartnerService partners;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    WakeUps wakeUps;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ShiftedClock clock;

    @Autowired
    ApplicationEvents events;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void isATaskOfTheCoordinatorsAndEnrolsNobody() {
        Cast cast = open();
        Applying said = driver.application(cast, 0);
        driver.apply(cast, said);

        Task task = only(cast);
        assertThat(partners.byEmail(said.email())).isEmpty();
        assertThat(engagements.of(cast.campaign())).hasSize(2);
        LocalDate due = LocalDate.ofInstant(task.getDueDate().toInstant(), ShiftedClock.ZONE);
        assertThat(due)
                .isAfterOrEqualTo(driver.today().plusDays(7))
                .isBefore(driver.today().plusDays(14));
        assertThat(events.stream(ApplicationReceived.class))
                .singleElement()
                .satisfies(received -> assertThat(received.email()).isEqualTo(said.email()));
    }

    @Test
    void isOneApplicationHoweverOftenItIsSentUntilItIsAnswered() {
        Cast cast = open();
        Applying said = driver.application(cast, 0);
        driver.apply(cast, said);
        driver.apply(cast, said);
        driver.apply(
                cast,
                new Applying(
                        "  Candidate   0 ",
                        said.name(),
                        said.email().toUpperCase(Locale.ROOT),
                        said.language(),
                        said.why() + "\n",
                        said.bring()));
        Task task = only(cast);

        driver.decline(cast, task, "");
        driver.apply(cast, said);
        assertThat(only(cast).getId()).isNotEqualTo(task.getId());
    }

    @Test
    void invitesWhoeverIsWelcomeAsIfTheyHadBeenInvited() {
        Cast cast = open();
        Applying said = driver.application(cast, 0);
        driver.apply(cast, said);
        driver.submit(
                only(cast),
                cast.coordinator(),
                of(
                        "decision",
                        "ACCEPT",
                        "organisation",
                        said.organisation(),
                        "leadName",
                        said.name(),
                        "leadEmail",
                        said.email(),
                        "directorName",
                        "Dominique",
                        "directorEmail",
                        "dominique." + said.email()));

        Partner welcome = driver.cast(cast).partner(2);
        assertThat(welcome.leadEmail()).isEqualTo(said.email());
        assertThat(engagements.get(new EngagementId(welcome.organisation())).standing())
                .isEqualTo(Standing.PREPARING);
        assertThat(driver.task(welcome.lead(), welcome.organisation(), "assess-readiness"))
                .isNotNull();
        assertThat(driver.applicationsTo(cast)).isEmpty();
    }

    @Test
    void saysBesideTheFieldWhatKeepsAYesFromBeingOne() {
        Cast cast = open();
        Applying said = driver.application(cast, 0);
        driver.apply(cast, said);
        Task task = only(cast);

        assertThat(flaws(cast, task, of())).containsExactly("decision not-null");
        assertThat(flaws(cast, task, of("decision", "ACCEPT")))
                .contains("organisation not-blank", "leadEmail not-blank", "directorName not-blank");
        assertThat(flaws(
                        cast,
                        task,
                        of(
                                "decision", "ACCEPT",
                                "organisation", "Partenaire 0",
                                "leadName", "Léa 0",
                                "leadEmail", cast.partner(0).leadEmail(),
                                "directorName", "Léa 0",
                                "directorEmail", cast.partner(0).leadEmail())))
                .contains("organisation invited-already");
        assertThat(only(cast).getId()).isEqualTo(task.getId());
        driver.submit(task, cast.coordinator(), of("decision", "DECLINE"));
    }

    @Test
    void declinesWithTheCoordinatorsWordsAndEnrolsNobody() {
        Cast cast = open();
        Applying said = driver.application(cast, 0);
        driver.apply(cast, said);
        ApplicationId id = id(only(cast));
        driver.decline(cast, only(cast), " Nous sommes au complet. ");

        assertThat(applications.get(id).state()).isEqualTo(Application.State.DECLINED);
        assertThat(partners.byEmail(said.email())).isEmpty();
        assertThat(events.stream(ApplicationDeclined.class))
                .containsExactly(new ApplicationDeclined(
                        id, cast.campaign(), said.email(), said.name(), Language.FR, "Nous sommes au complet."));
    }

    @Test
    void belongsToTheCoordinatorOfItsCampaignAlone() {
        Cast cast = open();
        Cast other = open();
        driver.apply(cast, driver.application(cast, 0));
        Task task = only(cast);

        for (String stranger : List.of(
                other.coordinator(),
                cast.deputy(),
                cast.partner(0).lead(),
                cast.partner(0).director())) {
            assertThatThrownBy(() -> driver.submit(task, stranger, of("decision", "DECLINE")))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        }
        for (String stranger : List.of(other.coordinator(), cast.partner(0).lead())) {
            Cast asStranger = new Cast(cast.campaign(), stranger, stranger, cast.partners());
            assertThatThrownBy(() -> driver.closeApplications(asStranger))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        }
        assertThat(driver.applicationsTo(other)).isEmpty();
        assertThat(campaigns.get(cast.campaign()).isOpenToApplications()).isTrue();
    }

    @Test
    void startsForNothingButAnApplicationAndOnce() {
        Cast cast = open();
        driver.apply(cast, driver.application(cast, 0));
        String known = id(only(cast)).value();

        for (String key : List.of("unknown", known, cast.campaign().value())) {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey(ApplicationProcess.KEY, key))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(driver.applicationsTo(cast)).hasSize(1);
    }

    @Test
    void refusesTheMessageThatEndsItWhileOthersMayStillJoin() {
        Cast cast = open();
        driver.apply(cast, driver.application(cast, 0));
        String key = id(only(cast)).value();
        String execution = runtime.createExecutionQuery()
                .processInstanceBusinessKey(key)
                .messageEventSubscriptionName(ApplicationProcess.APPLICATION_OVER)
                .singleResult()
                .getId();

        assertThatThrownBy(() -> runtime.messageEventReceived(ApplicationProcess.APPLICATION_OVER, execution))
                .satisfiesAnyOf(thrown -> assertThat(thrown).isInstanceOf(Problem.class), thrown -> assertThat(thrown)
                        .isInstanceOf(ProcessEngineException.class));
        assertThat(driver.applicationsTo(cast)).hasSize(1);
    }

    @Test
    void isTakenNeitherByAClosedDoorNorBeforeItOpened() {
        Cast cast = driver.invited(2);
        assertThatThrownBy(() -> driver.apply(cast, driver.application(cast, 0)))
                .isInstanceOf(Problem.class);
        driver.openApplications(cast);
        driver.apply(cast, driver.application(cast, 0));
        driver.closeApplications(cast);
        assertThatThrownBy(() -> driver.apply(cast, driver.application(cast, 1)))
                .isInstanceOf(Problem.class);
        assertThat(driver.applicationsTo(cast))
                .as("what came before waits for its answer")
                .hasSize(1);
        assertThatThrownBy(() -> driver.openApplications(driver.start())).isInstanceOf(Problem.class);
    }

    @Test
    void lapsesWhenTheRetrospectiveOpensAndIsTold() {
        Cast cast = driver.launched(2);
        driver.openApplications(cast);
        for (int i = 0; i < FanOut.CHUNK + 1; i++) {
            driver.apply(cast, driver.application(cast, i));
        }
        Task task = driver.applicationsTo(cast).get(0);
        ApplicationId id = id(task);
        clock.moveTo(campaigns
                .get(cast.campaign())
                .runEnd()
                .plusDays(1)
                .atTime(9, 0)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        driver.fireTimer(cast.campaign().value());
        driver.runJobs();
        cast.partners().forEach(driver::deliver);
        transaction.execute(status ->
                wakeUps.ask(CampaignProcess.DELIVERY_GATE, cast.campaign().value()));
        assertThat(campaigns.get(cast.campaign()).stage()).isEqualTo(Stage.RETROSPECTIVE);
        assertThatThrownBy(() -> driver.welcome(cast, task))
                .as("a yes that crosses the end")
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("task-over"));
        driver.runJobs();

        assertThat(driver.applicationsTo(cast)).isEmpty();
        assertThat(applications.openAfter(cast.campaign(), "", 10)).isEmpty();
        assertThat(applications.get(id).state()).isEqualTo(Application.State.LAPSED);
        assertThat(events.stream(ApplicationLapsed.class)).hasSize(FanOut.CHUNK + 1);
        assertThatThrownBy(() -> driver.apply(cast, driver.application(cast, 99)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void areLimitedByPlaceAndByAddressAndForgottenWithTheHour() {
        Cast cast = open();
        Applying said = driver.application(cast, 0);
        for (int i = 0; i < 3; i++) {
            applications.apply(cast.campaign(), withWords(said, i), "place-" + i + said.email());
        }
        assertThatThrownBy(() -> applications.apply(cast.campaign(), withWords(said, 4), "place-4" + said.email()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_MANY));
        applications.apply(cast.campaign(), withWords(said, 1), "place-1" + said.email());
        assertThat(driver.applicationsTo(cast)).hasSize(3);

        for (int i = 1; i <= 10; i++) {
            applications.apply(cast.campaign(), driver.application(cast, i), "one place" + said.email());
        }
        assertThatThrownBy(() ->
                        applications.apply(cast.campaign(), driver.application(cast, 11), "one place" + said.email()))
                .isInstanceOf(Problem.class);
        assertThat(driver.applicationsTo(cast)).hasSize(13);

        clock.moveTo(clock.instant().plus(Duration.ofHours(1)));
        applications.apply(cast.campaign(), driver.application(cast, 11), "one place" + said.email());
        assertThat(driver.applicationsTo(cast)).hasSize(14);
    }

    private static Applying withWords(Applying said, int number) {
        return new Applying(
                said.organisation(), said.name(), said.email(), said.language(), said.why() + number, said.bring());
    }

    private Cast open() {
        Cast cast = driver.invited(2);
        driver.openApplications(cast);
        return cast;
    }

    private Task only(Cast cast) {
        return driver.applicationsTo(cast).stream()
                .reduce((one, other) -> {
                    throw new AssertionError("more than one application waits");
                })
                .orElseThrow();
    }

    private ApplicationId id(Task task) {
        return new ApplicationId(history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
    }

    private List<String> flaws(Cast cast, Task task, Map<String, Object> answer) {
        try {
            driver.submit(task, cast.coordinator(), answer);
        } catch (Refused refused) {
            return refused.flaws().stream()
                    .filter(Flaw::blocks)
                    .map(flaw -> flaw.field() + " " + flaw.code())
                    .toList();
        }
        throw new AssertionError("accepted: " + answer);
    }
}
