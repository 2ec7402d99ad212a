package coop.unisson.workflow.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.workflow.FormDoor;
import coop.unisson.workflow.TaskCards;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands in front of the engine's REST interface. Completing a task and starting a campaign go through {@link FormDoor},
 * with the statuses people deserve instead of the engine's 500s; everybody without a staff role may call only what
 * Tasklist needs for their own tasks, and staff may read, ask, and change their own password: only administrators change anything else beside the
 * forms.
 */
class EngineRestFilter extends OncePerRequestFilter {

    private static final Pattern PATH =
            Pattern.compile("(?:/camunda/api/engine/engine/[^/]+|/engine-rest(?:/engine/[^/]+)?)(/.*)?");
    private static final Pattern COMPLETE = Pattern.compile("/task/([^/]+)/(?:submit-form|complete)");
    private static final Pattern START =
            Pattern.compile("/process-definition/(?:key/campaign|campaign:[^/]+)/(?:submit-form|start)");

    /** Where the engine takes task queries, which may carry expressions. */
    private static final Pattern QUERY = Pattern.compile("/task(?:/count)?|/filter(?:/.*)?");

    private static final Pattern FILTERED = Pattern.compile("/filter/([^/]+)/(?:list|count)");

    private static final String TASKS_BY_GROUP = "/task/report/candidate-group-count";

    /** A task and the address of its form. */
    private static final Pattern READ = Pattern.compile("/task/((?!count$|report$)[^/]+)(?:/form)?");

    private static final Pattern LIST = Pattern.compile(
            "/(?:history/)?(?:process-definition|process-instance|decision-definition|task|job|incident"
                    + "|deployment|filter|user|group|authorization|external-task|variable-instance|event-subscription)");

    /** What staff may send: questions that are too long for an address. Everything else would change something. */
    private static final Pattern QUESTION = Pattern.compile(
            "/(?:task|process-instance|execution|variable-instance|job|job-definition|external-task)(?:/count)?"
                    + "|/history/(?:process-instance|activity-instance|task|variable-instance|detail|job-log)(?:/count)?"
                    + "|/filter/[^/]+/(?:list|count|singleResult)|/group");

    /** What the engine answers with an error here whatever is asked: it measures nothing, and its forms are ours. */
    private static final Pattern NOT_HERE =
            Pattern.compile("/metrics(?:/.*)?|/task/[^/]+/(?:deployed-form|rendered-form)");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

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
    private final ReadyFilters ready;
    private final TaskCards cards;

    EngineRestFilter(
            FormDoor door,
            AccessService access,
            ObjectMapper json,
            Answers answers,
            ReadyFilters ready,
            TaskCards cards) {
        this.ready = ready;
        this.cards = cards;
        this.door = door;
        this.access = access;
        this.json = json;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher engine = PATH.matcher(path(request));
        boolean asksEngine = engine.matches();
        String resource = asksEngine && engine.group(1) != null ? engine.group(1) : "";
        Matcher complete = COMPLETE.matcher(resource);
        Matcher filtered = FILTERED.matcher(resource);
        Matcher read = READ.matcher(resource);
        boolean post = "POST".equals(request.getMethod());
        boolean get = "GET".equals(request.getMethod());
        FilterChain engineChain =
                (asked, answer) -> ask((HttpServletRequest) asked, (HttpServletResponse) answer, chain);
        try {
            if (!asksEngine) {
                ask(request, response, chain);
            } else if (post && complete.matches()) {
                door.submit(complete.group(1), person(), document(request));
                response.setStatus(HttpStatus.NO_CONTENT.value());
            } else if (post && START.matcher(resource).matches()) {
                answers.write(response, HttpStatus.OK, door.startCampaign(person(), document(request)));
            } else if (!isStaff() && !openToAll(request.getMethod(), resource)) {
                throw Problem.forbidden("not-for-you");
            } else if (!READING.contains(request.getMethod())
                    && !access.has(Role.ADMINISTRATOR)
                    && !staffMaySend(request.getMethod(), resource)) {
                throw Problem.forbidden("not-for-you");
            } else if (NOT_HERE.matcher(resource).matches()) {
                throw Problem.notFound("engine-nothing");
            } else if (post && filtered.matches()) {
                ready.ask(request, response, engineChain, filtered.group(1), withoutExpressions(request), current());
            } else if (QUERY.matcher(resource).matches() && !get) {
                ask(new BufferedRequest(request, withoutExpressions(request)), response, chain);
            } else if (get && resource.equals("/filter")) {
                ready.list(bounded(request), response, engineChain, current());
            } else if (get && resource.equals(TASKS_BY_GROUP) && access.has(Role.COORDINATOR)) {
                // it asks for a right to every task, where coordinators have one to every task of every process
                ready.unguarded(request, response, engineChain);
            } else if (get && read.matches() && !isStaff() && cards.waitsForColleague(read.group(1), current())) {
                ready.unguarded(request, response, engineChain);
            } else if (LIST.matcher(resource).matches()) {
                ask(bounded(request), response, chain);
            } else {
                ask(request, response, chain);
            }
        } catch (Refused refused) {
            answers.write(response, refused, request);
        } catch (Problem problem) {
            answers.write(response, problem, request);
        }
    }

    private static HttpServletRequest bounded(HttpServletRequest request) {
        return BoundedRequest.isNeededBy(request) ? new BoundedRequest(request) : request;
    }

    /** Lets the engine answer, except where it would call the asker's mistake its own. */
    private void ask(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        EngineAnswer answer = new EngineAnswer(response);
        chain.doFilter(request, answer);
        if (answer.failed()) {
            throw answer.problem();
        }
    }

    /**
     * What a request carries, once it is known to carry no expression but ours. The engine refuses them too, as its last wall, but
     * answers 500.
     */
    private byte[] withoutExpressions(HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        if (body.length > 0 && carriesExpression(tree(json, body))) {
            throw Problem.malformed("expression");
        }
        return body;
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

    private boolean staffMaySend(String method, String resource) {
        return switch (method) {
            case "POST" ->
                QUESTION.matcher(resource).matches()
                        || access.has(Role.PROCESS_OWNER) && resource.equals("/deployment/create");
            case "PUT" -> resource.equals("/user/" + person() + "/credentials");
            default -> false;
        };
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
        JsonNode value =
                tree(json, body(request)).path("variables").path("submission").path("value");
        JsonNode document = value.isTextual() ? tree(json, value.textValue().getBytes(StandardCharsets.UTF_8)) : value;
        if (!document.isObject()) {
            throw Problem.malformed("no-submission");
        }
        return document;
    }

    /**
     * @throws Problem 400 when these bytes are no JSON, or no text at all
     */
    static JsonNode tree(ObjectMapper json, byte[] body) {
        try {
            JsonNode tree = json.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            throw Problem.malformed("malformed-document");
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        return FormCodec.bounded(request.getInputStream());
    }

    private String person() {
        return current().value();
    }

    private PersonId current() {
        return access.current();
    }
}
