package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.EmbeddedDatabase;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateReport;
import coop.unisson.gate.GateService;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Two things people do meet: leaving, answering, joining, going on without somebody, cancelling, in every pair. Whoever
 * is first, the campaign is consistent afterwards.
 */
@Tag("own-jvm")
class MeetingActsTests extends IntegrationTest {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        EmbeddedDatabase.properties(properties);
    }

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    CampaignService campaigns;

    @Autowired
    EngagementService engagements;

    @Autowired
    GateService gates;

    @Autowired
    CharterService charters;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    /** What somebody does. */
    private interface Act {

        void in(MeetingActsTests test, Cast cast);
    }

    /** What somebody does in a campaign whose gate waits for its third partner. */
    private enum AtTheMission implements Act {
        WITHDRAW {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.driver.stepBack(cast.partner(2), Standing.NOT_FOR_US);
            }
        },
        ANSWER {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.driver.align(cast.partner(2));
            }
        },
        JOIN {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.driver.inviteOneMore(cast);
            }
        },
        DEADLINE {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.door.act(
                        "decide-deadline",
                        cast.campaign().value(),
                        cast.coordinator(),
                        test.driver.json(of(
                                "choice",
                                "WITHOUT",
                                "partners",
                                List.of(of("engagement", cast.partner(2).organisation(), "without", true)))));
            }
        },
        CANCEL {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.driver.cancel(cast);
            }
        }
    }

    /** What somebody does in a campaign whose charter waits for its third partner, or for the answer to its objection. */
    private enum AtTheCharter implements Act {
        OBJECT {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.driver.object(cast.partner(2));
            }
        },
        SIGN {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.driver.sign(cast.partner(2));
            }
        },
        REVISE {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.driver.revise(cast, "TYPO", "Un mot de plus.");
            }
        },
        LEAVE {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.driver.stepBack(cast.partner(2), Standing.WITHDRAWN);
            }
        },
        GO_ON_WITHOUT {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                AtTheMission.DEADLINE.in(test, cast);
            }
        },
        STOP {
            @Override
            public void in(MeetingActsTests test, Cast cast) {
                test.driver.cancel(cast);
            }
        }
    }

    static Stream<Arguments> pairs() {
        return pairs(AtTheMission.values());
    }

    static Stream<Arguments> pairsAtTheCharter() {
        return pairs(AtTheCharter.values());
    }

    private static <E extends Enum<E>> Stream<Arguments> pairs(E[] acts) {
        return Stream.of(acts).flatMap(one -> Stream.of(acts)
                .filter(other -> other.compareTo(one) > 0)
                .map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void leaveAConsistentCampaign(Act one, Act other) throws Exception {
        meet(one, other, 10, this::atTheMission, this::assertConsistent);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("pairs")
    void leaveAConsistentCampaignTwoHundredTimes(Act one, Act other) throws Exception {
        meet(one, other, 200, this::atTheMission, this::assertConsistent);
    }

    @ParameterizedTest
    @MethodSource("pairsAtTheCharter")
    void leaveAConsistentCharter(Act one, Act other) throws Exception {
        meet(one, other, 2, this::atTheCharter, this::assertConsistentCharter);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("pairsAtTheCharter")
    void leaveAConsistentCharterFiftyTimes(Act one, Act other) throws Exception {
        meet(one, other, 50, this::atTheCharter, this::assertConsistentCharter);
    }

    private Cast atTheMission() {
        Cast cast = driver.invited(3);
        cast.partners().forEach(driver::getReady);
        cast.partners().subList(0, 2).forEach(driver::align);
        return cast;
    }

    private Cast atTheCharter() {
        Cast cast = driver.chartered(3);
        cast.partners().subList(0, 2).forEach(driver::sign);
        return cast;
    }

    private void meet(Act one, Act other, int trials, Supplier<Cast> setting, BiConsumer<Cast, String> assertion)
            throws Exception {
        driver.runJobs();
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            for (int trial = 0; trial < trials; trial++) {
                Cast cast = setting.get();
                driver.runJobs();
                CyclicBarrier together = new CyclicBarrier(2);
                List<Callable<Boolean>> acts = new ArrayList<>();
                for (Act act : List.of(one, other)) {
                    acts.add(() -> {
                        together.await(1, TimeUnit.MINUTES);
                        return succeeds(act, cast);
                    });
                }
                List<Boolean> done = new ArrayList<>();
                for (Future<Boolean> act : people.invokeAll(acts, 1, TimeUnit.MINUTES)) {
                    done.add(act.get());
                }
                runJobs();
                assertThat(done).as("somebody succeeds in trial " + trial).contains(true);
                assertion.accept(cast, one + " and " + other + ", trial " + trial);
            }
        } finally {
            people.shutdownNow();
        }
    }

    /** False when the domain said no; anything else that goes wrong fails the test. */
    private boolean succeeds(Act act, Cast cast) {
        try {
            act.in(this, cast);
            return true;
        } catch (Problem | Refused no) {
            return false;
        } catch (AssertionError gone) {
            assertThat(gone).hasMessageContaining("does not wait");
            return false;
        }
    }

    private void runJobs() {
        for (int round = 0; round < 100; round++) {
            List<Job> due =
                    management.createJobQuery().messages().withRetriesLeft().list();
            if (due.isEmpty()) {
                return;
            }
            for (Job job : due) {
                try {
                    if (management.createJobQuery().jobId(job.getId()).count() > 0) {
                        management.executeJob(job.getId());
                    }
                } catch (OptimisticLockingException met) {
                    // goes again, as the job executor would let it
                }
            }
        }
        throw new AssertionError("jobs beget jobs without end");
    }

    private void assertConsistent(Cast cast, String trial) {
        Campaign campaign = campaigns.get(cast.campaign());
        List<Engagement> all = engagements.of(cast.campaign());
        for (Engagement partner : all) {
            boolean open = open(partner.id().value());
            if (campaign.isOver() || partner.hasLeft()) {
                assertThat(open).as("an instance nobody needs, " + trial).isFalse();
            } else {
                assertThat(open).as("a partner without its path, " + trial).isTrue();
            }
            assertThat(partner.hasLeft()
                            && partner.isAligned()
                            && partner.silentSince().isPresent())
                    .as("in two states, " + trial)
                    .isFalse();
        }
        assertThat(open(cast.campaign().value())).as(trial).isEqualTo(!campaign.isOver());
        if (campaign.isOver()) {
            return;
        }
        GateReport mission = gates.report(cast.campaign(), Gate.MISSION);
        assertThat(mission.state()).as("stuck before an open gate, " + trial).isNotEqualTo(GateReport.State.OPEN);
        Partner third = cast.partner(2);
        Engagement last = engagements.get(new EngagementId(third.organisation()));
        boolean waitedFor = !last.hasLeft() && last.silentSince().isEmpty() && !last.isAligned();
        if (campaign.stage() == Stage.BRIEF) {
            assertThat(waitedFor).as("passed with a pending member, " + trial).isFalse();
        } else {
            assertThat(campaign.stage()).as(trial).isEqualTo(Stage.MISSION);
        }
    }

    private void assertConsistentCharter(Cast cast, String trial) {
        Campaign campaign = campaigns.get(cast.campaign());
        EngagementId third = new EngagementId(cast.partner(2).organisation());
        Engagement last = engagements.get(third);
        boolean in = !campaign.isOver() && !last.hasLeft();
        assertThat(open(third.value())).as("its path, " + trial).isEqualTo(in);
        assertThat(charters.signed(third) && charters.objects(third))
                .as("signed and objecting, " + trial)
                .isFalse();
        charters.objections(third)
                .forEach(objection -> assertThat(open(objection.id().value()))
                        .as("an objection is asked about while it waits for somebody, " + trial)
                        .isEqualTo(in && objection.open()));
        assertThat(open(cast.campaign().value())).as(trial).isEqualTo(!campaign.isOver());
        if (campaign.isOver()) {
            return;
        }
        assertThat(gates.report(cast.campaign(), Gate.CHARTER).state())
                .as("stuck before an open gate, " + trial)
                .isNotEqualTo(GateReport.State.OPEN);
        boolean waitedFor = last.countsAt(Instant.EPOCH) && !charters.signed(third);
        assertThat(campaign.stage())
                .as(waitedFor ? "passed with a pending member, " + trial : trial)
                .isEqualTo(waitedFor ? Stage.CHARTER : Stage.GO_NO_GO);
    }

    private boolean open(String businessKey) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0;
    }
}
