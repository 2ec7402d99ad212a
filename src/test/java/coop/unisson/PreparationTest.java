package coop.unisson;

import coop.unisson.access.AccessService;
import coop.unisson.access.Quotas;
import coop.unisson.engagement.FirstStep;
import coop.unisson.engagement.StillNeeded;
import coop.unisson.shared.Decisions;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.RecordApplicationEvents;

/**
 * The rooms before commitments on their real schema, without the engine: services, forms and the decision tables as they
 * are written in {@code processes/}. Each test is a transaction of its own, rolled back.
 */
@DataJpaTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:preparation;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=validate",
            "spring.jpa.show-sql=false"
        })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ImportAutoConfiguration(ValidationAutoConfiguration.class)
@Import({PreparationTest.Rooms.class, Quotas.class})
@ActiveProfiles("test")
@RecordApplicationEvents
public abstract class PreparationTest {

    /** Signing in is another test's business. */
    @MockitoBean
    protected AccessService access;

    /** What promises name is a later room's business. */
    @MockitoBean
    protected StillNeeded elsewhere;

    @TestConfiguration
    @ComponentScan(
            basePackages = {
                "coop.unisson.shared",
                "coop.unisson.partner",
                "coop.unisson.campaign",
                "coop.unisson.engagement"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(\\.web\\.|Tests?\\b).*"))
    static class Rooms {

        @Bean
        Decisions writtenTables() {
            return new WrittenTables();
        }

        @Bean
        FirstStep firstStep() {
            return language -> "Faire le point de départ";
        }
    }
}
