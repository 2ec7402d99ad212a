package coop.unisson.workflow.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.workflow.FormDoor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands in front of the engine's REST interface. Completing a task and starting a campaign go through {@link FormDoor},
 * with the statuses people deserve instead of the engine's 500s; everybody without a staff role may call only what
 * Tasklist needs for their own tasks.
 */
class EngineRestFilter extends OncePerRequestFilter {

    private static final Pattern PATH =
            Pattern.compile("(?:/camunda/api/engine/engine/[^/]+|/engine-rest(?:/engine/[^/]+)?)(/.*)?");
    private static final Pattern COMPLETE = Pattern.compile("/task/([^/]+)/(?:submit-form|complete)");
    private static final Pattern START =
            Pattern.compile("/process-definition/(?:key/campaign|campaign:[^/]+)/(?:submit-form|start)");

    /** Where the engine takes task queries, which may carry expressions. */
    private static final Pattern QUERY = Pattern.compile("/task(?:/count)?|/filter(?:/.*)?");

    private static final Pattern LIST = Pattern.compile(
            "/(?:history/)?(?:process-definition|process-instance|decision-definition|task|job|incident"
                    + "|deployment|filter|user|group|authorization|external-task|variable-instance|event-subscription)");

    /** What would hand on, mark or fill a task beside its form. */
    private static final Pattern BESIDE_THE_FORM =
            Pattern.compile("/task/[^/]+/(?:bpmnError|bpmnEscalation|claim|unclaim|delegate|resolve"
                    + "|(?:v|localV)ariables(?:/.*)?)");

    /** What Tasklist asks for a person's own list and task; the engine's permissions decide on each row. */
    private static final Map<String, Pattern> OPEN_TO_ALL = Map.of(
            "GET",
            Pattern.compile("/filter(?:/[^/]+(?:/(?:list|count|singleResult))?)?"
                    + "|/task/(?!count$)[^/]+(?:/(?:form|comment|identity-links))?"
                    + "|/user/[^/]+/profile|/identity/groups|/authorization/check|/version"),
            "POST",
            Pattern.compile("/filter/[^/]+/(?:list|count|singleResult)"),
            "OPTIONS",
            Pattern.compile("/filter(?:/[^/]+)?"));

    private final FormDoor door;
    private final AccessService access;
    private final ObjectMapper json;
    private final Answers answers;

    EngineRestFilter(FormDoor door, AccessService access, ObjectMapper json, Answers answers) {
        this.door = door;
        this.access = access;
        this.json = json;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher engine = PATH.matcher(path(request));
        if (!engine.matches()) {
            chain.doFilter(request, response);
            return;
        }
        String resource = engine.group(1) == null ? "" : engine.group(1);
        Matcher complete = COMPLETE.matcher(resource);
        boolean post = "POST".equals(request.getMethod());
        try {
            if (post && complete.matches()) {
                door.submit(complete.group(1), person(), document(request));
                response.setStatus(HttpStatus.NO_CONTENT.value());
            } else if (post && START.matcher(resource).matches()) {
                answers.write(response, HttpStatus.OK, door.startCampaign(person(), document(request)));
            } else if (!isStaff() && !openToAll(request.getMethod(), resource)) {
                throw Problem.forbidden("not-for-you");
            } else if (!"GET".equals(request.getMethod())
                    && BESIDE_THE_FORM.matcher(resource).matches()
                    && !access.has(Role.ADMINISTRATOR)) {
                throw Problem.forbidden("not-for-you");
            } else if (QUERY.matcher(resource).matches() && !"GET".equals(request.getMethod())) {
                chain.doFilter(withoutExpressions(request), response);
            } else if (LIST.matcher(resource).matches() && BoundedRequest.isNeededBy(request)) {
                chain.doFilter(new BoundedRequest(request), response);
            } else {
                chain.doFilter(request, response);
            }
        } catch (Refused refused) {
            answers.write(response, refused, request);
        } catch (Problem problem) {
            answers.write(response, problem, request);
        }
    }

    /**
     * The request, once it is known to carry no expression but ours. The engine refuses them too, as its last wall, but
     * answers 500.
     */
    private HttpServletRequest withoutExpressions(HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        try {
            if (body.length > 0 && carriesExpression(json.readTree(body))) {
                throw Problem.malformed("expression");
            }
        } catch (JsonProcessingException e) {
            throw Problem.malformed("malformed-document");
        }
        return new BufferedRequest(request, body);
    }

    private static boolean carriesExpression(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            return (text.contains("${") || text.contains("#{"))
                    && !FormDoor.EXPRESSIONS_IN_QUERIES.contains(text.strip());
        }
        for (JsonNode child : node) {
            if (carriesExpression(child)) {
                return true;
            }
        }
        return false;
    }

    private boolean isStaff() {
        return access.has(Role.COORDINATOR) || access.has(Role.PROCESS_OWNER) || access.has(Role.ADMINISTRATOR);
    }

    private static boolean openToAll(String method, String resource) {
        Pattern open = OPEN_TO_ALL.get(method);
        return open != null && open.matcher(resource).matches();
    }

    /** The decoded path without a trailing slash, as the engine's own router reads it. */
    private static String path(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return path.replaceAll("/+$", "");
    }

    /** The document in the engine's own envelope: {@code {"variables": {"submission": {"value": …}}}}. */
    private JsonNode document(HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        try {
            JsonNode value =
                    json.readTree(body).path("variables").path("submission").path("value");
            JsonNode document = value.isTextual() ? json.readTree(value.textValue()) : value;
            if (!document.isObject()) {
                throw Problem.malformed("no-submission");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw Problem.malformed("malformed-document");
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        return FormCodec.bounded(request.getInputStream());
    }

    private String person() {
        return access.current().value();
    }
}
