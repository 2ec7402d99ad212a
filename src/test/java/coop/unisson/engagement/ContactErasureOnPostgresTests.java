package coop.unisson.engagement;

import coop.unisson.EmbeddedDatabase;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same on the database of production, whose row locks are others. */
@Tag("own-jvm")
class ContactErasureOnPostgresTests extends ContactErasureTests {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        EmbeddedDatabase.properties(properties);
    }
}
