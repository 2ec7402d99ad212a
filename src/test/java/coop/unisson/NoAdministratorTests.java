package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever arrives first must not become administrator by chance. That the demonstration starts, its own tests show. */
class NoAdministratorTests {

    @Test
    void refusesToStartAndSaysWhy() {
        try (OtherNode nothing = node("nothing", "--spring.main.banner-mode=off");
                OtherNode half = node("half", "--unisson.administrator.email=somebody@unisson.example")) {
            for (OtherNode node : List.of(nothing, half)) {
                assertThat(node.exit()).isNotZero();
                assertThat(node.output())
                        .contains("APPLICATION FAILED TO START")
                        .contains("Aucun·e administrateur·rice n’est configuré·e")
                        .contains("No administrator is configured")
                        .contains("UNISSON_ADMINISTRATOR_PASSWORD")
                        .doesNotContain("Tomcat started");
            }
        }
    }

    private static OtherNode node(String database, String setting) {
        return OtherNode.with(
                "--spring.datasource.url=jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", setting);
    }
}
