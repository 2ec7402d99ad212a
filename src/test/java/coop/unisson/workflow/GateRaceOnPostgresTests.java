package coop.unisson.workflow;

import coop.unisson.EmbeddedDatabase;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("own-jvm")
class GateRaceOnPostgresTests extends GateRace {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        EmbeddedDatabase.properties(properties);
    }
}
