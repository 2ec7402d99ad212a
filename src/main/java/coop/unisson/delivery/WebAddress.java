package coop.unisson.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** A link that leads to a page, and to nothing else. */
final class WebAddress {

    private static final Set<String> WEB = Set.of("http", "https");

    private WebAddress() {}

    /** Whether a browser finds a page there: {@code http} or {@code https}, and a host. */
    static boolean is(String link) {
        try {
            URI address = new URI(link);
            return address.getScheme() != null
                    && WEB.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
