package coop.unisson.engagement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets, some time after the answer, who asked to join and what they said: whoever was declined or never answered has no
 * part in anything, and whoever was invited is known by their own part.
 */
@Component
class ApplicationErasure {

    private static final int AT_ONCE = 100;

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
        int all = 0;
        List<ApplicationId> next = applications.answeredBefore(before, AT_ONCE);
        while (!next.isEmpty()) {
            next.forEach(applications::erase);
            all += next.size();
            next = applications.answeredBefore(before, AT_ONCE);
        }
        return all;
    }
}
