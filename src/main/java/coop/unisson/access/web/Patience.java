package coop.unisson.access.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.unisson.shared.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How often one network address may try something before it is asked to wait. An office shares an address. */
class Patience {

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 100_000;

    private final int most;
    private final String code;
    private final Cache<String, AtomicInteger> tries = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterWrite(FORGOTTEN)
            .build();

    /**
     * @param most within {@link #FORGOTTEN}
     * @param code what is said to whoever tries more
     */
    Patience(int most, String code) {
        this.most = most;
        this.code = code;
    }

    /**
     * @throws Problem 429 from the same address too often
     */
    void lose(HttpServletRequest request) {
        if (tries.get(request.getRemoteAddr(), address -> new AtomicInteger()).incrementAndGet() > most) {
            throw Problem.tooMany(code);
        }
    }
}
