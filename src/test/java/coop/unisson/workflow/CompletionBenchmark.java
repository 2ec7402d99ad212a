package coop.unisson.workflow;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.EmbeddedDatabase;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.partner.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What completing {@code align-mission} over HTTP takes on PostgreSQL in a campaign of 1,000 partners, against campaigns
 * of 10, turn by turn in one run: {@code mvn -Pbenchmark verify -Dtest=CompletionBenchmark}. The bar is a growth of at
 * most 1.1 in the mean with one thread.
 */
@Tag("benchmark")
@Tag("own-jvm")
class CompletionBenchmark extends IntegrationTest {

    private static final int SMALL = 10;
    private static final int LARGE = 1_000;
    private static final int WARM_UP = 60;
    private static final int MEASURED = 200;
    private static final String PASSWORD = "a long enough secret";

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        EmbeddedDatabase.properties(properties);
    }

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @LocalServerPort
    int port;

    private record Waiting(Visitor visitor, String task) {}

    @Test
    void growsByNothingFromTenPartnersToAThousand() {
        List<Waiting> small = new ArrayList<>();
        while (small.size() < WARM_UP + MEASURED) {
            small.addAll(waiting(driver.invited(SMALL), SMALL));
        }
        Cast cast = driver.invited(SMALL);
        while (cast.partners().size() < LARGE) {
            cast = driver.inviteMore(cast, 90);
        }
        List<Waiting> large = waiting(cast, WARM_UP + MEASURED);

        double inSmall = 0;
        double inLarge = 0;
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            double one = complete(small.get(i));
            double other = complete(large.get(i));
            if (i >= WARM_UP) {
                inSmall += one;
                inLarge += other;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "align-mission over HTTP, PostgreSQL, 1 thread, mean of %d: %.2f ms in a campaign of %d, %.2f ms of %d, ratio %.2f%n",
                MEASURED,
                inSmall / MEASURED,
                SMALL,
                inLarge / MEASURED,
                LARGE,
                inLarge / inSmall);
    }

    private List<Waiting> waiting(Cast cast, int count) {
        List<Waiting> waiting = new ArrayList<>();
        for (Partner partner : cast.partners().subList(0, count)) {
            driver.getReady(partner);
            access.password(new PersonId(partner.lead()), PASSWORD);
            waiting.add(new Waiting(
                    Visitor.signedIn(port, partner.leadEmail(), PASSWORD),
                    driver.task(partner.lead(), partner.organisation(), "align-mission")
                            .getId()));
        }
        return waiting;
    }

    /** In milliseconds. */
    private double complete(Waiting waiting) {
        String document = Visitor.envelope(driver.json(driver.aligned()));
        long begin = System.nanoTime();
        int status = waiting.visitor()
                .post(Visitor.ENGINE + "/task/" + waiting.task() + "/submit-form", document)
                .statusCode();
        double took = (System.nanoTime() - begin) / 1e6;
        if (status != 204) {
            throw new AssertionError("answered " + status);
        }
        return took;
    }
}
