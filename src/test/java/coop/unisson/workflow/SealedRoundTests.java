package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.Level;
import coop.unisson.commitment.Nomination;
import coop.unisson.commitment.Part;
import coop.unisson.engagement.EngagementId;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateService;
import coop.unisson.shared.ShiftedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promises that wait for others, through the forms: the sealed first round, its opening, and circles that go together. */
class SealedRoundTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    CommitmentService commitments;

    @Autowired
    CampaignService campaigns;

    @Autowired
    GateService gates;

    @Autowired
    ShiftedClock clock;

    @AfterEach
    void letTheClockGo() {
        clock.reset();
    }

    @Test
    void threeWhoWaitInACircleCommitTogether() {
        Cast cast = driver.consented(3);
        declareInACircle(cast, 0);
        declareInACircle(cast, 1);
        assertThat(cast.partners())
                .allSatisfy(partner -> assertThat(asked(partner)).isEmpty());
        assertThat(sentence(cast, Locale.FRENCH))
                .contains("le premier tour est scellé")
                .doesNotContain("s’engage autant", "s’attendent");

        declareInACircle(cast, 2);
        assertThat(cast.partners())
                .allSatisfy(partner -> assertThat(asked(partner)).hasSize(1));
        assertThat(sentence(cast, Locale.FRENCH)).contains("il manque 3 oui pour que", "s’engagent ensemble");
        assertThat(sentence(cast, Locale.ENGLISH)).contains("3 yeses are missing", "to commit together");
        assertThat(part(cast.partner(0))).isEqualTo(Part.TOGETHER);
        assertThat((List<?>) model(cast.partner(0)).get("others")).hasSize(2);

        answer(cast.partner(0), "YES");
        answer(cast.partner(1), "YES");
        assertThat(stage(cast)).isEqualTo(Stage.COMMITMENTS);
        answer(cast.partner(2), "YES");

        assertThat(levels(cast)).containsOnly(Level.EXPLICIT);
        assertThat(stage(cast)).isEqualTo(Stage.CHARTER);
        assertThat(said(cast.partner(0)))
                .containsExactly("si " + name(cast.partner(1)) + " s’engage autant (engagés ensemble)");
    }

    @Test
    void twoWhoSayYesAtOnceCloseTheCircleOnce() throws Exception {
        Cast cast = driver.consented(2);
        declareInACircle(cast, 0);
        declareInACircle(cast, 1);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> answers = cast.partners().stream()
                    .<Future<?>>map(partner -> {
                        Task task = asked(partner).get(0);
                        return both.submit(() -> {
                            start.await();
                            driver.submit(task, partner.lead(), Map.of("answer", "YES"));
                            return null;
                        });
                    })
                    .toList();
            for (Future<?> answer : answers) {
                answer.get();
            }
        } finally {
            both.shutdown();
        }
        driver.runJobs();

        assertThat(levels(cast)).containsOnly(Level.EXPLICIT);
        assertThat(stage(cast)).isEqualTo(Stage.CHARTER);
    }

    @Test
    void oneNoLeavesEverybodyAsTheyWereAndEachIsAskedAlone() {
        Cast cast = driver.consented(3);
        IntStream.range(0, 3).forEach(i -> declareInACircle(cast, i));
        answer(cast.partner(0), "YES");
        answer(cast.partner(1), "NO");

        assertThat(cast.partners()).allSatisfy(partner -> {
            assertThat(asked(partner)).hasSize(1);
            assertThat(part(partner)).isEqualTo(Part.REGARDLESS);
        });
        assertThat(sentence(cast, Locale.FRENCH))
                .contains(name(cast.partner(0)) + " attend que " + name(cast.partner(1)) + " s’engage autant");

        answer(cast.partner(2), "NO");
        assertThat(driver.tasks(cast.partner(2).lead(), "declare-commitments")).hasSize(1);
        assertThat(level(cast, 2)).isEqualTo(Level.VAGUE);

        answer(cast.partner(1), "YES");
        assertThat(levels(cast)).containsExactly(Level.EXPLICIT, Level.EXPLICIT, Level.VAGUE);
        assertThat(asked(cast.partner(0))).isEmpty();

        Map<String, Object> declaration = driver.declaration(List.of(driver.promise(cast.partner(2))));
        declaration.put("revision", 1);
        driver.complete(cast.partner(2).lead(), cast.partner(2).organisation(), "declare-commitments", declaration);
        driver.runJobs();
        assertThat(stage(cast)).isEqualTo(Stage.CHARTER);
    }

    @Test
    void whatOthersPromiseAtTheRevealMeetsConditionsWithoutAnybodyBeingAsked() {
        Cast cast = driver.consented(3);
        declare(cast, 0, Map.of("conditionKind", "COUNT", "conditionCount", 2));
        declare(cast, 1, Map.of("conditionKind", "REACH", "conditionReach", 1_000));
        assertThat(levels(cast)).contains(Level.AWAITING_OTHERS, Level.AWAITING_OTHERS);
        declare(cast, 2, Map.of());

        assertThat(levels(cast)).containsOnly(Level.EXPLICIT);
        assertThat(stage(cast)).isEqualTo(Stage.CHARTER);
    }

    @Test
    void theLastDayOpensTheRoundAndWhoeverWaitsInVainIsAsked() {
        Cast cast = driver.consented(3);
        declare(cast, 0, Map.of("conditionKind", "COUNT", "conditionCount", 2));
        declare(cast, 1, Map.of());
        assertThat(asked(cast.partner(0))).isEmpty();
        LocalDate inTheRun = driver.today().plusDays(80);

        clock.moveTo(Instant.now().plus(29, ChronoUnit.DAYS));
        gates.noteDeadline(cast.campaign());
        driver.runJobs();

        assertThat(part(cast.partner(0))).isEqualTo(Part.REGARDLESS);
        assertThat(sentence(cast, Locale.FRENCH))
                .contains("que 2 partenaires s’engagent autant (1 sur 2 jusqu’ici, il en manque 1)");
        assertThat(sentence(cast, Locale.ENGLISH)).contains("for 2 partners to do as much (1 of 2 so far, 1 missing)");

        declare(cast, 2, Map.of("date", inTheRun));
        assertThat(asked(cast.partner(0))).isEmpty();
        assertThat(levels(cast)).containsOnly(Level.EXPLICIT);
    }

    private void declareInACircle(Cast cast, int i) {
        declare(
                cast,
                i,
                Map.of(
                        "conditionKind",
                        "PARTNER",
                        "conditionPartner",
                        id(cast, (i + 1) % cast.partners().size()).value()));
    }

    private void declare(Cast cast, int i, Map<String, Object> condition) {
        driver.declareWith(cast.partner(i), condition);
        driver.runJobs();
    }

    private List<Task> asked(Partner partner) {
        return driver.tasks(partner.lead(), "accept-nomination");
    }

    private Part part(Partner partner) {
        return ((Nomination) model(partner).get("nomination")).part();
    }

    private Map<String, Object> model(Partner partner) {
        return driver.door()
                .ofTask(asked(partner).get(0).getId(), partner.lead())
                .prefill()
                .model();
    }

    private void answer(Partner partner, String answer) {
        driver.answerNomination(partner.lead(), answer);
        driver.runJobs();
    }

    private String sentence(Cast cast, Locale locale) {
        return gates.sentence(gates.report(cast.campaign(), Gate.COMMITMENTS), locale);
    }

    private Stage stage(Cast cast) {
        return campaigns.get(cast.campaign()).stage();
    }

    private List<Level> levels(Cast cast) {
        return IntStream.range(0, cast.partners().size())
                .mapToObj(i -> level(cast, i))
                .toList();
    }

    private Level level(Cast cast, int i) {
        var state = commitments.states(cast.campaign()).get(id(cast, i));
        return state == null ? Level.NOTHING_YET : state.level();
    }

    private EngagementId id(Cast cast, int i) {
        return new EngagementId(cast.partner(i).organisation());
    }

    private String name(Partner partner) {
        return driver.partners()
                .organisation(driver.engagement(partner).organisation())
                .name();
    }

    private Collection<String> said(Partner partner) {
        EngagementId id = new EngagementId(partner.organisation());
        return commitments.conditions(commitments.of(id), Locale.FRENCH).values();
    }
}
