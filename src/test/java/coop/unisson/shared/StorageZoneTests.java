package coop.unisson.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

class StorageZoneTests {

    @Configuration
    static class Nothing {}

    /** As any application with our jar starts. */
    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Europe/Paris", "UTC"})
    void runsInUtcWhereverTheMachineStands(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            new SpringApplicationBuilder(Nothing.class)
                    .web(WebApplicationType.NONE)
                    .properties("spring.main.banner-mode=off")
                    .run()
                    .close();
            assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
