package coop.unisson.access;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.partner.PersonId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

class LinkTests extends IntegrationTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Autowired
    Driver driver;

    @Autowired
    LinkService links;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @Test
    void opensNothingWithTenThousandAlteredLinks() {
        Partner partner = driver.invited(2).partner(0);
        String token = links.issue(new PersonId(partner.lead()), "task").replace("/l/", "");
        assertThat(links.open(token)).isPresent();

        Random random = new Random(20271004);
        int opened = 0;
        for (int i = 0; i < 10_000; i++) {
            StringBuilder altered = new StringBuilder(token);
            int at = random.nextInt(token.length());
            char other;
            do {
                other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            } while (other == token.charAt(at));
            altered.setCharAt(at, other);
            opened += links.open(altered.toString()).isPresent() ? 1 : 0;
        }
        assertThat(opened).isZero();
    }

    @Test
    void asksWhoeverTriesManyToWaitAndNobodyElse() {
        for (int i = 0; i < 60; i++) {
            assertThat(from("203.0.113.9").get("/l/nothing").statusCode()).isEqualTo(404);
        }
        var answer = from("203.0.113.9").with("Accept", "text/html").get("/l/nothing");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Attendez quelques minutes");
        assertThat(from("203.0.113.10").get("/l/nothing").statusCode()).isEqualTo(404);
        Partner partner = driver.invited(2).partner(0);
        String link = links.issue(new PersonId(partner.lead()), null);
        assertThat(from("203.0.113.9").get(link).statusCode())
                .as("a good link opens all the same")
                .isEqualTo(302);
    }

    private Visitor from(String address) {
        return new Visitor(port).with("X-Forwarded-For", address);
    }

    @Test
    void keepsNoSecret() {
        Partner partner = driver.invited(2).partner(0);
        String token = links.issue(new PersonId(partner.lead()), null).replace("/l/", "");

        assertThat(jdbc.queryForList("select hash from person_link where person_id = ?", String.class, partner.lead()))
                .isNotEmpty()
                .doesNotContain(token);
    }
}
