package coop.unisson.isolation;

import coop.unisson.Visitor;
import coop.unisson.isolation.World.Whose;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One request nobody would make by hand, the same for the same seed. */
record Nonsense(String method, String path, String type, byte[] body, Map<String, String> headers) {

    /** Stands inside whatever could be taken for markup or code; it must never come back as it was sent. */
    static final String MARKER = "<script>zibeline</script>";

    private static final String IMAGE = "\"><img src=zibeline onerror=alert(1)>";

    private static final List<String> WORDS = List.of(
            MARKER,
            IMAGE,
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "__${7*7}__::.x",
            "*{7*7}",
            "~{login}",
            "' or 1=1 --",
            "1; drop table person",
            "../../../etc/passwd",
            "..%2f..%2f",
            "\u0000",
            "a\u0000b",
            "\uD83D\uDD27\u202E\u0416\u06DD",
            "\uFFFF",
            "\r\nX-Injected: zibeline",
            "-1",
            "-99999999999999999999",
            "1e999999999",
            "2147483648",
            "NaN",
            "0",
            "true",
            "null",
            "[]",
            "{}",
            "%",
            "%00",
            "é".repeat(300),
            "a".repeat(4000),
            "9999-99-99",
            "2027-10-04",
            "");

    private static final List<String> FIELDS = List.of(
            "what",
            "how",
            "reason",
            "title",
            "decision",
            "answer",
            "outcome",
            "doneOn",
            "quantityDone",
            "evidenceLink",
            "commitments[0].what",
            "commitments[9999].what",
            "commitments[-1].what",
            "partners[0].leadEmail",
            "a[",
            "a..b",
            "__proto__",
            "class.module.classLoader",
            "_method",
            "subject",
            "taskId",
            "lang",
            "email",
            "page",
            "firstResult",
            "maxResults",
            "sortBy",
            "sortOrder",
            "assigneeExpression",
            "processVariables",
            "orQueries",
            "variables");

    private static final List<String> TYPES = List.of(
            Visitor.JSON,
            Visitor.FORM,
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/json; charset=utf-7",
            "application/hal+json",
            "nonsense",
            "*/*");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND");

    static Nonsense of(Random random, List<Knock> knocks, World world, World.Who who) {
        Knock knock = knocks.get(random.nextInt(knocks.size()));
        Map<String, String> ids = new HashMap<>(world.idsOnce(who, Whose.values()[random.nextInt(4)]));
        if (random.nextInt(3) == 0) {
            ids.replaceAll((name, id) -> random.nextBoolean() ? id : encoded(word(random)));
        }
        String path = knock.path(world, ids);
        if (random.nextInt(4) == 0) {
            path = path.replace("unknown", encoded(word(random)));
        }
        if (random.nextInt(2) == 0) {
            path += path.contains("?") ? "&" : "?";
            path += fields(random);
        }
        if (knock.route().door().equals("engine")) {
            path = (random.nextInt(4) == 0 ? "/engine-rest" : Visitor.ENGINE) + path;
        }
        String method = random.nextInt(8) == 0
                ? METHODS.get(random.nextInt(METHODS.size()))
                : knock.route().method();
        boolean bare = method.equals("GET") || method.equals("HEAD") || method.equals("TRACE");
        Map<String, String> headers = new HashMap<>(Map.of("X-Forwarded-For", "198.18." + random.nextInt(256) + ".9"));
        switch (random.nextInt(12)) {
            case 0 -> headers.put("Accept", "text/html");
            case 1 -> headers.put("Accept", header(random));
            case 2 -> headers.put("Accept-Language", random.nextBoolean() ? "en" : header(random));
            case 3 -> headers.put("X-HTTP-Method-Override", "DELETE");
            case 4 -> headers.put("Cookie", "SESSION=" + header(random) + "; UNISSON-CSRF=" + header(random));
            case 5 -> headers.put("Referer", header(random));
            case 6 -> headers.put("X-Forwarded-For", header(random));
            case 7 -> headers.put("Authorization", "Basic " + header(random));
            case 8 -> headers.put("Range", "bytes=" + header(random));
            case 9 -> headers.put("If-Modified-Since", header(random));
            default -> headers.put("Accept", "*/*");
        }
        return new Nonsense(
                method,
                path,
                bare ? null : random.nextInt(3) == 0 ? TYPES.get(random.nextInt(TYPES.size())) : type(knock),
                bare ? new byte[0] : body(random, type(knock)),
                headers);
    }

    private static String type(Knock knock) {
        return knock.route().door().equals("own") && !knock.request().startsWith("/forms/")
                ? Visitor.FORM
                : Visitor.JSON;
    }

    private static byte[] body(Random random, String type) {
        String text =
                switch (random.nextInt(12)) {
                    case 0 -> "";
                    case 1 -> "{";
                    case 2 -> "[".repeat(2000);
                    case 3 -> word(random);
                    case 4 -> random.nextInt(20) == 0 ? "{\"what\":\"" + "a".repeat(1 << 20) + "\"}" : "null";
                    case 5 ->
                        "--x\r\nContent-Disposition: form-data; name=\"" + word(random) + "\"\r\n\r\n" + word(random);
                    case 6 -> "{\"variables\":{\"submission\":{\"value\":" + json(random, 1) + "}}}";
                    case 7 ->
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
                    default -> type.equals(Visitor.FORM) ? fields(random) : json(random, 0);
                };
        byte[] bytes = text.getBytes(random.nextInt(10) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return bytes;
    }

    private static String fields(Random random) {
        List<String> pairs = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = FIELDS.get(random.nextInt(FIELDS.size()));
            pairs.add(encoded(name) + "=" + encoded(word(random)));
            if (random.nextInt(4) == 0) {
                pairs.add(encoded(name) + "=" + encoded(word(random)));
            }
        }
        return String.join("&", pairs);
    }

    private static String json(Random random, int depth) {
        StringBuilder object = new StringBuilder("{");
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = FIELDS.get(random.nextInt(FIELDS.size())).replaceAll("[.\\[].*", "");
            object.append(object.length() > 1 ? "," : "")
                    .append('"')
                    .append(name)
                    .append("\":");
            switch (random.nextInt(6)) {
                case 0 -> object.append(depth < 4 ? json(random, depth + 1) : "1");
                case 1 ->
                    object.append('[')
                            .append(depth < 4 ? json(random, depth + 1) : "")
                            .append(']');
                case 2 -> object.append(random.nextLong());
                case 3 -> object.append(random.nextBoolean());
                default -> object.append(quoted(word(random)));
            }
        }
        return object.append('}').toString();
    }

    private static String quoted(String word) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : word.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\' || c > '~') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** What an HTTP client lets through in a header. */
    private static String header(Random random) {
        String word = word(random).replaceAll("[^ -~]", "?");
        return word.substring(0, Math.min(word.length(), 2000));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        String said = new String(body, StandardCharsets.UTF_8);
        return method + " " + path + " " + headers + " " + type + " " + said.substring(0, Math.min(300, said.length()));
    }
}
