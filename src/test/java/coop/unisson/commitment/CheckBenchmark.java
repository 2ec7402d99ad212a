package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import coop.unisson.Driver;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PersonId;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What checking one record in a campaign takes over HTTP, signed in: {@code mvn -Pbenchmark verify -Dtest=CheckBenchmark}.
 * The bar is 100 ms at the 95th percentile.
 */
@Tag("benchmark")
class CheckBenchmark extends IntegrationTest {

    private static final int WARM_UP = 300;
    private static final int MEASURED = 1_000;
    private static final String PASSWORD = "a long enough secret";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @LocalServerPort
    int port;

    @Test
    void answersInATenthOfASecond() {
        Driver.Cast cast = driver.consented(12);
        Driver.Partner partner = cast.partners().get(0);
        access.password(new PersonId(partner.lead()), PASSWORD);
        Visitor visitor = Visitor.signedIn(port, partner.leadEmail(), PASSWORD);
        Map<String, Object> promise = driver.promise(partner);
        promise.put("date", promise.get("date").toString());
        promise.put("what", "On relaiera la campagne si on a le temps, environ 3 stories, avec Relais & Partage");
        String record = JsonMapper.builder().build().valueToTree(promise).toString();
        long[] nanos = new long[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            long start = System.nanoTime();
            int status = visitor.post(
                            "/api/commitments/check?campaign=" + cast.campaign().value(), record)
                    .statusCode();
            assertThat(status).isEqualTo(200);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "check of one record: median %.1f ms, p95 %.1f ms, p99 %.1f ms%n",
                nanos[MEASURED / 2] / 1e6, nanos[MEASURED * 95 / 100] / 1e6, nanos[MEASURED * 99 / 100] / 1e6);
        assertThat(nanos[MEASURED * 95 / 100]).isLessThan(100_000_000L);
    }
}
