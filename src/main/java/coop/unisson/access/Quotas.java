package coop.unisson.access;

import coop.unisson.shared.Problem;
import coop.unisson.shared.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How often the same place may try the same thing. Counted in the database, so all nodes count together. */
@Service
public class Quotas {

    /** So often within a span that begins with the first time. */
    public record Limit(int most, Duration within) {}

    private static final int ATTEMPTS = 4;

    /** A household or an office has so many bytes of an IPv6 address to itself. */
    private static final int NETWORK = 8;

    private final QuotaRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Quotas(QuotaRows rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Counts one more, in the transaction that is going on or in one of its own.
     *
     * @return false when a limit is reached
     */
    public boolean use(String place, Limit... limits) {
        for (Limit limit : limits) {
            if (!use(hash(place, limit), limit)) {
                return false;
            }
        }
        return true;
    }

    /**
     * As {@link #use}, for a request from a network address.
     *
     * @param what is tried
     * @param code what is said to whoever tries more
     * @throws Problem 429 when a limit is reached
     */
    public void spend(String what, HttpServletRequest request, String code, Limit... limits) {
        if (!use(what + " from " + network(request.getRemoteAddr()), limits)) {
            throw Problem.tooMany(code);
        }
    }

    private boolean use(String hash, Limit limit) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> count(hash, limit)));
            } catch (DataIntegrityViolationException metAnother) {
                // the first of a span, at the same moment; whoever's transaction this is begins again
                if (attempt == ATTEMPTS || TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw metAnother;
                }
            }
        }
    }

    private boolean count(String hash, Limit limit) {
        Instant now = clock.instant();
        if (rows.use(hash, limit.most(), now) == 1) {
            return true;
        }
        rows.forget(now);
        if (rows.existsById(hash)) {
            return false;
        }
        rows.saveAndFlush(new Quota(hash, now.plus(limit.within())));
        return true;
    }

    /** Whether a limit is reached, without counting. */
    boolean exhausted(String place, Limit... limits) {
        Instant now = clock.instant();
        return Arrays.stream(limits).anyMatch(limit -> rows.findById(hash(place, limit))
                .filter(row -> row.exhausted(limit.most(), now))
                .isPresent());
    }

    /** Takes one back that turned out to be harmless. */
    void giveBack(String place, Limit limit) {
        transaction.executeWithoutResult(status -> rows.giveBack(hash(place, limit)));
    }

    private static String hash(String place, Limit limit) {
        return Sha256.of(place + " " + limit.within());
    }

    /** Where a request comes from, as far as one place is told from another. */
    public static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
