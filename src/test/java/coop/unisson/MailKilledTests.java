package coop.unisson;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import coop.unisson.Driver.Cast;
import coop.unisson.shared.Ids;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Nodes die while they send: nothing is lost, and nothing that may go once goes twice. */
@Tag("own-jvm")
class MailKilledTests extends IntegrationTest {

    private static final int LETTERS = 300;
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private static final WithheldYes DOOR;

    static {
        SERVER.start();
        DOOR = new WithheldYes(SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() throws IOException {
        DOOR.close();
        SERVER.stop();
    }

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        EmbeddedDatabase.properties(properties);
    }

    @Autowired
    Driver driver;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void losesNoneAndDoublesNoneWhenItsNodeDiesFiveTimes() throws Exception {
        sendWhileNodesDie(5, 600);
    }

    @Test
    @Tag("long")
    void losesNoneAndDoublesNoneWhenItsNodeDiesFiftyTimes() throws Exception {
        sendWhileNodesDie(50, 120);
    }

    /** @param most how long each node lives once it sends, in milliseconds, at most */
    private void sendWhileNodesDie(int deaths, int most) throws Exception {
        Cast cast = driver.invited(2);
        jdbc.update("delete from mail");
        SERVER.purgeEmailFromAllMailboxes();
        for (int i = 0; i < LETTERS; i++) {
            write(cast, i % 2 == 0 ? "SILENT" : "TODAY");
        }

        Random random = new Random(20_271_013);
        for (int death = 0; death < deaths; death++) {
            try (OtherNode doomed = node()) {
                if (death % 2 == 0) {
                    DOOR.withhold();
                    doomed.port();
                    await().atMost(Duration.ofMinutes(2)).until(DOOR::isWithheld);
                } else {
                    int before = SERVER.getReceivedMessages().length;
                    doomed.port();
                    // it answers before it sends
                    await().atMost(Duration.ofMinutes(2)).until(() -> SERVER.getReceivedMessages().length > before);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(most));
                }
            }
            DOOR.letPass();
            // ten minutes later
            jdbc.update("update mail set claimed_at = claimed_at - interval '11 minutes' where state = 'SENDING'");
        }
        try (OtherNode last = node()) {
            last.port();
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
            while (count("state in ('WAITING', 'SENDING')") > 0 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }

        assertThat(count("state in ('SENT', 'UNCERTAIN')")).isEqualTo(LETTERS);
        assertThat(count("state = 'UNCERTAIN' and kind <> 'TODAY'"))
                .as("what must arrive goes again")
                .isZero();
        Map<String, List<String>> received = Stream.of(SERVER.getReceivedMessages())
                .collect(groupingBy(MailKilledTests::to, Collectors.mapping(MailKilledTests::id, Collectors.toList())));
        Map<String, String> kinds = jdbc
                .queryForList("select p.email, m.kind, m.state from mail m join person p on p.id = m.person_id")
                .stream()
                .collect(Collectors.toMap(
                        row -> String.valueOf(row.get("email")), row -> row.get("kind") + " " + row.get("state")));
        assertThat(kinds).hasSize(LETTERS);
        kinds.forEach((email, kind) -> {
            List<String> copies = received.getOrDefault(email, List.of());
            switch (kind) {
                case "SILENT SENT" -> {
                    assertThat(copies).as(email).isNotEmpty();
                    assertThat(Set.copyOf(copies))
                            .as("every copy bears one name")
                            .hasSize(1);
                }
                case "TODAY SENT" -> assertThat(copies).as(email).hasSize(1);
                case "TODAY UNCERTAIN" -> assertThat(copies).as(email).hasSizeLessThan(2);
                default -> throw new AssertionError(kind);
            }
        });
        assertThat(kinds.keySet())
                .as("a node died after a letter was kept and before it knew")
                .anyMatch(email -> isKeptUnknown(
                        kinds.get(email),
                        received.getOrDefault(email, List.of()).size()));
        System.out.println("Letters after " + deaths + " deaths: "
                + kinds.values().stream().collect(groupingBy(kind -> kind, counting())) + ", received "
                + SERVER.getReceivedMessages().length);
    }

    private static boolean isKeptUnknown(String kind, int copies) {
        return kind.equals("SILENT SENT") ? copies > 1 : kind.equals("TODAY UNCERTAIN") && copies == 1;
    }

    private void write(Cast cast, String kind) {
        String person = Ids.mint();
        jdbc.update(
                "insert into person (id, name, email, language) values (?, 'Léa', ?, 'FR')",
                person,
                person + "@mail.example");
        jdbc.update(
                "insert into mail (id, dedupe_key, kind, person_id, campaign_id, state, attempts, next_at, created_at,"
                        + " version) values (?, ?, ?, ?, ?, 'WAITING', 0, now(), now(), 0)",
                Ids.mint(),
                "test:" + person,
                kind,
                person,
                cast.campaign().value());
    }

    private long count(String where) {
        Long count = jdbc.queryForObject("select count(*) from mail where " + where, Long.class);
        return count == null ? 0 : count;
    }

    private static String to(MimeMessage message) {
        try {
            return message.getRecipients(RecipientType.TO)[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OtherNode node() {
        return OtherNode.with(
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + EmbeddedDatabase.url(),
                "--spring.datasource.username=postgres",
                "--unisson.administrator.email=admin@unisson.example",
                "--unisson.administrator.password=a long enough secret",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + DOOR.port(),
                "--unisson.mail.every=50ms");
    }
}
