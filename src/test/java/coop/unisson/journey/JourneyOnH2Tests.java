package coop.unisson.journey;

import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
        properties = {
            "camunda.bpm.job-execution.enabled=true",
            "spring.datasource.url=jdbc:h2:mem:journey;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000"
        })
class JourneyOnH2Tests extends Journey {}
