package coop.unisson.engagement;

import coop.unisson.EmbeddedDatabase;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same page on the database it meets in production, where what fails once fails its whole transaction. */
@Tag("own-jvm")
class JoinPageOnPostgresTests extends JoinPageTests {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        EmbeddedDatabase.properties(properties);
    }
}
