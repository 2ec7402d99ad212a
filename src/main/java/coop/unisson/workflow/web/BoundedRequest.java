package coop.unisson.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list asked for without a bound, as some of Cockpit's screens do: it gets the largest the engine allows. */
class BoundedRequest extends HttpServletRequestWrapper {

    private static final int LARGEST = 2000;

    /** Lists are asked for in an address or, where that is too short, in a document. */
    private static final Set<String> READING = Set.of("GET", "POST");

    BoundedRequest(HttpServletRequest request) {
        super(request);
    }

    static boolean isNeededBy(HttpServletRequest request) {
        String query = request.getQueryString();
        return READING.contains(request.getMethod()) && (query == null || !query.contains("maxResults="));
    }

    @Override
    public String getQueryString() {
        @Nullable String query = super.getQueryString();
        return (query == null ? "" : query + "&") + "maxResults=" + LARGEST;
    }
}
