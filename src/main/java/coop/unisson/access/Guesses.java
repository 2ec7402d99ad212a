package coop.unisson.access;

import coop.unisson.access.Quotas.Limit;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords: the more often, the longer the wait. An address nobody has is treated like one
 * somebody has, so waiting tells nothing; and every wait ends by itself.
 */
@Component
class Guesses {

    private static final Limit[] OF_ONE_ACCOUNT = {
        new Limit(5, Duration.ofMinutes(1)), new Limit(10, Duration.ofMinutes(15)), new Limit(20, Duration.ofHours(1))
    };

    /** An office shares an address, and its people mistype. */
    private static final Limit[] FROM_ONE_PLACE = {
        new Limit(60, Duration.ofMinutes(1)), new Limit(300, Duration.ofHours(1))
    };

    private final Quotas quotas;

    Guesses(Quotas quotas) {
        this.quotas = quotas;
    }

    /** Whether this password may be tried at all; it counts as wrong until {@link #right} says otherwise. */
    boolean mayTry(String email, String address) {
        return quotas.use(place(address), FROM_ONE_PLACE) && quotas.use(account(email), OF_ONE_ACCOUNT);
    }

    void right(String email, String address) {
        quotas.forget(account(email), OF_ONE_ACCOUNT);
        quotas.giveBack(place(address), FROM_ONE_PLACE);
    }

    private static String account(String email) {
        return "password of " + email.strip().toLowerCase(Locale.ROOT);
    }

    private static String place(String address) {
        return "password from " + Quotas.network(address);
    }
}
