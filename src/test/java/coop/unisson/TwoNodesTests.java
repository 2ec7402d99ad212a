package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Balancer.Node;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.partner.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Two nodes of the packaged jar on one PostgreSQL, behind the balancer as it is committed: people go on while one of them dies,
 * and a copy made while they work is restored with the commands of the README.
 */
@Tag("nodes")
class TwoNodesTests extends IntegrationTest {

    private static final String PASSWORD = "a long enough secret";
    private static final String DATABASE = "unisson";
    private static final String URL = EmbeddedDatabase.urlOf(DATABASE);
    private static final int PARTNERS = 6;

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> URL);
        properties.add("spring.datasource.username", () -> DATABASE);
    }

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    CampaignService campaigns;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path directory;

    private final Map<String, Visitor> visitors = new HashMap<>();

    @Test
    void peopleGoOnWhenOneOfTwoNodesDiesAndACopyHoldsAllTheyDid() throws Exception {
        Cast cast = driver.consented(PARTNERS);
        Map<String, Long> before;
        Visitor witness;
        try (OtherNode first = node();
                OtherNode second = node();
                Balancer balancer = new Balancer(first.port(), second.port())) {
            until("both nodes are ready", () -> up(balancer) == 2);
            for (Partner partner : cast.partners()) {
                signIn(balancer, partner.lead());
                signIn(balancer, partner.director());
            }
            signIn(balancer, cast.coordinator());
            assertThat(balancer.nodes().values())
                    .as("both answer the same people")
                    .allMatch(node -> node.requests() > PARTNERS);

            List<CompletableFuture<Void>> declarations = cast.partners().stream()
                    .map(partner -> CompletableFuture.runAsync(() -> declare(partner)))
                    .toList();
            CompletableFuture.anyOf(declarations.toArray(CompletableFuture[]::new))
                    .get(150, TimeUnit.SECONDS);
            first.close();
            CompletableFuture.allOf(declarations.toArray(CompletableFuture[]::new))
                    .get(150, TimeUnit.SECONDS);
            assertThat(jdbc.queryForObject("select count(*) from commitment", Integer.class))
                    .as("every declaration counts once")
                    .isEqualTo(PARTNERS);
            until("the other node opens the gate", () -> stage(cast) == Stage.CHARTER);

            send(cast.coordinator(), cast.campaign().value(), "decide-blind-spots", Map.of("note", "Rien ne manque."));
            send(
                    cast.coordinator(),
                    cast.campaign().value(),
                    "review-charter",
                    driver.open(cast.coordinator(), cast.campaign().value(), "review-charter"));
            for (Partner partner : cast.partners()) {
                until(
                        "everybody is asked to sign",
                        () -> driver.tasks(partner.director(), "sign-charter").size() == 1);
                send(partner.director(), partner.organisation(), "sign-charter", driver.signature(partner));
            }
            until("the charter is signed", () -> stage(cast) == Stage.GO_NO_GO);
            assertThat(up(balancer)).isEqualTo(1);
            assertThat(runtime.createIncidentQuery().count()).isZero();

            until("nothing is under way", this::quiet);
            witness = visitors.get(cast.coordinator());
            readme("pg_dump");
            before = rows();
        }

        jdbc.execute("drop owned by " + DATABASE + " cascade");
        assertThat(rows()).isEmpty();
        readme("pg_restore");

        assertThat(rows()).isEqualTo(before);
        try (OtherNode after = node()) {
            Visitor same = new Visitor(after.port()).keep("SESSION", witness.cookie("SESSION"));
            assertThat(same.get(Visitor.ENGINE + "/task/count?assignee=" + cast.coordinator())
                            .body())
                    .as("whoever was signed in goes on")
                    .isEqualTo("{\"count\":1}");
        }
    }

    private static OtherNode node() {
        return OtherNode.packaged(
                jar(),
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + URL,
                "--spring.datasource.username=" + DATABASE,
                "--unisson.administrator.email=admin@unisson.example",
                "--unisson.administrator.password=" + PASSWORD,
                "--camunda.bpm.job-execution.enabled=true");
    }

    private static Path jar() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("unisson-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("mvn -Pnodes verify packages the jar first"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signIn(Balancer balancer, String person) {
        access.password(new PersonId(person), PASSWORD);
        String email = jdbc.queryForObject("select email from person where id = ?", String.class, person);
        visitors.put(person, Visitor.signedIn(balancer.port(), email, PASSWORD));
    }

    private void declare(Partner partner) {
        send(
                partner.lead(),
                partner.organisation(),
                "declare-commitments",
                driver.declaration(List.of(driver.promise(partner))));
    }

    /** Sends a form as people do who try again when the server did not answer: it counts once. */
    private void send(String person, String about, String form, Object document) {
        until(form + " waits", () -> driver.tasks(person, form).size() == 1);
        String task = driver.task(person, about, form).getId();
        String path = Visitor.ENGINE + "/task/" + task + "/submit-form";
        String envelope = Visitor.envelope(driver.json(document));
        until(form + " is taken", () -> {
            HttpResponse<String> answer;
            try {
                answer = visitors.get(person).post(path, envelope);
            } catch (UncheckedIOException e) {
                // the connection broke, which browsers try again too
                return false;
            }
            assertThat(answer.statusCode())
                    .as(answer.body())
                    // nobody answered, taken, or taken the time before
                    .isIn(502, 503, 204, 404, 409);
            return answer.statusCode() < 500;
        });
    }

    private Stage stage(Cast cast) {
        return campaigns.get(cast.campaign()).stage();
    }

    private static long up(Balancer balancer) {
        return balancer.nodes().values().stream().filter(Node::up).count();
    }

    private boolean quiet() {
        return management.createJobQuery().executable().count() == 0
                && Integer.valueOf(0)
                        .equals(jdbc.queryForObject(
                                "select count(*) from mail where state = 'SENDING' or state = 'WAITING' and next_at <= now()",
                                Integer.class));
    }

    /** Every table's rows, as one number each; the engine's job log is written while nothing happens. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.queryForList("select tablename from pg_tables where schemaname = 'public'", String.class).stream()
                .filter(table -> !table.startsWith("spring_session") && !table.equals("act_hi_job_log"))
                .forEach(table -> rows.put(
                        table,
                        jdbc.queryForObject(
                                "select coalesce(sum(hashtextextended(row::text, 0)), 0)::numeric % 1000000007 from "
                                        + table + " row",
                                Long.class)));
        return rows;
    }

    /** Runs the command the README gives, on this machine's database instead of the container's. */
    private void readme(String program) throws Exception {
        String container = "docker compose exec -T database ";
        String command = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith(container + program))
                .findFirst()
                .orElseThrow()
                .substring(container.length());
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().putAll(Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(EmbeddedDatabase.port())));
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** A job the dead node had taken is free again after a minute. */
    private static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(150);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
