package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever arrives first must not become administrator by chance. */
class NoAdministratorTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "--unisson.administrator.email=somebody@unisson.example"})
    void refusesToStartAndSaysWhy(String setting) {
        try (OtherNode node = node("refuses", setting)) {
            assertThat(node.exit()).isNotZero();
            assertThat(node.output())
                    .contains("APPLICATION FAILED TO START")
                    .contains("Aucun·e administrateur·rice n’est configuré·e")
                    .contains("No administrator is configured")
                    .contains("UNISSON_ADMINISTRATOR_PASSWORD")
                    .doesNotContain("Tomcat started");
        }
    }

    @Test
    void theDemonstrationBringsItsOwnPeople() {
        try (OtherNode node = node("demo", "--spring.profiles.active=demo")) {
            assertThat(new Visitor(node.port()).get("/login").statusCode()).isEqualTo(200);
        }
    }

    private static OtherNode node(String database, String setting) {
        return OtherNode.with(
                "--spring.datasource.url=jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
                setting.isEmpty() ? "--spring.main.banner-mode=off" : setting);
    }
}
