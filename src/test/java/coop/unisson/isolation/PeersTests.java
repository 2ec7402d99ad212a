package coop.unisson.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.isolation.World.Who;
import coop.unisson.isolation.World.Whose;
import coop.unisson.mail.Letters;
import coop.unisson.mail.Outbox;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
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
                if (!knock.last() && knock.route().method().equals("GET")) {
                    for (Whose whose : List.of(Whose.FIRST, Whose.PEER)) {
                        String path = knock.path(world, world.idsOnce(who, whose));
                        if (!knock.route().door().equals("own")) {
                            if (who == Who.LEAD) {
                                read(who, visitor, door(knock) + path, leaks);
                            }
                        } else {
                            read(who, visitor, path, leaks);
                        }
                    }
                }
            }
            read(who, tool, "/engine-rest/task?maxResults=100", leaks);
        }
        assertThat(leaks).isEmpty();
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

        assertThat(written).isNotEmpty().allSatisfy(letter -> {
            assertThat(letter).doesNotContain(World.SECRET);
            assertThat(World.FIGURES).noneMatch(letter.replaceAll("[\u00a0\u202f]", "")::contains);
        });
    }

    private static String door(Knock knock) {
        return knock.route().door().equals("engine") ? Visitor.ENGINE : "";
    }

    private void read(Who who, Visitor visitor, String path, List<String> leaks) {
        HttpResponse<String> answer = visitor.get(path);
        String all = answer.body().replaceAll("[\u00a0\u202f]", "")
                + answer.headers().map();
        List.of(World.SECRET, World.FIGURES.get(0), World.FIGURES.get(1)).stream()
                .filter(all::contains)
                .forEach(word -> leaks.add(who + " " + path + " " + answer.statusCode() + ": " + word));
    }
}
