package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody presses the button many times at once. */
class DoubleClickTests extends IntegrationTest {

    private static final int CLICKS = 8;

    private static final String PASSWORD = "a long enough secret";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @LocalServerPort
    int port;

    @Test
    void completesATaskOnceHoweverManyTimesItIsSentAtOnce() throws Exception {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        for (String form : List.of("assess-readiness", "align-mission")) {
            Task task = driver.task(partner.lead(), partner.organisation(), form);
            Object submission = form.equals("assess-readiness") ? driver.ready() : driver.aligned();
            assertThat(outcomes(task, partner, submission))
                    .hasSize(CLICKS)
                    .filteredOn("done"::equals)
                    .hasSize(1);
            assertThat(outcomes(task, partner, submission)).containsOnly("CONFLICT task-done");
        }
        assertThat(driver.task(partner.lead(), partner.organisation(), "contribute-brief"))
                .isNotNull();
    }

    /** As Tasklist does it, in eight windows of one person. */
    @Test
    void answersOneOfManyClicksAndTellsTheOthersOverHttp() throws Exception {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        access.password(new PersonId(partner.lead()), PASSWORD);
        Visitor visitor = Visitor.signedIn(port, partner.leadEmail(), PASSWORD);
        for (String form : List.of("assess-readiness", "align-mission")) {
            String task =
                    driver.task(partner.lead(), partner.organisation(), form).getId();
            String document =
                    Visitor.envelope(driver.json(form.equals("assess-readiness") ? driver.ready() : driver.aligned()));
            List<Integer> statuses = atOnce(() -> {
                Visitor window = visitor.twin();
                return () -> window.post(Visitor.ENGINE + "/task/" + task + "/submit-form", document)
                        .statusCode();
            });
            assertThat(statuses).hasSize(CLICKS).containsOnly(204, 409).containsOnlyOnce(204);
        }
    }

    /** "done", or the problem that was answered; anything else fails the test. */
    private List<String> outcomes(Task task, Partner partner, Object submission) throws Exception {
        return atOnce(() -> () -> {
            try {
                driver.submit(task, partner.lead(), submission);
                return "done";
            } catch (Problem problem) {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
                return problem.getMessage();
            }
        });
    }

    private static <T> List<T> atOnce(Supplier<Callable<T>> click) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CLICKS);
        List<Callable<T>> clicks = new ArrayList<>();
        for (int i = 0; i < CLICKS; i++) {
            Callable<T> prepared = click.get();
            clicks.add(() -> {
                together.await(1, TimeUnit.MINUTES);
                return prepared.call();
            });
        }
        ExecutorService people = Executors.newFixedThreadPool(CLICKS);
        try {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> outcome : people.invokeAll(clicks)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }
}
