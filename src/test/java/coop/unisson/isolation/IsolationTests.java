package coop.unisson.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.isolation.World.Who;
import coop.unisson.isolation.World.Whose;
import coop.unisson.shared.Form;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
                    if (!kind.startsWith("takes-part")) {
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
                answers.add(threads.submit(() -> new Round(who).surprises(new Doors(who))));
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

    /** Every page there is, by whatever route: its policy holds, and it carries no script and no style in itself. */
    @Test
    void noPageOfOursRunsWhatIsWrittenIntoIt() {
        List<String> pages = new ArrayList<>();
        for (Who who : List.of(Who.NOBODY, Who.LINK, Who.LEAD, Who.COORDINATOR)) {
            Round round = new Round(who);
            Doors doors = new Doors(who);
            knocks.stream()
                    .filter(knock -> knock.route().door().equals("own")
                            && knock.route().method().equals("GET"))
                    .forEach(knock -> {
                        String path = round.path(knock, Whose.FIRST);
                        HttpResponse<String> answer = doors.visitor(knock, "")
                                .twin()
                                .with("Accept", "text/html")
                                .get(path);
                        if (answer.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .contains("html")) {
                            pages.add(who + " " + path);
                            assertRunsNothing(who + " " + path, answer);
                        }
                    });
        }
        assertThat(pages).hasSizeGreaterThan(60);
    }

    /** The fragments Tasklist fetches bring their few lines of glue, which Camunda's own policy lets run there. */
    private static void assertRunsNothing(String path, HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .as(path)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("script:not([src]):not([type=text/form-script]), style, [style]"))
                .as(path)
                .isEmpty();
        assertThat(page.select("*").stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getValue().startsWith("javascript:")))
                .as(path)
                .isEmpty();
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

    /** No kind of answer is looked at in vain: a wrong one, to whomever and for whosever thing, is a surprise of that kind and of no other. */
    @Test
    void everyWrongAnswerOfEveryKindIsASurprise() {
        for (Who who : Who.values()) {
            Round round = new Round(who);
            assertThat(round.surprises(round::wanted)).as("%s as wanted", who).isEmpty();
            for (Whose whose : Whose.values()) {
                for (char wrong : "+-?!".toCharArray()) {
                    List<String> surprises = round.surprises(
                            (knock, door, path, of) -> of == whose ? wrong : round.wanted(knock, door, path, of));
                    expectations.forEach((kind, expectation) -> assertThat(surprises.stream()
                                    .anyMatch(surprise -> surprise.contains(") " + kind + " expected")))
                            .as("%s sees %s for what is %s's: %s", who, wrong, whose, kind)
                            .isEqualTo(!expectation.allows(who, whose, wrong)));
                }
            }
        }
    }

    /** What is told apart by whose it is, is asked for by addresses that differ. */
    @Test
    void whatIsTheirsAPeersAndAStrangersHaveAddressesOfTheirOwn() {
        for (Who who : Who.values()) {
            Round round = new Round(who);
            expectations.forEach((kind, expectation) -> {
                if (!expectation.tellsNothingApart(who)) {
                    assertThat(knocks.stream().filter(knock -> knock.kind().equals(kind)))
                            .as(who + " " + kind)
                            .anyMatch(knock -> Stream.of(Whose.values())
                                            .map(whose -> round.path(knock, whose))
                                            .distinct()
                                            .count()
                                    >= 3);
                }
            });
        }
    }

    /** What comes back from one door for what is whose: {@code +} in, {@code -} not for you, {@code ?} sign in, {@code !} broken. */
    private interface Answers {
        char to(Knock knock, String door, String path, Whose whose);
    }

    /** One person's way past all doors. */
    private final class Round {

        private final Who who;
        private final Map<Whose, Map<String, String>> present = new EnumMap<>(Whose.class);
        private final Map<Whose, Map<String, String>> past = new EnumMap<>(Whose.class);

        Round(Who who) {
            this.who = who;
            for (Whose whose : Whose.values()) {
                present.put(whose, world.ids(who, whose, world.running));
                past.put(whose, world.ids(who, whose, world.past));
            }
        }

        /** Where an address names nobody's thing, one of each group asks everywhere, and everybody else once for each kind. */
        List<String> surprises(Answers answers) {
            List<String> surprises = new ArrayList<>();
            Set<String> kinds = new HashSet<>();
            Stream.concat(
                            knocks.stream().filter(knock -> !knock.last()),
                            knocks.stream().filter(Knock::last))
                    .forEach(knock -> {
                        Expectation expectation = expectations.get(knock.kind());
                        boolean engine = knock.route().door().equals("engine");
                        boolean first = kinds.add(knock.kind());
                        if (engine && expectation.tellsNothingApart(who) && !GROUPS.contains(who) && !first) {
                            return;
                        }
                        List<String> doors = !engine
                                ? List.of("")
                                : TOOLS.contains(who)
                                        ? List.of(Visitor.ENGINE, "/engine-rest")
                                        : List.of(Visitor.ENGINE);
                        for (String door : doors) {
                            StringBuilder answered = new StringBuilder();
                            boolean fits = true;
                            for (Whose whose : Whose.values()) {
                                char answer = answers.to(knock, door, door + path(knock, whose), whose);
                                answered.append(answer);
                                fits &= expectation.allows(who, whose, answer);
                            }
                            if (!fits) {
                                surprises.add(who + " " + door + " " + knock + " expected " + expectation.cell(who)
                                        + " answered " + answered);
                            }
                        }
                    });
            return surprises;
        }

        private String path(Knock knock, Whose whose) {
            return knock.path(world, (knock.ofThePast() ? past : present).get(whose));
        }

        private char wanted(Knock knock, String door, String path, Whose whose) {
            char wanted = expectations.get(knock.kind()).wanted(who, whose);
            return wanted == '~' ? '+' : wanted;
        }
    }

    /** What really comes back; the same address is asked once. */
    private final class Doors implements Answers {

        private final Who who;
        private final Visitor now;
        private final Visitor then;
        private final Visitor tool;
        private final Map<String, Character> asked = new HashMap<>();

        Doors(Who who) {
            this.who = who;
            now = world.signedIn(who, world.running, port);
            then = world.signedIn(who, world.past, port);
            tool = world.tool(who, world.running, port);
        }

        @Override
        public char to(Knock knock, String door, String path, Whose whose) {
            return asked.computeIfAbsent(knock + " " + path, address -> answer(knock, door, path));
        }

        Visitor visitor(Knock knock, String door) {
            if (knock.last()) {
                return world.signedIn(who, world.running, port);
            }
            return door.equals("/engine-rest") ? tool : knock.ofThePast() ? then : now;
        }

        private char answer(Knock knock, String door, String path) {
            var answer = knock.send(visitor(knock, door), path);
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
