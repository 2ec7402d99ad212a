package coop.unisson.shared;

import java.util.TimeZone;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Runs the JVM in UTC, wherever it stands. The engine writes moments into columns without a zone, as the JVM's own zone
 * shows them: in a zone with summer time the hour that comes twice on 31 October 2027 would be one hour in the database, and
 * nodes in two zones would disagree about every timer; and a JVM west of Greenwich reads a day of ours as the one before. People's days and hours never come from here: they are read in
 * {@link ShiftedClock#ZONE}.
 */
class StorageZone implements ApplicationListener<ApplicationStartingEvent> {

    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }
}
