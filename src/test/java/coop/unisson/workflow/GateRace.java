package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Four last partners answer in the same instant: the gate opens, and it opens once. */
abstract class GateRace extends IntegrationTest {

    private static final int PARTNERS = 4;

    @Autowired
    Driver driver;

    @Autowired
    CampaignService campaigns;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** Jobs somebody is running or has run, as the lock in the database would say. */
    private final Set<String> locked = ConcurrentHashMap.newKeySet();

    @Test
    void opensTheGateOnceForFourLastPartnersAtOnce() throws Exception {
        race(200);
    }

    @Test
    @Tag("long")
    void opensTheGateOnceForFourLastPartnersAtOnceAThousandTimes() throws Exception {
        race(1_000);
    }

    private void race(int trials) throws Exception {
        driver.runJobs();
        ExecutorService people = Executors.newFixedThreadPool(PARTNERS);
        try {
            for (int trial = 0; trial < trials; trial++) {
                Cast cast = driver.invited(PARTNERS);
                cast.partners().forEach(driver::getReady);
                CyclicBarrier together = new CyclicBarrier(PARTNERS);
                List<Callable<Void>> answers = new ArrayList<>();
                cast.partners()
                        .forEach(partner -> answers.add(() -> {
                            together.await(1, TimeUnit.MINUTES);
                            driver.align(partner);
                            runDueJobs();
                            return null;
                        }));
                for (Future<Void> answer : people.invokeAll(answers, 1, TimeUnit.MINUTES)) {
                    answer.get();
                }
                runDueJobs();
                assertThat(management.createJobQuery().messages().list())
                        .as("wake-ups left over in trial " + trial)
                        .isEmpty();
                assertThat(campaigns.get(cast.campaign()).stage())
                        .as("trial " + trial)
                        .isEqualTo(Stage.BRIEF);
                assertThat(history.createHistoricActivityInstanceQuery()
                                .activityId("settle-brief")
                                .processInstanceId(instance(cast))
                                .count())
                        .as("how often it opened in trial " + trial)
                        .isEqualTo(1);
            }
        } finally {
            people.shutdownNow();
        }
    }

    /**
     * As several job executors would: each job is taken by one of them, and given back only when it met another
     * transaction, which the engine calls an optimistic locking exception and never counts as a failure. Anything else a
     * job throws fails the test.
     */
    private void runDueJobs() {
        for (int round = 0; round < 200; round++) {
            List<Job> mine =
                    due().stream().filter(job -> locked.add(job.getId())).toList();
            if (mine.isEmpty()) {
                return; // nothing is left, or what is left is being run by somebody else
            }
            for (Job job : mine) {
                try {
                    management.executeJob(job.getId());
                } catch (OptimisticLockingException met) {
                    locked.remove(job.getId());
                }
            }
        }
        throw new AssertionError("jobs beget jobs without end");
    }

    private List<Job> due() {
        return management.createJobQuery().messages().withRetriesLeft().list();
    }

    private String instance(Cast cast) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(cast.campaign().value())
                .singleResult()
                .getId();
    }

    /** What the wake-up is for: counting inside the completing transaction sees nobody else's answer. */
    @Test
    void losesTheOpeningWhenTheLastPartnersCountThemselves() throws Exception {
        jdbc.execute("create table naive_answer (partner integer primary key, given boolean not null)");
        for (int partner = 0; partner < PARTNERS; partner++) {
            jdbc.update("insert into naive_answer values (?, false)", partner);
        }
        AtomicInteger opened = new AtomicInteger();
        CyclicBarrier answered = new CyclicBarrier(PARTNERS);
        ExecutorService people = Executors.newFixedThreadPool(PARTNERS);
        try {
            List<Callable<Void>> answers = new ArrayList<>();
            for (int i = 0; i < PARTNERS; i++) {
                int partner = i;
                answers.add(() -> {
                    transaction.executeWithoutResult(status -> {
                        jdbc.update("update naive_answer set given = true where partner = ?", partner);
                        await(answered);
                        Long missing =
                                jdbc.queryForObject("select count(*) from naive_answer where not given", Long.class);
                        if (missing != null && missing == 0) {
                            opened.incrementAndGet();
                        }
                        await(answered);
                    });
                    return null;
                });
            }
            for (Future<Void> answer : people.invokeAll(answers)) {
                answer.get();
            }
        } finally {
            people.shutdownNow();
            jdbc.execute("drop table naive_answer");
        }
        assertThat(opened)
                .as("all four have answered, and nobody opened the gate")
                .hasValue(0);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
