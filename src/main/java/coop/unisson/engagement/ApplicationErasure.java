package coop.unisson.engagement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets, some time after the answer, who asked to join and what they said: whoever was declined or never answered has no
 * part in anything, and whoever was invited is known by their own part.
 */
@Component
class ApplicationErasure {

    private final ApplicationService applications;
    private final Clock clock;
    private final Duration kept;

    ApplicationErasure(
            ApplicationService applications, Clock clock, @Value("${unisson.applications.kept}") Duration kept) {
        this.applications = applications;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * Each in a transaction of its own; on several nodes whoever comes second finds it done.
     *
     * @return how many were forgotten
     */
    @Scheduled(
            initialDelayString = "${unisson.applications.erased-every}",
            fixedDelayString = "${unisson.applications.erased-every}")
    int run() {
        Instant before = clock.instant().minus(kept);
        return Batches.workOff(most -> applications.answeredBefore(before, most), applications::erase);
    }
}
