package coop.unisson.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The one clock everybody reads, engine included. It runs with the machine's, except where the demo or a test shifts it. */
@Component
public class ShiftedClock extends Clock {

    /** Campaigns live in one time zone; every working day and deadline is read in it. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    /** The clock was moved; whoever keeps a clock of its own follows. */
    public record Moved(Duration offset) {}

    private final ApplicationEventPublisher events;
    private volatile Duration offset = Duration.ZERO;

    public ShiftedClock(ApplicationEventPublisher events) {
        this.events = events;
    }

    public void moveTo(Instant instant) {
        shift(Duration.between(Clock.systemUTC().instant(), instant));
    }

    public void reset() {
        shift(Duration.ZERO);
    }

    private void shift(Duration newOffset) {
        offset = newOffset;
        events.publishEvent(new Moved(newOffset));
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), offset);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(offset);
    }
}
