package coop.unisson.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.isolation.World.Who;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Thousands of requests that make no sense, over every route: never a server error, nothing echoed as markup. */
class NonsenseTests extends IntegrationTest {

    private static final List<Who> PEOPLE = List.of(Who.LEAD, Who.COORDINATOR, Who.DIRECTOR, Who.NOBODY);

    @Autowired
    World world;

    @LocalServerPort
    int port;

    @BeforeEach
    void somebodyIsThere() {
        world.built();
    }

    @Test
    void fiveThousandAreAnswered() throws InterruptedException {
        answersAll(5_000, Long.getLong("unisson.seed", 20_271_004L));
    }

    @ParameterizedTest
    @CsvSource({
        "fr,PATCH,/api/board/campaigns,405,Cette question",
        "en,PATCH,/api/board/campaigns,405,This question",
        "fr,GET,/api/board/campaigns?page=x,400,Cette question",
        "en,POST,/forms/step-back,400,This question",
        "fr,GET,/camunda/api/engine/engine/default/process-instance/x/variables,404,n’existe pas",
        "en,GET,/camunda/api/engine/engine/default/process-instance/x/variables,404,does not exist",
        "en,GET,/camunda/api/engine/engine/default/metrics,404,does not exist"
    })
    void saysSoInTheReadersLanguage(String language, String method, String path, int status, String words) {
        // inside Camunda's pages the browser decides the language
        Visitor visitor = world.signedIn(Who.COORDINATOR, world.running, port)
                .with("Accept-Language", language)
                .with("Referer", "http://127.0.0.1/camunda/app/cockpit/default/");

        HttpResponse<String> answer =
                visitor.send(method, path, Visitor.JSON, method.equals("GET") ? new byte[0] : "{}".getBytes());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Visitor.json(answer).path("message").asText()).contains(words);
    }

    @Test
    @Tag("long")
    void aHundredThousandAreAnswered() throws InterruptedException {
        answersAll(100_000, Long.getLong("unisson.seed", System.nanoTime()));
    }

    private void answersAll(int count, long seed) throws InterruptedException {
        System.out.println("-Dunisson.seed=" + seed);
        List<Knock> knocks = Knock.all().stream().filter(knock -> !knock.last()).toList();
        for (Who who : PEOPLE) {
            for (World.Whose whose : World.Whose.values()) {
                world.idsOnce(who, whose);
            }
        }
        Queue<String> surprises = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE.size());
        for (int i = 0; i < PEOPLE.size(); i++) {
            Who who = PEOPLE.get(i);
            Random random = new Random(seed + i);
            threads.submit(() -> {
                try {
                    ask(who, random, knocks, count / PEOPLE.size(), surprises);
                } catch (RuntimeException | AssertionError e) {
                    surprises.add(who + " " + e);
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.HOURS)).isTrue();
        assertThat(surprises.stream().limit(20))
                .as("%d with seed %d", surprises.size(), seed)
                .isEmpty();
    }

    private void ask(Who who, Random random, List<Knock> knocks, int count, Queue<String> surprises) {
        Visitor visitor = world.signedIn(who, world.running, port);
        for (int i = 0; i < count; i++) {
            Nonsense nonsense = Nonsense.of(random, knocks, world, who);
            HttpResponse<String> answer = visitor.twin()
                    .with(nonsense.headers())
                    .send(nonsense.method(), nonsense.path(), nonsense.type(), nonsense.body());
            String said = answer.body();
            boolean page =
                    answer.headers().firstValue("Content-Type").orElse("").contains("html");
            if (answer.statusCode() >= 500
                    || page && (said.contains(Nonsense.MARKER) || said.contains("<img src=zibeline"))
                    || answer.headers().firstValue("X-Injected").isPresent()
                    || said.contains("root:x:0")) {
                surprises.add(who + " " + answer.statusCode() + " " + nonsense + " -> "
                        + said.substring(0, Math.min(300, said.length())));
            }
            if (i % 50 == 0 && who != Who.NOBODY && visitor.get("/mine").statusCode() != 200) {
                visitor = world.signedIn(who, world.running, port);
            }
        }
    }
}
