package coop.unisson.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.gate.GateService;
import coop.unisson.isolation.World.Who;
import coop.unisson.isolation.World.Whose;
import coop.unisson.mail.Letters;
import coop.unisson.mail.Outbox;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.ShiftedClock;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What one partner drafts and what its figures are exactly, no other partner reads anywhere. */
class PeersTests extends IntegrationTest {

    @Autowired
    World world;

    @Autowired
    Outbox outbox;

    @Autowired
    Letters letters;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    GateService gates;

    @Autowired
    ShiftedClock clock;

    @LocalServerPort
    int port;

    @BeforeEach
    void somebodyIsThere() {
        world.built();
    }

    @Test
    void noAnswerCarriesWhatAPeerKeepsToItself() {
        List<String> leaks = new ArrayList<>();
        for (Who who : List.of(Who.LEAD, Who.DIRECTOR, Who.LINK)) {
            Visitor visitor = world.signedIn(who, world.running, port).with("Accept", "text/html,*/*;q=0.8");
            Visitor tool = world.tool(who, world.running, port);
            for (Knock knock : Knock.all()) {
                boolean own = knock.route().door().equals("own");
                if (!knock.last() && (own || who == Who.LEAD)) {
                    for (Whose whose : List.of(Whose.FIRST, Whose.PEER)) {
                        // questions and refusals too: what comes back with a form sent empty is read like any page
                        String path = door(knock) + knock.path(world, world.idsOnce(who, whose));
                        read(who, knock + " " + path, knock.send(visitor, path), leaks);
                    }
                }
            }
            String all = "/engine-rest/task?maxResults=100";
            read(who, all, tool.get(all), leaks);
        }
        assertThat(leaks).isEmpty();
    }

    /** While lists are being written: a draft, a file that was sent, and a list that is there but not settled. */
    @Test
    void noAnswerCarriesWhatAPeerIsStillWriting() {
        Cast cast = world.driver.consented(2);
        Partner peer = cast.partner(1);
        String peers = peer.organisation();
        cast.partners().forEach(partner -> world.access.password(new PersonId(partner.lead()), World.PASSWORD));
        Map<String, Object> promise = world.driver.promise(peer);
        promise.put("what", World.SECRET + " en quatre stories");
        promise.put("quantity", Integer.valueOf(World.FIGURES.get(0)));
        promise.put("resourceKind", "EUROS");
        promise.put("resourceQuantity", World.FIGURES.get(1));
        promise.put("ownerName", "Dominique");
        promise.put(
                "ownerEmail",
                world.partners.person(new PersonId(peer.director())).email());
        Map<String, Object> declaration = world.driver.declaration(List.of(promise));
        String task =
                world.driver.task(peer.lead(), peers, "declare-commitments").getId();
        world.driver.door().draft(task, peer.lead(), world.driver.json(declaration));
        Visitor theirs = world.signedIn(Who.OTHER, cast, port).with("Accept", "text/html");
        String imports = "/engagements/" + peers + "/commitments/import";
        String file = theirs.send(
                        "POST",
                        imports,
                        Visitor.FORM,
                        Visitor.fields(Map.of(
                                "_csrf",
                                theirs.cookie("UNISSON-CSRF"),
                                "rows",
                                "Quoi\tCombien\n" + World.SECRET + "\t" + World.FIGURES.get(1) + "\n")))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*/", "");
        assertThat(said(theirs.get(imports + "/" + file).body())).contains(World.SECRET);
        assertThat(said(theirs.get("/tasks/" + task).body()))
                .containsExactlyInAnyOrder(World.SECRET, World.FIGURES.get(0), World.FIGURES.get(1));

        assertThat(leaks(cast, file)).isEmpty();
        Visitor visitor = world.signedIn(Who.LEAD, cast, port);
        for (String kept : List.of("", "/template", "/" + file, "/" + file + "/remarks")) {
            assertThat(visitor.get(imports + kept).statusCode()).as(kept).isIn(403, 404);
        }

        world.driver.complete(peer.lead(), peers, "declare-commitments", declaration);
        world.driver.runJobs();
        assertThat(leaks(cast, file)).as("while its owner has not said yes").isEmpty();

        world.driver.answerNomination(peer.director(), "YES");
        world.driver.runJobs();
        assertThat(leaks(cast, file)).as("while the first round is sealed").isEmpty();

        reveal(cast);
        assertThat(leaks(cast, file))
                .as("what is settled may be built upon: what it is, and never how much")
                .isNotEmpty()
                .allMatch(leak -> leak.endsWith(World.SECRET));
    }

