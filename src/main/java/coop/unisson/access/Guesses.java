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

    /** Counted before the password is looked at, so that no two guesses at once slip through. */
    private static final Limit AT_FIRST = new Limit(5, Duration.ofMinutes(1));

    private static final Limit[] LATER = {new Limit(10, Duration.ofMinutes(15)), new Limit(20, Duration.ofHours(1))};

    /** An office shares an address, and its people mistype. */
    private static final Limit[] FROM_ONE_PLACE = {
        new Limit(60, Duration.ofMinutes(1)), new Limit(300, Duration.ofHours(1))
    };

    private final Quotas quotas;

    Guesses(Quotas quotas) {
        this.quotas = quotas;
    }

    /** Whether this password may be tried at all; {@link #right} or {@link #wrong} says how it went. */
    boolean mayTry(String email, String address) {
        return !quotas.exhausted(place(address), FROM_ONE_PLACE)
                && !quotas.exhausted(account(email), LATER)
                && quotas.use(account(email), AT_FIRST);
    }

    void right(String email) {
        quotas.giveBack(account(email), AT_FIRST);
    }

    void wrong(String email, String address) {
        quotas.use(account(email), LATER);
        quotas.use(place(address), FROM_ONE_PLACE);
    }

    private static String account(String email) {
        return "password of " + email.strip().toLowerCase(Locale.ROOT);
    }

    private static String place(String address) {
        return "password from " + Quotas.network(address);
    }
}
