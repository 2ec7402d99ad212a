package coop.unisson.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.IntegrationTest;
import coop.unisson.shared.ShiftedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who asked to join is known for ninety days after the answer, and not a day longer. */
class ApplicationErasureTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    ApplicationErasure erasure;

    @Autowired
    ApplicationService applications;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ShiftedClock clock;

    @BeforeEach
    void forgetWhatOtherTestsLeft() {
        clock.moveTo(Instant.now().plus(Duration.ofDays(3650)));
        erasure.run();
        clock.reset();
    }

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void forgetsWhoWasDeclinedOrNeverAnsweredNinetyDaysLaterAndNobodyWhoWaits() {
        Cast over = driver.invited(2);
        driver.openApplications(over);
        driver.apply(over, driver.application(over, 0));
        driver.apply(over, driver.application(over, 1));
        List<ApplicationId> both = driver.applicationsTo(over).stream()
                .map(task -> new ApplicationId(runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .toList();
        driver.decline(over, driver.applicationsTo(over).get(0), "Peut-être l’an prochain.");
        driver.cancel(over);
        driver.runJobs();
        Cast open = driver.invited(2);
        driver.openApplications(open);
        driver.apply(open, driver.application(open, 2));

        clock.moveTo(Instant.now().plus(Duration.ofDays(89)));
        assertThat(erasure.run()).isZero();
        clock.moveTo(Instant.now().plus(Duration.ofDays(91)));
        assertThat(erasure.run()).isEqualTo(2);
        assertThat(erasure.run()).isZero();

        assertThat(both).hasSize(2).map(applications::get).allSatisfy(application -> {
            assertThat(application.erased()).isTrue();
            assertThat(List.of(
                            application.organisation(),
                            application.name(),
                            application.email(),
                            application.why(),
                            application.bring()))
                    .containsOnly("");
        });
        assertThat(both)
                .map(applications::get)
                .extracting(Application::state)
                .containsExactlyInAnyOrder(Application.State.DECLINED, Application.State.LAPSED);
        for (int i = 0; i < 2; i++) {
            String email = driver.application(over, i).email();
            assertThat(rows("select * from application where email = ?", email)).isEmpty();
            assertThat(rows("select * from mail where to_email = ?", email)).isEmpty();
        }
        String waiting = driver.application(open, 2).email();
        assertThat(rows("select * from application where email = ?", waiting)).hasSize(1);
        assertThat(rows("select * from mail where to_email = ?", waiting)).hasSize(1);
    }

    private List<Map<String, Object>> rows(String query, String email) {
        return jdbc.queryForList(query, email);
    }
}