    /** What the first partner's lead finds of its peer's at all of our own addresses. */
    private List<String> leaks(Cast cast, String file) {
        List<String> leaks = new ArrayList<>();
        Visitor visitor = world.signedIn(Who.LEAD, cast, port).with("Accept", "text/html,*/*;q=0.8");
        for (Whose whose : List.of(Whose.FIRST, Whose.PEER)) {
            Map<String, String> ids = world.ids(Who.LEAD, whose, cast);
            for (Knock knock : Knock.all()) {
                if (!knock.last() && !knock.ends() && knock.route().door().equals("own")) {
                    String path = knock.path(world, ids).replace("/import/nothing", "/import/" + file);
                    read(Who.LEAD, knock + " " + path, knock.send(visitor, path), leaks);
                }
            }
            String check = "/api/commitments/check?campaign=" + cast.campaign().value();
            read(Who.LEAD, check, visitor.post(check, "{\"text\":\"Quatre stories comme les autres\"}"), leaks);
        }
        return leaks;
    }

    @Test
    void aFigureIsFoundHoweverItIsWritten() {
        assertThat(List.of("48617", "48\u202f617", "48,617 copies", "48.617", "<td>48 617</td>", "\"quantity\":48617}"))
                .allSatisfy(text -> assertThat(said(text)).containsExactly("48617"));
        assertThat(said("a48617b3-48617-3")).isEmpty();
    }

    @Test
    void whoeverWroteItAndTheCoordinationReadIt() {
        var own = world.ids(Who.OTHER, Whose.PEER, world.running);
        Visitor peer = world.signedIn(Who.OTHER, world.running, port).with("Accept", "text/html");
        assertThat(peer.get("/mine").body()).contains(World.SECRET);
        assertThat(peer.get("/acts/step-back?subject=" + own.get("engagement")).body())
                .contains(World.SECRET);
        assertThat(peer.get("/tasks/" + own.get("task")).body())
                .contains(World.SECRET, "48\u202f617", World.FIGURES.get(1));

        assertThat(jdbc.queryForObject(
                        "select count(*) from commitment where resource_quantity = ?",
                        Integer.class,
                        Integer.valueOf(World.FIGURES.get(2))))
                .as("what it pays is known here, whoever may read it")
                .isEqualTo(1);

        Visitor coordinator = world.signedIn(Who.COORDINATOR, world.running, port);
        String tension = world.driver
                .tasks(world.running.coordinator(), "settle-tension")
                .get(0)
                .getId();
        assertThat(coordinator.get("/tasks/" + tension).body()).contains(World.SECRET);
    }

    @Test
    void noLetterCarriesItToAnotherPartner() {
        List<String> others = List.of(
                world.person(Who.LEAD, world.running),
                world.person(Who.DIRECTOR, world.running),
                world.person(Who.OWNER, world.running));
        List<String> written = others.stream()
                .flatMap(person ->
                        jdbc.queryForList("select id from mail where person_id = ?", String.class, person).stream())
                .map(id -> letters.of(outbox.together(outbox.find(id).orElseThrow())))
                .map(letter -> letter.subject() + letter.text() + letter.html())
                .toList();

        assertThat(written).isNotEmpty().allSatisfy(letter -> assertThat(said(letter))
                .isEmpty());
    }

