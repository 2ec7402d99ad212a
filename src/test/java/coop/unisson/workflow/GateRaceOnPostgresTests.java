package coop.unisson.workflow;

import coop.unisson.EmbeddedDatabase;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same races on the database of production. */
@Tag("own-jvm")
class GateRaceOnPostgresTests extends GateRaceTests {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        EmbeddedDatabase.properties(properties);
    }
}
