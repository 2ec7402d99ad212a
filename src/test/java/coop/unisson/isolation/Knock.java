package coop.unisson.isolation;

import coop.unisson.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code routes.txt}: a route, what is asked for there, and which kind of answer that gets.
 *
 * @param last whether it changes the world, and so comes after everything else
 */
record Knock(Route route, String request, String kind, boolean last) {

    private static final Pattern FORM = Pattern.compile("/(?:acts|forms)/([a-z-]+)");

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE", "OPTIONS");

    static List<Knock> all() {
        return Expectation.lines("routes.txt").stream().map(Knock::parse).toList();
    }

    private static Knock parse(String line) {
        String[] parts = line.split("\\|");
        Route route = Route.parse(parts[0]);
        String request = parts[1].strip();
        String kind = parts[2].strip();
        return new Knock(
                route,
                request.isEmpty() ? route.path() : request,
                kind.replaceFirst("^last ", ""),
                kind.startsWith("last "));
    }

    /** Reports and receipts exist only once a campaign is over. */
    boolean ofThePast() {
        return request.startsWith("/reports/") || request.startsWith("/receipts/") || request.startsWith("/charter/");
    }

    /** Whether it is the way to a form by which somebody leaves, or everything ends. */
    boolean ends() {
        return route.method().equals("POST") && request.matches("/(?:acts|forms)/(?:step-back|cancel-campaign)\\?.*");
    }

    /** The form that is named in the address; nothing where the task behind it decides. */
    Optional<String> form() {
        Matcher named = FORM.matcher(request);
        return named.lookingAt() && !named.group(1).equals("any") ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** The address with these things in it; what the engine calls {@code id} is whatever its first word says. */
    String path(World world, Map<String, String> ids) {
        String path = request;
        if (!route.door().equals("own")) {
            path = path.replaceFirst("^((?:/history)?/task)/\\{id}", "$1/{task}")
                    .replaceFirst("^(/process-instance|/execution|/history/process-instance)/\\{id}", "$1/{instance}")
                    .replaceFirst("/process-instance/\\{id}", "/process-instance/{instance}")
                    .replaceFirst("^/user/\\{id}", "/user/{user}")
                    .replaceFirst("^/filter/\\{id}", "/filter/" + world.filter())
                    .replaceFirst("/process-definition/\\{id}", "/process-definition/" + world.definition())
                    .replace("/{key}", "/campaign")
                    .replaceFirst("\\{engine}|\\{processEngineName}", "default");
        }
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        String all = path.replaceAll("\\{[\\w-]+}", "unknown");
        return route.door().equals("engine") && route.method().equals("GET") && !all.contains("?")
                ? all + "?maxResults=1"
                : all;
    }

    HttpResponse<String> send(Visitor visitor, String path) {
        if (WITHOUT_BODY.contains(route.method())) {
            return visitor.send(route.method(), path, null, new byte[0]);
        }
        boolean form = route.door().equals("own") && !path.startsWith("/forms/");
        String body = form
                ? "_csrf=" + visitor.cookie("UNISSON-CSRF")
                : path.matches(".*/(?:submit-form|complete|start)")
                        ? "{\"variables\":{\"submission\":{\"value\":\"{}\"}}}"
                        : "{}";
        return visitor.send(
                route.method(), path, form ? Visitor.FORM : Visitor.JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return route + " (" + request + ") " + kind;
    }
}
