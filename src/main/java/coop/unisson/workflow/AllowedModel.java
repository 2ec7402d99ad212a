package coop.unisson.workflow;

import coop.unisson.workflow.PromiseKeeper.Refusal;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.annotation.Bean;

/**
 * What any model may contain, ours or a process owner's own. Whoever deploys would otherwise run code in the server: a
 * model names our delegates and asks our beans, and does nothing else.
 */
final class AllowedModel {

    /** What expressions may ask: the public questions of our beans, each put to the execution. */
    private static final Map<String, Set<String>> QUESTIONS =
            Map.of("who", questions(Who.class), "when", questions(When.class), "facts", questions(Facts.class));

    private static final Set<String> DELEGATES = Stream.of(
                    CampaignProcess.class,
                    PartnerEngagementProcess.class,
                    ApplicationProcess.class,
                    AcceptanceProcess.class,
                    ObjectionProcess.class,
                    TensionProcess.class,
                    Reminders.class)
            .flatMap(process -> Arrays.stream(process.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Bean.class))
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{((?:'[^'\\\\]*'|\"[^\"\\\\]*\"|[^'\"\\\\{}])*)}");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'|\"[^\"]*\"|\\b\\d+(?:\\.\\d+)?\\b");
    private static final Pattern QUESTION = Pattern.compile("\\b(\\w+)\\.(\\w+)\\(\\s*execution\\s*(?:,\\s*0\\s*)*\\)");
    private static final Pattern FUNCTION = Pattern.compile("\\b(?:now|currentUser|currentUserGroups)\\(\\)");
    private static final Pattern CALL =
            Pattern.compile("\\b(?!(?:and|or|not|empty|eq|ne|lt|gt|le|ge|div|mod)\\b)\\w+\\s*\\(");
    private static final Pattern LOGIC = Pattern.compile("[\\w\\s=!<>&|?:()+*/%-]*");

    private AllowedModel() {}

    static List<Refusal> refusals(Element model) {
        List<Refusal> refusals = new ArrayList<>();
        Xml.within(model).forEach(element -> {
            code(element, refusals);
            expressions(element, refusals);
            forms(element, refusals);
        });
        Xml.within(model).forEach(scope -> caughtErrors(scope, refusals));
        return refusals;
    }

    private static void code(Element element, List<Refusal> refusals) {
        boolean script = Xml.is(element, "script", "scriptTask")
                || Xml.attributes(element, "resource").findAny().isPresent()
                || Xml.is(element, "conditionExpression") && element.attribute("language") != null;
        if (script) {
            refusals.add(new Refusal(
                    element,
                    "Les scripts ne sont pas admis : demandez une étape au produit.",
                    "Scripts are not allowed: ask the product for a step."));
        }
        boolean code = Stream.of("class", "formHandlerClass", "variableMappingClass")
                        .anyMatch(
                                name -> Xml.attributes(element, name).findAny().isPresent())
                || Xml.is(element, "constraint") && "validator".equals(element.attribute("name"));
        if (code) {
            refusals.add(new Refusal(
                    element, "Une étape ne peut pas nommer une classe Java.", "A step cannot name a Java class."));
        }
        boolean outside = Xml.is(element, "connector")
                || Xml.is(element, "serviceTask", "sendTask", "businessRuleTask", "messageEventDefinition")
                        && Xml.camunda(element, "type") != null;
        if (outside) {
            refusals.add(new Refusal(
                    element,
                    "Les tâches externes et les connecteurs ne sont pas admis.",
                    "External tasks and connectors are not allowed."));
        }
    }

    private static void expressions(Element element, List<Refusal> refusals) {
        Stream.concat(
                        element.attributes().stream().map(element::attribute),
                        Stream.of(String.valueOf(element.getText())))
                .filter(text -> !isAllowed(text))
                .forEach(text -> refusals.add(new Refusal(
                        element,
                        "L’expression « " + text.strip()
                                + " » n’est pas admise : seules le sont les questions à who, when et facts, et les comparaisons.",
                        "The expression “" + text.strip()
                                + "” is not allowed: only questions to who, when and facts are, and comparisons.")));
        Stream.of("delegateExpression", "variableMappingDelegateExpression")
                .flatMap(name -> Xml.attributes(element, name))
                .filter(expression -> !DELEGATES.contains(expression.replaceAll("^[$#]\\{\\s*|\\s*}$", "")))
                .forEach(expression -> refusals.add(new Refusal(
                        element,
                        "Le produit ne connaît pas l’étape automatique « " + expression + " ».",
                        "The product knows no automatic step “" + expression + "”.")));
    }

    /** Whether everything evaluated in a text is a literal, a variable, a question to our beans, or made of these. */
    static boolean isAllowed(String text) {
        Matcher expressions = EXPRESSION.matcher(text);
        StringBuilder outside = new StringBuilder();
        while (expressions.find()) {
            String asked = LITERAL.matcher(expressions.group(1)).replaceAll("0");
            asked = QUESTION.matcher(asked)
                    .replaceAll(question ->
                            QUESTIONS.getOrDefault(question.group(1), Set.of()).contains(question.group(2))
                                    ? "0"
                                    : "refused.");
            asked = FUNCTION.matcher(asked).replaceAll("0");
            if (CALL.matcher(asked).find() || !LOGIC.matcher(asked).matches()) {
                return false;
            }
            expressions.appendReplacement(outside, "");
        }
        expressions.appendTail(outside);
        return outside.indexOf("${") < 0 && outside.indexOf("#{") < 0;
    }

    /** Our tasks keep their form; any other gets the general one, and a form of its own could not be completed. */
    private static void forms(Element element, List<Refusal> refusals) {
        if (!Xml.is(element, "userTask", "startEvent")) {
            return;
        }
        boolean ownForm = Xml.camunda(element, "formRef") != null
                || Xml.within(element).anyMatch(inner -> Xml.is(inner, "formData"));
        String key = Xml.camunda(element, "formKey");
        boolean known = key == null
                || key.equals(PromisedModel.formKey(Xml.id(element))) && PromisedModel.hasForm(Xml.id(element));
        if (ownForm || !known) {
            refusals.add(new Refusal(
                    element,
                    "L’étape « " + Xml.id(element)
                            + " » nomme un formulaire inconnu : laissez le champ vide, elle recevra le formulaire général.",
                    "The step “" + Xml.id(element)
                            + "” names an unknown form: leave the field empty, it gets the general one."));
        }
    }

    /** Whoever works on a task can report any error by name; caught, it would carry the token past the form. */
    private static void caughtErrors(Element scope, List<Refusal> refusals) {
        Map<String, Element> byId = scope.elements().stream()
                .filter(element -> element.attribute("id") != null)
                .collect(Collectors.toMap(Xml::id, element -> element, (first, second) -> first));
        scope.elements().stream()
                .filter(event -> Xml.is(event, "boundaryEvent", "startEvent"))
                .filter(event -> event.element("errorEventDefinition") != null
                        || event.element("escalationEventDefinition") != null)
                .filter(event -> {
                    Element host = byId.get(String.valueOf(event.attribute("attachedToRef")));
                    return host == null || !Xml.is(host, "serviceTask", "businessRuleTask");
                })
                .forEach(event -> refusals.add(new Refusal(
                        event,
                        "« " + Xml.id(event)
                                + " » : une erreur ou une escalade ne se rattrape que sur une étape automatique.",
                        "“" + Xml.id(event) + "”: an error or escalation can be caught on an automatic step only.")));
    }

    private static Set<String> questions(Class<?> bean) {
        return Arrays.stream(bean.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method ->
                        method.getParameterCount() > 0 && method.getParameterTypes()[0].equals(DelegateExecution.class))
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
