package coop.unisson.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import coop.unisson.Driver;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.LinkService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Sha256;
import coop.unisson.shared.ShiftedClock;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The secret of a link is in the letter it was made for and nowhere else: in no log, whatever goes wrong on its way, in no
 * list of what was sent, and in no address a browser hands on.
 */
@Tag("own-jvm")
class LinksStaySecretTests extends IntegrationTest {

    private static final Pattern LINK = Pattern.compile("/l/([A-Za-z0-9_-]{43})");

    private static final MailServer SERVER = new MailServer();

    private static final Path ACCESS_LOGS = Path.of("target", "access-logs").toAbsolutePath();

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", SERVER::port);
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:secrets;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        // as whoever runs it may ask for, with the pattern that is ours
        properties.add("server.tomcat.accesslog.enabled", () -> true);
        properties.add("server.tomcat.accesslog.directory", ACCESS_LOGS::toString);
        properties.add("server.tomcat.accesslog.buffered", () -> false);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** Everything said by anybody: ours in every detail, everything else as it is when nothing is set. */
    private static final class Everything extends AppenderBase<ILoggingEvent> {

        private final Queue<String> said = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            said.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    }

    private final Everything everything = new Everything();
    private final Set<String> secrets = new ConcurrentSkipListSet<>();
    private final List<HttpResponse<String>> answers = new ArrayList<>();

    @Autowired
    Driver driver;

    @Autowired
    Postman postman;

    @Autowired
    Outbox outbox;

    @Autowired
    LinkService links;

    @Autowired
    ShiftedClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void listen() {
        everything.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(everything);
        ((Logger) LoggerFactory.getLogger("coop.unisson")).setLevel(Level.DEBUG);
    }

    @AfterEach
    void backToQuiet() {
        ((Logger) LoggerFactory.getLogger("coop.unisson")).setLevel(null);
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(everything);
        clock.reset();
    }

