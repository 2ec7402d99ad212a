package coop.unisson.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.isolation.World.Who;
import coop.unisson.isolation.World.Whose;
import coop.unisson.shared.Form;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Every route, knocked at by everybody, for what is theirs, somebody else's and nobody's. */
class IsolationTests extends IntegrationTest {

    /** One of each group of the engine: where the address names nobody's thing, nothing else tells people apart. */
    private static final List<Who> GROUPS = List.of(Who.NOBODY, Who.LINK, Who.LEAD, Who.COORDINATOR, Who.PROCESS_OWNER);

    /** Both doors of the engine lead through the same filter; behind the second one they also come with a password each time. */
    private static final List<Who> TOOLS = List.of(Who.NOBODY, Who.LEAD);

    private static final List<Who> PARTNERS = List.of(Who.LINK, Who.LEAD, Who.DIRECTOR, Who.OWNER, Who.OTHER);

    @Autowired
    ApplicationContext context;

    @Autowired
    World world;

    @Autowired
    List<Form<?>> forms;

    @LocalServerPort
    int port;

    private final Map<String, Expectation> expectations = Expectation.all();
    private final List<Knock> knocks = Knock.all();

    @BeforeEach
    void somebodyIsThere() {
        world.built();
    }

    @Test
    void everyRouteHasALineAndEveryLineARoute() {
        assertThat(new TreeSet<>(knocks.stream().map(Knock::route).toList())).isEqualTo(Route.all(context));
        assertThat(new TreeSet<>(knocks.stream().map(Knock::kind).toList()))
                .isEqualTo(new TreeSet<>(expectations.keySet()));
    }

    @Test
    void everyFormHasALineForTheWayInWithoutATask() {
        List<String> asked = knocks.stream().map(Knock::request).toList();
        assertThat(forms).hasSizeGreaterThan(30).allSatisfy(form -> assertThat(asked)
                .anyMatch(request -> request.startsWith("/acts/" + form.id() + "?")));
    }

    @Test
    void noLineLetsAnybodyInToWhatIsForeign() {
        expectations.forEach((kind, expectation) -> {
            for (Who who : PARTNERS) {
                String cell = expectation.cell(who);
                if (cell.length() > 1 && !kind.startsWith("public")) {
                    assertThat(cell.charAt(Whose.STRANGER.ordinal())).as(kind).isEqualTo('-');
                    if (!kind.equals("takes-part")) {
                        assertThat(cell.charAt((who == Who.OTHER ? Whose.FIRST : Whose.PEER).ordinal()))
                                .as(kind)
                                .isEqualTo('-');
                    }
                }
            }
        });
        assertThat(knocks.stream().filter(knock -> knock.route().door().equals("own")))
                .allSatisfy(knock -> assertThat(expectations.get(knock.kind()).cell(Who.ELSEWHERE))
                        .as(knock.toString())
                        .matches("\\+|-|-{4}|\\+--[+-]|\\+{2}--|\\+{4}"));
    }

    @Test
    void everybodyGetsWhatIsTheirsAndNothingElse() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (Who who : Who.values()) {
                answers.add(threads.submit(() -> new Round(who).surprises()));
            }
            List<String> surprises = new ArrayList<>();
            for (Future<List<String>> answer : answers) {
                surprises.addAll(answer.get());
            }
            assertThat(surprises).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void neitherHalfOfAnAddressLendsItsRightToTheOther() {
        var own = world.ids(Who.LEAD, Whose.FIRST, world.running);
        for (Whose foreign : List.of(Whose.PEER, Whose.STRANGER)) {
            var theirs = world.ids(Who.LEAD, foreign, world.running);
            for (Who who : List.of(Who.LEAD, Who.DIRECTOR, Who.COORDINATOR)) {
                Visitor visitor = world.signedIn(who, world.running, port);
                for (String path : List.of(
                        "/mine/" + own.get("engagement") + "/tasks/" + theirs.get("task") + "/take",
                        "/mine/" + theirs.get("engagement") + "/tasks/" + own.get("task") + "/take",
                        "/mine/" + theirs.get("engagement") + "/tasks/" + theirs.get("task") + "/take",
                        "/forms/step-back/draft?subject=" + own.get("engagement") + "&taskId=" + theirs.get("task"),
                        "/forms/step-back/check?subject=" + own.get("engagement") + "&taskId=" + theirs.get("task"))) {
                    assertThat(visitor.send(
                                            path.contains("draft") ? "PUT" : "POST",
                                            path,
                                            Visitor.JSON,
                                            "{}".getBytes())
                                    .statusCode())
                            .as(who + " " + path)
                            .isEqualTo(404);
                }
            }
        }
    }

