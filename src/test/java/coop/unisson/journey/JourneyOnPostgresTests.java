package coop.unisson.journey;

import coop.unisson.EmbeddedDatabase;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class JourneyOnPostgresTests extends Journey {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        EmbeddedDatabase.properties(properties);
        properties.add("camunda.bpm.job-execution.enabled", () -> "true");
    }
}
