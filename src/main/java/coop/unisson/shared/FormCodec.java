package coop.unisson.shared;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/**
 * One codec for every door. A form is a JSON document whose paths are the field names, so a plain form post of {@code
 * commitments[0].channel=radio} and the document {@code {"commitments":[{"channel":"radio"}]}} are the same submission.
 */
@Component
public class FormCodec {

    /** The largest document a form may send, in bytes. */
    private static final int LIMIT = 512 * 1024;

    /** More rows than any form has. */
    private static final int MOST_ROWS = 500;

    /** Deeper than any form is. */
    private static final int DEEPEST = 6;

    private static final Pattern STEP = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(?:\\[(\\d{1,4})])?");

    private final Validator validator;
    private final ObjectMapper json;

    public FormCodec(Validator validator) {
        this.validator = validator;
        this.json = JsonMapper.builder()
                .findAndAddModules()
                // a round amount is written 60, never 6E+1, which no form could read again
                .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .addModule(new SimpleModule()
                        .addDeserializer(BigDecimal.class, new Decimals())
                        .addDeserializer(LocalDate.class, new Dates()))
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(MapperFeature.BLOCK_UNSAFE_POLYMORPHIC_BASE_TYPES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                .build();
    }

    /** The document of a plain form post. */
    public JsonNode fromFields(Map<String, List<String>> fields) {
        ObjectNode root = json.createObjectNode();
        new TreeMap<>(fields).forEach((name, values) -> {
            if (!name.startsWith("_")) {
                put(root, name, values);
            }
        });
        return tidy(root);
    }

    private void put(ObjectNode root, String name, List<String> values) {
        String[] steps = name.split("\\.", -1);
        if (steps.length > DEEPEST) {
            throw Problem.malformed("malformed-field");
        }
        ObjectNode node = root;
        for (int i = 0; i < steps.length; i++) {
            Matcher step = STEP.matcher(steps[i]);
            if (!step.matches()) {
                throw Problem.malformed("malformed-field");
            }
            boolean last = i == steps.length - 1;
            if (step.group(2) == null && last) {
                if (values.size() == 1) {
                    node.put(step.group(1), values.get(0));
                } else {
                    ArrayNode many = node.putArray(step.group(1));
                    values.forEach(many::add);
                }
                return;
            }
            node = step.group(2) == null
                    ? child(node, step.group(1), ObjectNode.class, node::putObject)
                    : row(child(node, step.group(1), ArrayNode.class, node::putArray), Integer.parseInt(step.group(2)));
        }
        throw Problem.malformed("malformed-field");
    }

    private static <N extends JsonNode> N child(
            ObjectNode parent, String name, Class<N> kind, Function<String, N> put) {
        JsonNode there = parent.get(name);
        if (there == null) {
            return put.apply(name);
        }
        if (!kind.isInstance(there)) {
            throw Problem.malformed("malformed-field");
        }
        return kind.cast(there);
    }

    private ObjectNode row(ArrayNode rows, int index) {
        if (index >= MOST_ROWS) {
            throw Problem.malformed("too-many-rows", MOST_ROWS);
        }
        while (rows.size() <= index) {
            rows.addObject();
        }
        if (rows.get(index) instanceof ObjectNode row) {
            return row;
        }
        throw Problem.malformed("malformed-field");
    }

    /** A document as the forms' scripts send it: rows nobody filled in are dropped. */
    private JsonNode tidy(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(tidy(property.getValue())));
        } else if (node instanceof ArrayNode array) {
            if (array.size() > MOST_ROWS) {
                throw Problem.malformed("too-many-rows", MOST_ROWS);
            }
            for (int i = array.size() - 1; i >= 0; i--) {
                array.set(i, tidy(array.get(i)));
                if (blank(array.get(i))) {
                    array.remove(i);
                }
            }
        }
        return node;
    }

    private static boolean blank(JsonNode node) {
        if (node.isContainerNode()) {
            for (JsonNode child : node) {
                if (!blank(child)) {
                    return false;
                }
            }
            return true;
        }
        return node.isNull() || node.asText().isBlank();
    }

    /** The field names and values of a document, as a form shows them; a list of plain values keeps one name. */
    public static Map<String, List<String>> toFields(JsonNode document) {
        Map<String, List<String>> fields = new TreeMap<>();
        collect("", document, fields);
        return fields;
    }

    private static void collect(String path, JsonNode node, Map<String, List<String>> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(property -> collect(
                            path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                            property.getValue(),
                            fields));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i).isObject() ? path + "[" + i + "]" : path, node.get(i), fields);
            }
        } else if (!node.isNull()) {
            fields.computeIfAbsent(path, name -> new ArrayList<>()).add(node.asText());
        }
    }

    /**
     * Reads what arrived.
     *
     * @throws Problem 413 when it is longer than any form, 400 when it is no document
     */
    public JsonNode parse(InputStream in) throws IOException {
        byte[] body = bounded(in);
        try {
            JsonNode document = json.readTree(body);
            if (document == null || !document.isContainerNode()) {
                throw Problem.malformed("malformed-document");
            }
            return document;
        } catch (JsonProcessingException | CharConversionException e) {
            throw Problem.malformed("malformed-document");
        }
    }

    /**
     * What arrived, as far as any form goes.
     *
     * @throws Problem 413 when it is longer
     */
    public static byte[] bounded(InputStream in) throws IOException {
        byte[] body = in.readNBytes(LIMIT + 1);
        if (body.length > LIMIT) {
            throw Problem.tooLarge("too-large", LIMIT / 1024);
        }
        return body;
    }

    /** A submission as a document, for prefilling. */
    public JsonNode encode(Object submission) {
        return json.valueToTree(submission);
    }

    /**
     * Reads a submission.
     *
     * @throws Refused with every value that is not a date, number or choice, and every broken constraint of the record
     * @throws Problem 400 when the document has fields the form does not have
     */
    public <S> S decode(JsonNode document, Class<S> type) {
        JsonNode tidied = tidy(document.deepCopy());
        refuseUnstorable(tidied);
        List<Flaw> flaws = new ArrayList<>();
        S submission = bind(tidied, type, flaws);
        if (submission != null) {
            validator.validate(submission).stream()
                    .map(FormCodec::flaw)
                    .filter(flaw ->
                            flaws.stream().noneMatch(known -> known.field().equals(flaw.field())))
                    .forEach(flaws::add);
        }
        if (!flaws.isEmpty() || submission == null) {
            flaws.sort(Comparator.comparing(flaw -> place(flaw.field(), type)));
            throw new Refused(flaws);
        }
        return submission;
    }

    /** Where a field stands in its form: in the order in which the record names its fields, rows in their own. */
    private static String place(String field, Class<?> record) {
        StringBuilder place = new StringBuilder();
        Class<?> type = record;
        Matcher step = STEP.matcher(field);
        while (step.find() && type.isRecord()) {
            List<RecordComponent> components = List.of(type.getRecordComponents());
            List<String> names =
                    components.stream().map(RecordComponent::getName).toList();
            int at = names.indexOf(step.group(1));
            place.append("%02d %04d ".formatted(at, step.group(2) == null ? 0 : Integer.parseInt(step.group(2))));
            type = at < 0 ? Object.class : valueOf(components.get(at));
        }
        return place.toString();
    }

    /** The type of a component's value, or of each of its rows. */
    private static Class<?> valueOf(RecordComponent component) {
        ResolvableType type = ResolvableType.forType(component.getGenericType());
        return type.asCollection().hasGenerics()
                ? type.asCollection().getGeneric().toClass()
                : type.toClass();
    }

    /** Binds as often as it takes to name every unreadable value at once, leaving each out as it is found. */
    private <S> @org.jspecify.annotations.Nullable S bind(JsonNode document, Class<S> type, List<Flaw> flaws) {
        while (true) {
            try {
                return json.treeToValue(document, type);
            } catch (InvalidFormatException e) {
                String field = path(e);
                flaws.add(Flaw.block(field, code(e.getTargetType())));
                leaveOut(document, e.getPath());
            } catch (JsonMappingException e) {
                throw Problem.malformed("malformed-field");
            } catch (JsonProcessingException e) {
                throw Problem.malformed("malformed-document");
            }
        }
    }

    private static void leaveOut(JsonNode document, List<JsonMappingException.Reference> path) {
        JsonNode parent = document;
        for (int i = 0; i < path.size() - 1; i++) {
            JsonMappingException.Reference step = path.get(i);
            JsonNode child =
                    step.getFieldName() != null ? parent.get(step.getFieldName()) : parent.get(step.getIndex());
            if (child == null) {
                throw Problem.malformed("malformed-field");
            }
            if (!child.isContainerNode()) {
                break;
            }
            parent = child;
        }
        JsonMappingException.Reference last = path.get(path.size() - 1);
        JsonNode removed = null;
        if (parent instanceof ObjectNode object) {
            removed = object.remove(
                    last.getFieldName() != null
                            ? last.getFieldName()
                            : path.get(path.size() - 2).getFieldName());
        } else if (parent instanceof ArrayNode array) {
            removed = array.remove(last.getIndex());
        }
        if (removed == null) {
            throw Problem.malformed("malformed-field");
        }
    }

    private static String code(Class<?> target) {
        if (Temporal.class.isAssignableFrom(target)) {
            return "date";
        }
        return target.isEnum() || target == boolean.class || target == Boolean.class ? "choice" : "number";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "")
                .replaceFirst("\\[\\d+]$", "");
    }

    /** A constraint's own message is the flaw's code; without one the constraint's name is. */
    private static Flaw flaw(ConstraintViolation<?> violation) {
        String annotation = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
        Object limit = attributes.getOrDefault("max", attributes.getOrDefault("value", ""));
        String own = violation.getMessageTemplate();
        return Flaw.block(
                violation.getPropertyPath().toString().replaceFirst("\\[\\d+]\\.<list element>$", ""),
                own.startsWith("{")
                        ? annotation.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
                        : own,
                limit);
    }

    /**
     * Refuses what no keyboard types and PostgreSQL does not store: control characters and halves of characters.
     *
     * @throws Problem 400
     */
    public static void refuseUnstorable(JsonNode document) {
        boolean found = toFields(document).entrySet().stream()
                .flatMap(field -> Stream.concat(Stream.of(field.getKey()), field.getValue().stream()))
                .flatMapToInt(String::codePoints)
                .anyMatch(FormCodec::unstorable);
        if (found) {
            throw Problem.malformed("control-characters");
        }
    }

    /** Whether a text is free of what {@link #refuseUnstorable} refuses. */
    static boolean isStorable(String text) {
        return text.codePoints().noneMatch(FormCodec::unstorable);
    }

    private static boolean unstorable(int character) {
        boolean control = character < ' ' && character != '\n' && character != '\r' && character != '\t';
        return control || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE);
    }

    /** Days as browsers send them, {@code 2027-10-04}; no year people do not live in. */
    private static class Dates extends StdScalarDeserializer<LocalDate> {

        private static final Pattern TYPED = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");

        Dates() {
            super(LocalDate.class);
        }

        @Override
        public @org.jspecify.annotations.Nullable LocalDate deserialize(
                JsonParser parser, DeserializationContext context) throws IOException {
            String typed = parser.getValueAsString("").strip();
            if (typed.isEmpty() && parser.hasToken(JsonToken.VALUE_STRING)) {
                return null;
            }
            try {
                if (TYPED.matcher(typed).matches()) {
                    return LocalDate.parse(typed);
                }
            } catch (DateTimeException noSuchDay) {
                // said below
            }
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, typed, "not a day");
        }
    }

    /** Numbers as people write them in French too, {@code 2,5}; none so long that calculating with it takes a while. */
    private static class Decimals extends StdScalarDeserializer<BigDecimal> {

        private static final Pattern TYPED = Pattern.compile("[+-]?\\d{1,15}(?:[.,]\\d{1,15})?");

        Decimals() {
            super(BigDecimal.class);
        }

        @Override
        public @org.jspecify.annotations.Nullable BigDecimal deserialize(
                JsonParser parser, DeserializationContext context) throws IOException {
            String typed = parser.getValueAsString("").replaceAll("[\\s\u00A0\u202F]", "");
            if (typed.isEmpty() && parser.hasToken(JsonToken.VALUE_STRING)) {
                return null;
            }
            if (!TYPED.matcher(typed).matches()) {
                return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, typed, "not a number");
            }
            return new BigDecimal(typed.replace(',', '.'));
        }
    }
}