    /**
     * Not even that there is a list: until the first round is opened, whatever a partner looks at, asks or tries is answered
     * as if its peer had sent nothing. Afterwards the same questions are answered otherwise.
     */
    @Test
    void aPeersListChangesNothingForAnybodyWhileTheFirstRoundIsSealed() {
        Cast cast = world.sealed();
        Map<Who, Asking> asking = new EnumMap<>(Who.class);
        for (Who who : List.of(Who.LEAD, Who.DIRECTOR)) {
            asking.put(who, new Asking(cast, who));
        }
        asking.values().forEach(Asking::everything);
        Map<String, String> before = new TreeMap<>();
        asking.values().forEach(one -> before.putAll(one.everything()));
        assertThat(before).hasSizeGreaterThan(400);

        world.promiseInSecret(cast);
        assertThat(jdbc.queryForObject(
                        "select level from commitment_list where engagement_id = ?",
                        String.class,
                        cast.partner(1).organisation()))
                .as("sent, and all it says is agreed")
                .isEqualTo("AWAITING_OTHERS");
        List<String> different = new ArrayList<>();
        asking.values().forEach(one -> one.everything().forEach((asked, answer) -> {
            said(answer).forEach(word -> different.add(asked + " says " + word));
            if (!answer.equals(before.get(asked))) {
                different.add(asked + " was " + before.get(asked) + " and is " + answer);
            }
        }));
        assertThat(different).isEmpty();

        reveal(cast);
        Map<String, String> after = Objects.requireNonNull(asking.get(Who.LEAD)).questions();
        assertThat(after.keySet())
                .filteredOn(asked -> !Objects.equals(after.get(asked), before.get(asked)))
                .as("once opened, conditions are told of")
                .hasSizeGreaterThanOrEqualTo(6);
        assertThat(after.values()).noneMatch(answer -> answer.contains(World.FIGURES.get(2)));
    }

    private void reveal(Cast cast) {
        clock.moveTo(Instant.now().plus(29, ChronoUnit.DAYS));
        try {
            gates.noteDeadline(cast.campaign());
            world.driver.runJobs();
        } finally {
            clock.reset();
        }
    }

    /** Somebody of the first partner, and all they can ask. */
    private class Asking {

        private final Who who;
        private final Cast cast;
        private final Visitor visitor;
        private final Visitor tool;
        private final Map<Whose, Map<String, String>> ids = new EnumMap<>(Whose.class);

        Asking(Cast cast, Who who) {
            this.who = who;
            this.cast = cast;
            this.visitor = world.signedIn(who, cast, port).with("Accept", "text/html,*/*;q=0.8");
            this.tool = world.tool(who, cast, port);
            for (Whose whose : List.of(Whose.FIRST, Whose.PEER)) {
                ids.put(whose, world.ids(who, whose, cast));
            }
        }

        Map<String, String> everything() {
            Map<String, String> answers = questions();
            for (Knock knock : Knock.all()) {
                boolean own = knock.route().door().equals("own");
                if (knock.route().method().equals("GET") && (own || who == Who.LEAD)) {
                    ids.forEach((whose, these) -> {
                        String path = door(knock) + knock.path(world, these);
                        if (own || whose == Whose.FIRST || !path.contains(theirTask())) {
                            answers.put(who + " " + path, plain(knock.send(visitor, path)));
                        }
                    });
                }
            }
            for (String list : List.of("task", "history/task", "history/process-instance", "process-instance")) {
                for (String path : List.of("/engine-rest/" + list, "/engine-rest/" + list + "/count")) {
                    answers.put(who + " " + path, plain(tool.get(path)));
                }
            }
            return answers;
        }

        /** The engine does not hide from whoever knows a task's id that it is done; nobody but its own people ever do. */
        private String theirTask() {
            return Objects.requireNonNull(
                    Objects.requireNonNull(ids.get(Whose.PEER)).get("task"));
        }

