package coop.unisson.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import coop.unisson.Visitor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One request nobody would make by hand, the same for the same seed. */
record Nonsense(String method, String path, String type, byte[] body, Map<String, String> headers) {

    /** Stands inside whatever could be taken for markup or code; it must never come back as it was sent. */
    static final String MARKER = "<script>zibeline</script>";

    private static final String IMAGE = "\"><img src=zibeline onerror=alert(1)>";

    /** What somebody's template engine makes of it when it takes a sentence for code. */
    static final String CALCULATED = String.valueOf(7919 * 7919);

    /** One more than what anybody may send. */
    private static final int MEBIBYTE = 1 << 20;

    private static final List<String> WORDS = List.of(
            MARKER,
            IMAGE,
            "${7919*7919}",
            "#{7919*7919}",
            "{{7919*7919}}",
            "__${7919*7919}__::.x",
            "*{7919*7919}",
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

    /**
     * @param form what the form asked for there reads, where there is one
     * @param ids what stands for each placeholder
     */
    static Nonsense of(Random random, Knock knock, World world, Class<?> form, Map<String, String> ids) {
        Map<String, String> named = new HashMap<>(ids);
        if (random.nextInt(3) == 0) {
            named.replaceAll((name, id) -> random.nextBoolean() ? id : encoded(word(random)));
        }
        String path = knock.path(world, named);
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
                bare ? new byte[0] : body(random, knock, form),
                headers);
    }

    private static String type(Knock knock) {
        return knock.route().door().equals("own") && !knock.request().startsWith("/forms/")
                ? Visitor.FORM
                : Visitor.JSON;
    }

    private static byte[] body(Random random, Knock knock, Class<?> form) {
        boolean plain = type(knock).equals(Visitor.FORM);
        String text =
                switch (random.nextInt(16)) {
                    case 0 -> "";
                    case 1 -> "{";
                    case 2 -> "[".repeat(2000);
                    case 3 -> word(random);
                    case 4 -> random.nextInt(8) == 0 ? bulk(random, plain) : "null";
                    case 5 ->
                        "--x\r\nContent-Disposition: form-data; name=\"" + word(random) + "\"\r\n\r\n" + word(random);
                    case 6 -> "{\"variables\":{\"submission\":{\"value\":" + json(random, 1) + "}}}";
                    case 7 ->
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
                    case 8, 9 -> plain ? fields(random) : json(random, 0);
                    default -> answer(random, knock, form, plain);
                };
        return text.getBytes(random.nextInt(10) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    private static String bulk(Random random, boolean plain) {
        String letters = (random.nextBoolean() ? "a" : "é<").repeat(MEBIBYTE);
        return plain ? "what=" + letters : "{\"what\":\"" + letters + "\"}";
    }

    /** What the form asks for, with nonsense in some of its fields, others left out and others said twice. */
    private static String answer(Random random, Knock knock, Class<?> form, boolean plain) {
        ObjectNode document = document(random, form);
        if (knock.ends()) {
            document.put("zibeline", "so that nobody leaves for good");
        }
        if (plain) {
            List<String> pairs = new ArrayList<>();
            flatten("", document, pairs);
            for (int i = random.nextInt(3); i > 0 && !pairs.isEmpty(); i--) {
                String name = pairs.get(random.nextInt(pairs.size())).replaceFirst("=.*", "=");
                pairs.add(name + encoded(word(random)));
            }
            Collections.shuffle(pairs, random);
            return String.join("&", pairs);
        }
        String text = document.toString();
        if (!document.isEmpty() && random.nextInt(6) == 0) {
            text = "{" + quoted(document.fieldNames().next()) + ":" + quoted(word(random)) + "," + text.substring(1);
        }
        return knock.route().door().equals("engine")
                ? "{\"variables\":{\"submission\":{\"value\":" + TextNode.valueOf(text) + "}}}"
                : text;
    }

    private static ObjectNode document(Random random, Class<?> type) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        for (RecordComponent field : type.getRecordComponents()) {
            if (random.nextInt(6) > 0) {
                document.set(field.getName(), value(random, field.getGenericType()));
            }
        }
        return document;
    }

    private static JsonNode value(Random random, Type type) {
        if (random.nextInt(6) == 0) {
            return TextNode.valueOf(word(random));
        }
        if (type instanceof ParameterizedType many) {
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            int count = random.nextInt(20) == 0 ? 600 : random.nextInt(4);
            for (int i = 0; i < count; i++) {
                rows.add(value(random, many.getActualTypeArguments()[0]));
            }
            return rows;
        }
        Class<?> one = (Class<?>) type;
        if (one.isRecord()) {
            return document(random, one);
        }
        if (one.isEnum()) {
            Object[] words = one.getEnumConstants();
            return TextNode.valueOf(((Enum<?>) words[random.nextInt(words.length)]).name());
        }
        return TextNode.valueOf(
                switch (one.getSimpleName()) {
                    case "LocalDate" ->
                        List.of("2026-12-15", "2027-10-04", "1582-10-10", "+999999-01-01", "31/02/2027")
                                .get(random.nextInt(5));
                    case "boolean", "Boolean" -> String.valueOf(random.nextBoolean());
                    case "String" -> random.nextBoolean() ? word(random) : "Un atelier à Brest";
                    default ->
                        List.of("4", "-1", "0.0000001", "99999999999999999999", "1e400", "2147483648")
                                .get(random.nextInt(6));
                });
    }

    private static void flatten(String path, JsonNode value, List<String> pairs) {
        if (value.isObject()) {
            value.fields()
                    .forEachRemaining(field ->
                            flatten(path + (path.isEmpty() ? "" : ".") + field.getKey(), field.getValue(), pairs));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                flatten(path + "[" + i + "]", value.get(i), pairs);
            }
        } else {
            pairs.add(encoded(path) + "=" + encoded(value.asText()));
        }
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

    boolean hasManyRows() {
        return new String(body, StandardCharsets.UTF_8).split("},\\{|\",\"|%5B").length > 500;
    }

    /** Whether it carries this anywhere. */
    boolean says(String word) {
        return path.contains(word) || new String(body, StandardCharsets.UTF_8).contains(word);
    }

    @Override
    public String toString() {
        String said = new String(body, StandardCharsets.UTF_8);
        return method + " " + path + " " + headers + " " + type + " " + said.substring(0, Math.min(300, said.length()));
    }
}
