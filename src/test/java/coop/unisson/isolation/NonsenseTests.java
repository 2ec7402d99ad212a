package coop.unisson.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Braces;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.isolation.World.Who;
import coop.unisson.isolation.World.Whose;
import coop.unisson.shared.Form;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
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

    /** What has to be among the requests, so that nobody leaves it out by mistake. */
    private static final Map<String, Predicate<Nonsense>> DANGERS = Map.ofEntries(
            Map.entry("1 MiB", request -> request.body().length > 1 << 20),
            Map.entry("NUL", request -> request.says("%00") || request.says("\\u0000")),
            Map.entry("Unicode", request -> request.says("\\ud83d") || request.says("\uD83D\uDD27")),
            Map.entry("expression", request -> request.says("${7919") || request.says("%24%7B7919")),
            Map.entry("preprocessing", request -> request.says("__${") || request.says("__%24%7B")),
            Map.entry("AngularJS", request -> request.says("{{7919") || request.says("%7B%7B7919")),
            Map.entry("script", request -> request.says("<script>") || request.says("%3Cscript%3E")),
            Map.entry("negative", request -> request.says("\"-1\"") || request.says("=-1")),
            Map.entry("huge", request -> request.says("99999999999999999999")),
            Map.entry(
                    "nothing",
                    request -> request.body().length == 0 && !request.method().equals("GET")),
            Map.entry("wrong type", request -> "application/xml".equals(request.type())),
            Map.entry("600 rows", Nonsense::hasManyRows),
            Map.entry(
                    "twice",
                    request -> request.says("subject=") && request.path().matches(".*subject=.*subject=.*")));

    @Autowired
    World world;

    @Autowired
    List<Form<?>> forms;

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
        Queue<String> surprises = new ConcurrentLinkedQueue<>();
        Set<String> sent = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE.size());
        for (int i = 0; i < PEOPLE.size(); i++) {
            Who who = PEOPLE.get(i);
            Random random = new Random(seed + i);
            threads.submit(() -> {
                try {
                    ask(who, random, knocks, count / PEOPLE.size(), surprises, sent);
                } catch (RuntimeException | AssertionError e) {
                    surprises.add(who + " " + e);
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(2, TimeUnit.HOURS)).isTrue();
        assertThat(surprises.stream().limit(20))
                .as("%d with seed %d", surprises.size(), seed)
                .isEmpty();
        assertThat(sent).containsAll(DANGERS.keySet());
        assertThat(sent).containsAll(knocks.stream().map(Knock::toString).toList());
    }

    /** Goes round all routes, in another order each time, with a world looked at anew. */
    private void ask(Who who, Random random, List<Knock> knocks, int count, Queue<String> surprises, Set<String> sent) {
        List<Knock> round = new ArrayList<>(knocks);
        Visitor visitor = world.signedIn(who, world.running, port);
        Map<Whose, Map<String, String>> ids = ids(who);
        for (int i = 0; i < count; i++) {
            if (i % round.size() == 0) {
                Collections.shuffle(round, random);
            }
            if (i % 50 == 0 && who != Who.NOBODY && visitor.get("/mine").statusCode() != 200) {
                visitor = world.signedIn(who, world.running, port);
            }
            if (i % 200 == 199) {
                ids = ids(who);
            }
            Knock knock = round.get(i % round.size());
            Nonsense nonsense = Nonsense.of(
                    random,
                    knock,
                    world,
                    form(random, who, knock),
                    ids.get(Whose.values()[random.nextInt(Whose.values().length)]));
            HttpResponse<String> answer;
            try {
                answer = visitor.twin()
                        .with(nonsense.headers())
                        .send(nonsense.method(), nonsense.path(), nonsense.type(), nonsense.body());
            } catch (UncheckedIOException brokenOff) {
                surprises.add(who + " " + brokenOff.getMessage() + " " + nonsense);
                continue;
            }
            String wrong = wrong(answer, nonsense);
            if (!wrong.isEmpty()) {
                surprises.add(who + " " + wrong + " " + answer.statusCode() + " " + nonsense + " -> "
                        + answer.body().substring(0, Math.min(300, answer.body().length())));
            }
            sent.add(knock.toString());
            DANGERS.forEach((danger, is) -> {
                if (!sent.contains(danger) && is.test(nonsense)) {
                    sent.add(danger);
                }
            });
        }
    }

    private Map<Whose, Map<String, String>> ids(Who who) {
        Map<Whose, Map<String, String>> ids = new EnumMap<>(Whose.class);
        for (Whose whose : Whose.values()) {
            ids.put(whose, world.ids(who, whose, world.running));
        }
        return ids;
    }

    private Class<?> form(Random random, Who who, Knock knock) {
        String wanted = knock.form()
                .or(() -> random.nextInt(4) == 0 ? Optional.empty() : world.form(who))
                .orElse(forms.get(random.nextInt(forms.size())).id());
        return forms.stream()
                .filter(form -> form.id().equals(wanted))
                .findFirst()
                .orElseThrow()
                .submission();
    }

    private static String wrong(HttpResponse<String> answer, Nonsense nonsense) {
        String said = answer.body();
        boolean page = answer.headers().firstValue("Content-Type").orElse("").contains("html");
        if (answer.statusCode() >= 500) {
            return "broken";
        }
        if (page && (said.contains(Nonsense.MARKER) || said.contains("<img src=zibeline"))) {
            return "markup comes back";
        }
        if (said.replaceAll("[ ,.\u00a0\u202f]", "").contains(Nonsense.CALCULATED)) {
            return "calculated";
        }
        if (page && nonsense.path().startsWith("/forms/") && said.contains("{{")) {
            List<Element> code = Braces.in(said).code();
            if (!code.isEmpty()) {
                return "AngularJS would read " + code.get(0);
            }
        }
        if (answer.headers().firstValue("X-Injected").isPresent()) {
            return "a header of theirs";
        }
        return said.contains("root:x:0") ? "a file of ours" : "";
    }
}