        /** What the form says while one types, what the interface says of a record, and why something is refused. */
        Map<String, String> questions() {
            Map<String, String> answers = new TreeMap<>();
            if (who != Who.LEAD) {
                return answers;
            }
            String form = "/forms/declare-commitments/check?taskId="
                    + ids.get(Whose.FIRST).get("task");
            String submit = Visitor.ENGINE + "/task/" + ids.get(Whose.FIRST).get("task") + "/submit-form";
            for (String kind : List.of("OWN_CHANNEL", "OWN_INITIATIVE", "CO_CREATION")) {
                List<Map<String, Object>> wishes = wishes();
                for (int i = 0; i < wishes.size(); i++) {
                    String about = kind + " " + i + " " + wishes.get(i).keySet();
                    Map<String, Object> promise = world.driver.promise(cast.partner(0));
                    promise.putAll(wishes.get(i));
                    promise.put("kind", kind);
                    String list = document(promise).toString();
                    answers.put("check " + about, plain(visitor.post(form, list)));
                    answers.put(
                            "record " + about,
                            plain(visitor.post(
                                    "/api/commitments/check?campaign="
                                            + cast.campaign().value(),
                                    list)));
                    promise.remove("evidence");
                    answers.put("send " + about, plain(visitor.post(submit, Visitor.envelope(document(promise)))));
                }
            }
            return answers;
        }

        private JsonNode document(Map<String, Object> promise) {
            return world.driver.json(world.driver.declaration(List.of(promise)));
        }

        private List<Map<String, Object>> wishes() {
            String peer = cast.partner(1).organisation();
            return List.of(
                    Map.of(),
                    Map.of("conditionKind", "PARTNER", "conditionPartner", peer),
                    Map.of("conditionKind", "COUNT", "conditionCount", 1),
                    Map.of("conditionKind", "COUNT", "conditionCount", 2),
                    Map.of("conditionKind", "REACH", "conditionReach", 1),
                    Map.of("what", "Quatre stories si Partenaire 1 publie aussi"),
                    Map.of("coOwners", List.of(peer)),
                    Map.of("makesVisible", List.of(peer)),
                    Map.of("dependsOn", List.of(commitmentOf(peer))));
        }

        /** Guessed right, once there is one. */
        private String commitmentOf(String partner) {
            return jdbc
                    .queryForList(
                            "select id from commitment where engagement_id = ? order by position",
                            String.class,
                            partner)
                    .stream()
                    .findFirst()
                    .orElse("none");
        }

        /** Without what is another one each time. */
        private static String plain(HttpResponse<String> answer) {
            return answer.statusCode()
                    + " "
                    + answer.body()
                            .replaceAll("(name=\"_csrf\"[^>]*value=|nonce=)\"[^\"]*\"", "$1")
                            .replaceAll("\"timestamp\":\"[^\"]*\"", "")
                            .replaceAll("/l/[\\w-]+", "/l/");
        }
    }

    private static String door(Knock knock) {
        return knock.route().door().equals("engine") ? Visitor.ENGINE : "";
    }

    private static void read(Who who, String asked, HttpResponse<String> answer, List<String> leaks) {
        said(answer.body() + " " + answer.headers().map())
                .forEach(word -> leaks.add(who + " " + asked + " " + answer.statusCode() + ": " + word));
    }

    /** What of the peer's stands in a text, figures in any of the ways people write them, but not inside an id. */
    private static List<String> said(String text) {
        String plain = text.replaceAll("(?<=\\d)[\u00a0\u202f ,.](?=\\d{3})", "");
        List<String> said = new ArrayList<>();
        if (plain.contains(World.SECRET)) {
            said.add(World.SECRET);
        }
        World.FIGURES.stream()
                .filter(figure -> Pattern.compile("(?<![\\w-])" + figure + "(?![\\w-])")
                        .matcher(plain)
                        .find())
                .forEach(said::add);
        return said;
    }
}
