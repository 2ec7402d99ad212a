package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.shared.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody presses the button many times at once. */
class DoubleClickTests extends IntegrationTest {

    private static final int CLICKS = 8;

    @Autowired
    Driver driver;

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

    /** "done", or the problem that was answered; anything else fails the test. */
    private List<String> outcomes(Task task, Partner partner, Object submission) throws Exception {
        CyclicBarrier together = new CyclicBarrier(CLICKS);
        List<Callable<String>> clicks = Collections.nCopies(CLICKS, () -> {
            together.await();
            try {
                driver.submit(task, partner.lead(), submission);
                return "done";
            } catch (Problem problem) {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
                return problem.getMessage();
            }
        });
        ExecutorService people = Executors.newFixedThreadPool(CLICKS);
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> click : people.invokeAll(clicks)) {
                outcomes.add(click.get());
            }
            return outcomes;
        } finally {
            people.shutdownNow();
        }
    }
}