    @Test
    void aLinksSecretIsInNoLogWhateverGoesWrongOnItsWay() throws Exception {
        Partner partner = driver.invited(2).partner(0);
        PersonId lead = new PersonId(partner.lead());

        SERVER.refuses = true;
        postman.run();
        assertThat(outbox.of(lead).get(0).error().orElse(""))
                .as("the server’s reason is kept, without what it quotes")
                .contains("blocked as spam")
                .contains("/l/…")
                .doesNotContainPattern(LINK);
        SERVER.refuses = false;
        clock.moveTo(Instant.now().plus(Duration.ofMinutes(1)));
        postman.run();
        String link = SERVER.lastLinkTo(partner.leadEmail());

        Visitor reader = new Visitor(port).with("Accept", "text/html");
        String task = path(get(reader, link));
        get(reader, task);
        Stream.of(task + "/later", task + "/stuck", "/mine", "/mails", "/tasks/another", "/acts/hand-over")
                .forEach(page -> get(reader, page));
        send(reader, "POST", task, Map.of("next", "CONTINUE"));
        send(reader, "POST", task, Map.of("_csrf", "forged"));
        send(reader, "POST", "/mine/link", Map.of("task", task.substring("/tasks/".length())));

        mistype(link);
        failOnTheWay(link);
        choosePassword(links.issueForPassword(lead), links.issueForPassword(lead));
        growOld(link);
        postman.run();

        secrets.addAll(SERVER.secrets);
        assertThat(secrets).hasSizeGreaterThan(10);
        assertThat(everything.said)
                .as("the errors on the way were logged")
                .anyMatch(said -> said.contains("was not taken"))
                .anyMatch(said -> said.contains("PERSON_LINK"));
        List<String> spoken = secrets.stream()
                .flatMap(secret -> Stream.of(secret, Sha256.of(secret), secret.substring(0, 21), secret.substring(22)))
                .flatMap(secret -> Stream.concat(everything.said.stream(), accessLog().stream())
                        .filter(said -> said.contains(secret)))
                .distinct()
                .toList();
        assertThat(spoken).isEmpty();
        assertThat(accessLog()).hasSizeGreaterThan(20);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.headers().firstValue("Referrer-Policy"))
                        .as(answer.uri().getPath())
                        .hasValue(answer.uri().getPath().startsWith("/l/") ? "no-referrer" : "same-origin"))
                .as("only the page of a secret bears it in its address")
                .allSatisfy(answer -> assertThat(
                                answer.headers().firstValue("Location").orElse(""))
                        .doesNotContainPattern(LINK));
    }

    /** As people cut it off, mail programs add to it, and scanners play with it. */
    private void mistype(String link) throws IOException {
        secrets.add(link.substring("/l/".length()));
        Visitor stranger = new Visitor(port).with("Accept", "text/html");
        for (String wrong : List.of(
                link.substring(0, link.length() - 1),
                link + ".",
                link + ")",
                link + "/",
                link + "/more",
                link + "?utm_source=letter",
                link + ";jsessionid=1",
                link + "%00",
                link + "%",
                "/" + link,
                link.toUpperCase(Locale.ROOT),
                "/tasks" + link,
                "/camunda" + link,
                "/nowhere" + link)) {
            raw("GET " + wrong);
        }
        for (char odd : "<>|\"{}^`\\".toCharArray()) {
            raw("GET " + link + odd);
        }
        raw("GET " + link + "é");
        for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND")) {
            raw(method + " " + link);
        }
        get(new Visitor(port).with("Accept", "application/json"), link);
        get(new Visitor(port).with("Accept", "image/png"), link + "x");
        stranger.send("POST", link, Visitor.JSON, "{".getBytes(StandardCharsets.UTF_8));
        stranger.send("POST", link, Visitor.FORM, "a=%".getBytes(StandardCharsets.UTF_8));
        // signed in by the link, an address that begins like it leads nowhere
        Visitor reader = new Visitor(port).with("Accept", "text/html");
        get(reader, link);
        get(reader, link + "/more");
        reader.with("Accept", "application/json").get(link + "/more");
    }

    /** The database does not answer while somebody comes by a link, or is on the page it led to. */
    private void failOnTheWay(String link) {
        Visitor unlucky = new Visitor(port).with("Accept", "text/html");
        jdbc.execute("alter table person_link rename to person_link_away");
        try {
            assertThat(get(unlucky, link).statusCode()).isEqualTo(500);
            assertThat(send(unlucky, "POST", link, Map.of()).statusCode()).isEqualTo(500);
            postman.run();
        } finally {
            jdbc.execute("alter table person_link_away rename to person_link");
        }
        get(unlucky, link);
        jdbc.execute("alter table engagement rename to engagement_away");
        try {
            assertThat(get(unlucky, "/mine").statusCode()).isEqualTo(500);
            unlucky.with("Referer", "http://localhost:" + port + link).get("/mine");
        } finally {
            jdbc.execute("alter table engagement_away rename to engagement");
        }
    }

    private void choosePassword(String used, String failed) throws IOException {
        secrets.add(used.substring("/l/".length()));
        secrets.add(failed.substring("/l/".length()));
        Visitor person = new Visitor(port).with("Accept", "text/html");
        get(person, used);
        Map<String, String> fields = Map.of("token", used.substring("/l/".length()), "password", "x", "again", "y");
        assertThat(send(person, "POST", "/password", fields).statusCode()).isEqualTo(422);
        jdbc.execute("alter table person_link rename to person_link_away");
        try {
            Map<String, String> good = Map.of(
                    "token",
                    failed.substring("/l/".length()),
                    "password",
                    "une phrase assez longue",
                    "again",
                    "une phrase assez longue");
            assertThat(send(person, "POST", "/password", good).statusCode()).isEqualTo(500);
        } finally {
            jdbc.execute("alter table person_link_away rename to person_link");
        }
        raw("GET /password?token=" + failed.substring("/l/".length()));
    }

    private void growOld(String link) {
        clock.moveTo(Instant.now().plus(Duration.ofDays(22)));
        Visitor late = new Visitor(port).with("Accept", "text/html");
        assertThat(get(late, link).statusCode()).isEqualTo(410);
        assertThat(send(late, "POST", link, Map.of()).statusCode()).isEqualTo(200);
        postman.run();
    }

    private HttpResponse<String> get(Visitor visitor, String path) {
        HttpResponse<String> answer = visitor.get(path);
        answers.add(answer);
        return answer;
    }

    private HttpResponse<String> send(Visitor visitor, String method, String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("_csrf", visitor.cookie("UNISSON-CSRF"));
        HttpResponse<String> answer = visitor.send(method, path, Visitor.FORM, Visitor.fields(all));
        answers.add(answer);
        return answer;
    }

    /** What no well-behaved browser sends. */
    private void raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nContent-Length: 0\r\n"
                                    + "Connection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).as(request).matches("(?s)HTTP/1.1 [234].*");
        }
    }

    private static String path(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private static List<String> accessLog() {
        try (Stream<Path> files = Files.list(ACCESS_LOGS)) {
            return files.flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes letters, or refuses them with a sentence that quotes a link of theirs, as filters do. */
    private static final class MailServer implements AutoCloseable {

        private final ServerSocket socket;
        private final Set<String> secrets = new ConcurrentSkipListSet<>();
        private final Map<String, String> last = new ConcurrentHashMap<>();
        private volatile boolean refuses;

        private MailServer() {
            try {
                socket = new ServerSocket(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread thread = new Thread(this::serve, "a mail server");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        String lastLinkTo(String address) {
            assertThat(last).containsKey(address);
            return last.get(address);
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    talk(client);
                } catch (SocketException closed) {
                    // the test is over, or the client has gone
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        private void talk(Socket client) throws Exception {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = client.getOutputStream();
            say(out, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line.toUpperCase(Locale.ROOT).split("[ :]", 2)[0]) {
                    case "DATA" -> {
                        say(out, "354 go on");
                        StringBuilder letter = new StringBuilder();
                        for (String row = in.readLine(); !row.equals("."); row = in.readLine()) {
                            letter.append(row).append("\r\n");
                        }
                        say(out, take(letter.toString()));
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        }

        private String take(String letter) throws Exception {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(letter.getBytes(StandardCharsets.ISO_8859_1)));
            String text = MailTests.part(message, "text/plain");
            Stream.of(text, MailTests.part(message, "text/html"))
                    .flatMap(part -> LINK.matcher(part).results())
                    .forEach(found -> secrets.add(found.group(1)));
            var first = LINK.matcher(text);
            assertThat(first.find()).isTrue();
            last.put(message.getAllRecipients()[0].toString(), first.group());
            return refuses
                    ? "554 5.7.1 blocked as spam: it leads to http://localhost" + first.group()
                            + " which is on our list"
                    : "250 taken";
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
