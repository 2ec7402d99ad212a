package coop.unisson.workflow;

import coop.unisson.workflow.PromiseKeeper.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;
import org.springframework.core.io.ClassPathResource;

/**
 * Compares a model that carries the key of one of our processes with the one in the jar: every step, gate, exit and
 * message is there and asks the same, and nothing leads around a gate.
 */
final class PromisedModel {

    private static final Map<String, PromisedModel> PROMISED = PromiseKeeper.PROCESSES.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), PromisedModel::shipped));

    /** Set in the model and relied upon by the product; a user task's dates and names are its owner's. */
    private static final List<String> WIRING =
            List.of("delegateExpression", "formKey", "assignee", "attachedToRef", "cancelActivity", "triggeredByEvent");

    /** The schema writes these into a model that is silent about them. */
    private static final Set<String> DEFAULTS = Set.of("cancelActivity true", "triggeredByEvent false");

    private final Element process;
    private final Map<String, String> messages;
    private final Map<String, Element> nodes;
    private final Map<String, Set<String>> ways = new LinkedHashMap<>();

    private PromisedModel(Element model, Element process) {
        this.process = process;
        this.messages = model.elements("message").stream()
                .collect(Collectors.toMap(Xml::id, message -> String.valueOf(message.attribute("name"))));
        this.nodes = Xml.within(process)
                .filter(element -> element.attribute("id") != null)
                .collect(Collectors.toMap(Xml::id, Function.identity(), (first, second) -> first, LinkedHashMap::new));
        enter(process);
    }

    private static PromisedModel shipped(String key) {
        try (InputStream file = new ClassPathResource("processes/" + key + ".bpmn").getInputStream()) {
            Element model = new Parser() {
                @Override
                public Parse createParse() {
                    return new Parse(this) {};
                }
            }.createParse().sourceInputStream(file).execute().getRootElement();
            return new PromisedModel(model, model.elements("process").get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Refusal> refusals(Element model) {
        return model.elements("process").stream()
                .filter(process -> PROMISED.containsKey(Xml.id(process)))
                .flatMap(
                        process -> Objects.requireNonNull(PROMISED.get(Xml.id(process)))
                                .refusalsOf(new PromisedModel(model, process))
                                .stream())
                .toList();
    }

    static String formKey(String element) {
        return "embedded:/forms/" + element;
    }

    /** Whether one of our models has a form for this element. */
    static boolean hasForm(String element) {
        return PROMISED.values().stream()
                .map(model -> model.nodes.get(element))
                .anyMatch(node -> node != null && formKey(element).equals(Xml.camunda(node, "formKey")));
    }

    private List<Refusal> refusalsOf(PromisedModel deployed) {
        List<Refusal> refusals = new ArrayList<>();
        promised().forEach(promise -> {
            Element found = deployed.nodes.get(Xml.id(promise));
            if (found == null || !found.getTagName().equals(promise.getTagName())) {
                refusals.add(refusal(
                        deployed.process,
                        promise,
                        "manque : le produit promet cette étape.",
                        "is missing: the product promises this step."));
            } else if (!deployed.wiring(found).equals(wiring(promise))) {
                refusals.add(refusal(
                        found,
                        promise,
                        "ne demande plus la même chose, ou plus à la même personne. Attendu : " + wiring(promise) + ".",
                        "no longer asks the same, or of the same person. Expected: " + wiring(promise) + "."));
            }
        });
        Xml.within(deployed.process)
                .filter(element -> Xml.is(element, "multiInstanceLoopCharacteristics"))
                .forEach(loop -> refusals.add(new Refusal(
                        loop,
                        "Une étape ne se répète pas en plusieurs exemplaires ici : chaque partenaire a son propre parcours.",
                        "No step is repeated in several copies here: each partner has a path of its own.")));
        if (refusals.isEmpty()) {
            detours(deployed, refusals);
        }
        return refusals;
    }

    private static Refusal refusal(Element where, Element promise, String french, String english) {
        return new Refusal(where, "« " + Xml.id(promise) + " » " + french, "“" + Xml.id(promise) + "” " + english);
    }

    /** Everything a token or a person stops at. How lines join or jump to another row is the drawing's own business. */
    private Stream<Element> promised() {
        return nodes.values().stream()
                .filter(element -> element.getTagName().endsWith("Event")
                        || element.getTagName().endsWith("Task")
                        || Xml.is(element, "exclusiveGateway", "subProcess"))
                .filter(element -> element.element("linkEventDefinition") == null)
                .filter(element ->
                        !Xml.is(element, "exclusiveGateway") || answers(element).size() > 1);
    }

    /** What a step asks of the product, in words that can be compared. */
    private Set<String> wiring(Element element) {
        Set<String> wiring = new TreeSet<>();
        WIRING.forEach(name -> Xml.attributes(element, name).forEach(value -> wiring.add(name + " " + value.strip())));
        wiring.removeAll(DEFAULTS);
        Xml.child(element, "messageEventDefinition")
                .ifPresent(event -> wiring.add("message " + messages.get(event.attribute("messageRef"))));
        if (element.element("timerEventDefinition") != null) {
            wiring.add("timer");
        }
        if (Xml.is(element, "exclusiveGateway")) {
            answers(element).values().forEach(answer -> wiring.add("answer " + answer));
        }
        return wiring;
    }

    /** A gateway's outgoing flows and what each answers. */
    private Map<Element, String> answers(Element gateway) {
        return flows().filter(flow -> Xml.id(gateway).equals(flow.attribute("sourceRef")))
                .collect(Collectors.toMap(
                        Function.identity(),
                        flow -> answer(gateway, flow),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private static String answer(Element gateway, Element flow) {
        return Xml.id(flow).equals(gateway.attribute("default"))
                ? "default"
                : Xml.child(flow, "conditionExpression")
                        .map(condition -> condition.getText().strip())
                        .orElse("always");
    }

    private Stream<Element> flows() {
        return nodes.values().stream().filter(element -> Xml.is(element, "sequenceFlow"));
    }

    /** Nothing that is reached by a gate's answer in our model may be reached without that answer in theirs. */
    private void detours(PromisedModel deployed, List<Refusal> refusals) {
        Set<String> all = reached("");
        ways.keySet().stream().filter(way -> way.contains("?")).forEach(answer -> {
            Set<String> without = reached(answer);
            Set<String> around = deployed.reached(answer);
            promised()
                    .filter(step -> all.contains(Xml.id(step)) && !without.contains(Xml.id(step)))
                    .filter(step -> around.contains(Xml.id(step)))
                    .findFirst()
                    .ifPresent(step -> refusals.add(new Refusal(
                            Objects.requireNonNull(deployed.nodes.get(Xml.id(step))),
                            "Un chemin mène à « " + Xml.id(step) + " » sans passer par « "
                                    + answer.replace("?", " » et sa réponse « ") + " ».",
                            "A path leads to “" + Xml.id(step) + "” around “"
                                    + answer.replace("?", "” and its answer “") + "”.")));
        });
    }

    private Set<String> reached(String avoiding) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(ways.getOrDefault(Xml.id(process), Set.of()));
        while (!next.isEmpty()) {
            String node = next.pop();
            if (!node.equals(avoiding) && reached.add(node)) {
                next.addAll(ways.getOrDefault(node, Set.of()));
            }
        }
        return reached;
    }

    /** Where a token may go inside a process or subprocess; a gateway's answers are stations of their own. */
    private void enter(Element scope) {
        for (Element element : scope.elements()) {
            String id = Xml.id(element);
            if (Xml.is(element, "startEvent") || "true".equals(element.attribute("triggeredByEvent"))) {
                way(Xml.id(scope), id);
            }
            if ("true".equals(element.attribute("triggeredByEvent"))) {
                way(id + "/left", Xml.id(scope) + "/left");
            }
            if (Xml.is(element, "boundaryEvent")) {
                way(String.valueOf(element.attribute("attachedToRef")), id);
            }
            if (Xml.is(element, "endEvent")) {
                way(id, Xml.id(scope) + "/left");
            }
            if (Xml.is(element, "subProcess", "transaction")) {
                enter(element);
            }
            Xml.child(element, "linkEventDefinition")
                    .filter(link -> Xml.is(element, "intermediateThrowEvent"))
                    .ifPresent(link -> catchers(link).forEach(target -> way(id, target)));
            if (Xml.is(element, "sequenceFlow")) {
                Element source = nodes.get(String.valueOf(element.attribute("sourceRef")));
                String target = String.valueOf(element.attribute("targetRef"));
                if (source != null
                        && Xml.is(source, "exclusiveGateway")
                        && answers(source).size() > 1) {
                    String answer = Xml.id(source) + "?" + answer(source, element);
                    way(Xml.id(source), answer);
                    way(answer, target);
                } else if (source != null) {
                    way(
                            Xml.is(source, "subProcess", "transaction") ? Xml.id(source) + "/left" : Xml.id(source),
                            target);
                }
            }
        }
    }

    private Stream<String> catchers(Element link) {
        return nodes.values().stream()
                .filter(element -> Xml.is(element, "intermediateCatchEvent"))
                .filter(element -> Xml.child(element, "linkEventDefinition")
                        .filter(caught -> Objects.equals(caught.attribute("name"), link.attribute("name")))
                        .isPresent())
                .map(Xml::id);
    }

    private void way(String from, String to) {
        ways.computeIfAbsent(from, node -> new LinkedHashSet<>()).add(to);
    }
}
