package coop.unisson.retrospective;

import coop.unisson.delivery.Delivery;
import coop.unisson.delivery.Outcome;
import jakarta.persistence.Embeddable;
import java.util.Collection;

/** How many promises came to what. Counts only: nothing is weighed, rated or ranked. */
@Embeddable
public record Tally(int promised, int delivered, int partly, int late, int replaced, int notDelivered) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

    static Tally of(Collection<Delivery> deliveries) {
        return new Tally(
                deliveries.size(),
                count(deliveries, Outcome.DELIVERED),
                count(deliveries, Outcome.PARTLY),
                count(deliveries, Outcome.LATE),
                count(deliveries, Outcome.REPLACED),
                count(deliveries, Outcome.NOT_DELIVERED));
    }

    private static int count(Collection<Delivery> deliveries, Outcome outcome) {
        return (int) deliveries.stream()
                .filter(delivery -> delivery.outcome().filter(outcome::equals).isPresent())
                .count();
    }

    Tally plus(Tally other) {
        return new Tally(
                promised + other.promised,
                delivered + other.delivered,
                partly + other.partly,
                late + other.late,
                replaced + other.replaced,
                notDelivered + other.notDelivered);
    }

    /** Promises kept, be it less, later or otherwise than written. */
    public int done() {
        return delivered + partly + late + replaced;
    }

    /** Promises nobody has accounted for. */
    public int open() {
        return promised - done() - notDelivered;
    }
}