    /** One person's way past all doors. */
    private final class Round {

        private final Who who;
        private final Visitor now;
        private final Visitor then;
        private final Visitor tool;
        private final Map<Whose, Map<String, String>> present = new EnumMap<>(Whose.class);
        private final Map<Whose, Map<String, String>> past = new EnumMap<>(Whose.class);

        Round(Who who) {
            this.who = who;
            now = world.signedIn(who, world.running, port);
            then = world.signedIn(who, world.past, port);
            tool = world.tool(who, world.running, port);
            for (Whose whose : Whose.values()) {
                present.put(whose, world.ids(who, whose, world.running));
                past.put(whose, world.ids(who, whose, world.past));
            }
        }

        List<String> surprises() {
            List<String> surprises = new ArrayList<>();
            Stream.concat(
                            knocks.stream().filter(knock -> !knock.last()),
                            knocks.stream().filter(Knock::last))
                    .forEach(knock -> {
                        String expected = expectations.get(knock.kind()).cell(who);
                        boolean engine = knock.route().door().equals("engine");
                        if (engine && expected.length() == 1 && !GROUPS.contains(who)) {
                            return;
                        }
                        List<String> doors = !engine
                                ? List.of("")
                                : TOOLS.contains(who)
                                        ? List.of(Visitor.ENGINE, "/engine-rest")
                                        : List.of(Visitor.ENGINE);
                        for (String door : doors) {
                            String answered = answers(knock, door, expected.length());
                            if (!fits(answered, expected)) {
                                surprises.add(who + " " + door + " " + knock + " expected " + expected + " answered "
                                        + answered);
                            }
                        }
                    });
            return surprises;
        }

        private static boolean fits(String answered, String expected) {
            for (int i = 0; i < expected.length(); i++) {
                char wanted = expected.charAt(i);
                char got = answered.charAt(i);
                if (wanted == '~' ? got != '+' && got != '-' : got != wanted) {
                    return false;
                }
            }
            return true;
        }

        private String answers(Knock knock, String door, int kinds) {
            StringBuilder answers = new StringBuilder();
            Map<String, Character> asked = new TreeMap<>();
            for (Whose whose : Whose.values()) {
                String path = door + knock.path(world, (knock.ofThePast() ? past : present).get(whose));
                answers.append(asked.computeIfAbsent(path, address -> answer(knock, door, address)));
            }
            return asked.size() == 1 && kinds == 1 ? answers.substring(0, 1) : answers.toString();
        }

        private char answer(Knock knock, String door, String path) {
            Visitor visitor = door.equals("/engine-rest") ? tool : knock.ofThePast() ? then : now;
            if (knock.last()) {
                visitor = world.signedIn(who, world.running, port);
            }
            var answer = knock.send(visitor, path);
            int status = answer.statusCode();
            if (status == 401
                    || status == 302
                            && answer.headers()
                                    .firstValue("Location")
                                    .orElse("")
                                    .endsWith("/login")) {
                return '?';
            }
            return status >= 500 ? '!' : status == 403 || status == 404 ? '-' : '+';
        }
    }
}
