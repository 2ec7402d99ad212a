package coop.unisson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser without a window: keeps cookies, follows no redirect, and sends both protection tokens unless told not to. */
public class Visitor {

    public static final String ENGINE = "/camunda/api/engine/engine/default";
    public static final String JSON = "application/json";
    public static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client;
    private final String server;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Visitor(int port) {
        this(
                port,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    private Visitor(int port, HttpClient client) {
        this.client = client;
        this.server = "http://127.0.0.1:" + port;
        headers.put("Accept-Language", "fr");
    }

    /** Signs in as people do, by form. */
    public static Visitor signedIn(int port, String email, String password) {
        Visitor visitor = new Visitor(port);
        HttpResponse<String> answer = visitor.signIn(email, password);
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new AssertionError("signing in answers " + answer.statusCode());
        }
        visitor.get("/camunda/app/welcome/default/");
        return visitor;
    }

    public HttpResponse<String> signIn(String email, String password) {
        get("/login");
        return send(
                "POST",
                "/login",
                FORM,
                fields(Map.of("email", email, "password", password, "_csrf", cookie("UNISSON-CSRF"))));
    }

    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Visitor with(Map<String, String> more) {
        headers.putAll(more);
        return this;
    }

    public Visitor without(String cookie) {
        cookies.remove(cookie);
        return this;
    }

    public Visitor basic(String user, String password) {
        return with(
                "Authorization",
                "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Visitor keep(String cookie, String value) {
        cookies.put(cookie, value);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, new byte[0]);
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> send(String method, String path, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (!cookies.isEmpty() && !headers.containsKey("Cookie")) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (!"GET".equals(method)) {
            if (cookies.containsKey("XSRF-TOKEN")) {
                request.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
            }
            if (cookies.containsKey("UNISSON-CSRF")) {
                request.header("X-UNISSON-CSRF", cookie("UNISSON-CSRF"));
            }
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::store);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same person in another window. */
    public Visitor twin() {
        Visitor twin = new Visitor(URI.create(server).getPort(), client);
        twin.cookies.putAll(cookies);
        return twin;
    }

    private void store(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    public static byte[] fields(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    /** A document as Tasklist sends it. */
    public static String envelope(JsonNode document) {
        return "{\"variables\":{\"submission\":{\"value\":" + TextNode.valueOf(document.toString())
                + ",\"type\":\"String\"}}}";
    }
}
