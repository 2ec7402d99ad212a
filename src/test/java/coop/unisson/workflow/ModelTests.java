package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;

/** The models as drawn against the code that carries them. */
class ModelTests {

    private static final Pattern QUESTION = Pattern.compile("\\b(who|when|facts)\\.(\\w+)\\(");
    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)*");

    static Stream<Path> processes() {
        return ProcessModels.files(".bpmn").stream();
    }

    static Stream<Path> decisions() {
        return ProcessModels.files(".dmn").stream();
    }

    @Test
    void thereIsOneModelForEachProcessOurCodeKnows() {
        assertThat(processes().map(ModelTests::key)).containsExactlyInAnyOrderElementsOf(PromiseKeeper.PROCESSES);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void aFileHasTheNameOfItsProcess(Path file) {
        Collection<Process> processes = all(file, Process.class);

        assertThat(processes).extracting(Process::getId).containsExactly(key(file));
        assertThat(processes).allSatisfy(process -> {
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P730D");
            assertThat(process.isCamundaStartableInTasklist())
                    .isEqualTo(key(file).equals(CampaignProcess.KEY));
        });
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionHasTheNameOfItsFileAndAReasonForEachRule(Path file) {
        var model = Dmn.readModelFromFile(file.toFile());

        assertThat(model.getModelElementsByType(Decision.class)).singleElement().satisfies(decision -> {
            assertThat(decision.getId()).isEqualTo(key(file));
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P730D");
        });
        assertThat(model.getModelElementsByType(Rule.class))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(text(rule.getDescription())).isNotBlank());
    }

    @Test
    void anIdNamesOneElementInAllModels() {
        assertThat(processes()
                        .flatMap(file -> all(file, BaseElement.class).stream().map(BaseElement::getId))
                        .filter(Objects::nonNull))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void idsAreSpelledInSmallLettersAndDashes(Path file) {
        assertThat(all(file, FlowElement.class)).extracting(FlowElement::getId).allSatisfy(id -> assertThat(id)
                .matches(KEBAB));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void whatHasAFrenchNameHasAnEnglishOne(Path file) {
        List<BaseElement> elements = Stream.concat(
                        all(file, Process.class).stream(), all(file, FlowElement.class).stream())
                .toList();

        assertThat(elements).allSatisfy(element -> assertThat(english(element) == null)
                .as("%s has both names or none", element.getId())
                .isEqualTo(element.getAttributeValue("name") == null));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everythingButAJoinHasAName(Path file) {
        assertThat(all(file, FlowNode.class).stream().filter(node -> !isJoin(node)))
                .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
        assertThat(all(file, SequenceFlow.class).stream()
                        .filter(flow -> flow.getSource() instanceof Gateway && !isJoin(flow.getSource())))
                .allSatisfy(flow -> assertThat(flow.getName()).as(flow.getId()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void gatewaysWaitsAndStepsAreExplainedToTheProcessOwner(Path file) {
        assertThat(all(file, FlowNode.class).stream()
                        .filter(node -> node instanceof Gateway
                                || node instanceof CatchEvent event
                                        && !event.getEventDefinitions().isEmpty()
                                || node.getElementType().getTypeName().endsWith("Task")))
                .allSatisfy(node -> assertThat(node.getDocumentations())
                        .as("documentation of %s", node.getId())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyTaskAndCampaignStartAsksItsOwnForm(Path file) {
        assertThat(all(file, UserTask.class))
                .allSatisfy(task -> assertThat(task.getCamundaFormKey()).isEqualTo("embedded:/forms/" + task.getId()));
        assertThat(all(file, StartEvent.class).stream()
                        .map(StartEvent::getCamundaFormKey)
                        .filter(Objects::nonNull))
                .isEqualTo(
                        key(file).equals(CampaignProcess.KEY)
                                ? List.of("embedded:/forms/" + CampaignProcess.START_CAMPAIGN)
                                : List.of());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyFormHasItsTemplate(Path file) {
        assertThat(Stream.of(UserTask.class, StartEvent.class)
                        .flatMap(type -> all(file, type).stream())
                        .map(element -> element.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formKey"))
                        .filter(Objects::nonNull)
                        .map(form -> Path.of(form.substring("embedded:/".length()) + ".html")))
                .allSatisfy(template -> assertThat(template).exists());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noModelScriptsOrRepeats(Path file) throws Exception {
        assertThat(all(file, ScriptTask.class)).isEmpty();
        assertThat(all(file, MultiInstanceLoopCharacteristics.class)).isEmpty();
        assertThat(Files.readString(file)).doesNotContain("camunda:class", "camunda:script", "camunda:type");
    }

    @Test
    void modelsAndCodeKnowTheSameMessages() {
        assertThat(messages(CampaignProcess.KEY))
                .containsAll(CampaignProcess.GATES)
                .containsAll(CampaignProcess.EVENTS)
                .hasSize(CampaignProcess.GATES.size() + CampaignProcess.EVENTS.size());
        assertThat(messages(PartnerEngagementProcess.KEY)).isEqualTo(PartnerEngagementProcess.MESSAGES);
        assertThat(messages(AcceptanceProcess.KEY)).isEqualTo(AcceptanceProcess.MESSAGES);
        assertThat(messages(ApplicationProcess.KEY)).containsExactly(ApplicationProcess.APPLICATION_OVER);
        assertThat(messages(CommitmentDeliveryProcess.KEY)).containsExactly(CommitmentDeliveryProcess.DELIVERY_OVER);
        assertThat(messages(ObjectionProcess.KEY)).containsExactly(ObjectionProcess.OBJECTION_OVER);
        assertThat(messages(TensionProcess.KEY)).containsExactly(TensionProcess.TENSION_OVER);
    }

    private static Set<String> together(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    @Test
    void modelsAndCodeKnowTheSameDelegates() {
        Set<String> everywhere = delegates(Reminders.class);
        assertThat(found(DELEGATE, CampaignProcess.KEY))
                .isEqualTo(together(delegates(CampaignProcess.class), everywhere));
        assertThat(found(DELEGATE, PartnerEngagementProcess.KEY))
                .isEqualTo(together(delegates(PartnerEngagementProcess.class), everywhere));
        assertThat(found(DELEGATE, ApplicationProcess.KEY))
                .isEqualTo(together(delegates(ApplicationProcess.class), everywhere));
        assertThat(found(DELEGATE, AcceptanceProcess.KEY))
                .isEqualTo(together(delegates(AcceptanceProcess.class), everywhere));
        assertThat(found(DELEGATE, CommitmentDeliveryProcess.KEY)).isEqualTo(everywhere);
        assertThat(found(DELEGATE, ObjectionProcess.KEY))
                .isEqualTo(together(delegates(ObjectionProcess.class), everywhere));
        assertThat(found(DELEGATE, TensionProcess.KEY))
                .isEqualTo(together(delegates(TensionProcess.class), everywhere));
    }

    @Test
    void modelsAskEveryQuestionOurBeansAnswerAndNoOther() {
        Set<String> answered = Stream.of(Who.class, When.class, Facts.class)
                .flatMap(bean -> Arrays.stream(bean.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method ->
                                Arrays.asList(method.getParameterTypes()).contains(DelegateExecution.class))
                        .map(method -> bean.getSimpleName().toLowerCase() + "." + method.getName() + "("))
                .collect(Collectors.toSet());

        assertThat(PromiseKeeper.PROCESSES.stream().flatMap(key -> found(QUESTION, key).stream()))
                .containsOnlyElementsOf(answered)
                .containsAll(answered);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everythingIsDrawn(Path file) {
        assertThat(all(file, BpmnShape.class).stream()
                        .map(shape -> shape.getBpmnElement().getId()))
                .containsExactlyInAnyOrderElementsOf(all(file, FlowNode.class).stream()
                        .map(BaseElement::getId)
                        .toList());
        assertThat(all(file, BpmnEdge.class).stream()
                        .map(edge -> edge.getBpmnElement().getId()))
                .containsExactlyInAnyOrderElementsOf(all(file, SequenceFlow.class).stream()
                        .map(BaseElement::getId)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void nothingIsDrawnOverSomethingElse(Path file) {
        List<Box> boxes = new ArrayList<>();
        all(file, BpmnShape.class).forEach(shape -> {
            BaseElement element = shape.getBpmnElement();
            if (!(element instanceof SubProcess) && !(element instanceof BoundaryEvent)) {
                boxes.add(new Box(element.getId(), box(shape.getBounds())));
            }
            if (shape.getBpmnLabel() != null) {
                boxes.add(new Box(
                        "the name of " + element.getId(),
                        box(shape.getBpmnLabel().getBounds())));
            }
        });
        all(file, BpmnEdge.class).stream()
                .filter(edge -> edge.getBpmnLabel() != null)
                .forEach(edge -> boxes.add(new Box(
                        "the name of " + edge.getBpmnElement().getId(),
                        box(edge.getBpmnLabel().getBounds()))));

        assertThat(pairs(boxes, (one, other) -> one.area().intersects(other.area())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noTwoLinesCrossAndNoLineCrossesANameOrAStep(Path file) {
        List<Line> lines =
                all(file, BpmnEdge.class).stream().flatMap(ModelTests::lines).toList();

        assertThat(pairs(lines, (one, other) -> !one.meets(other) && one.way().intersectsLine(other.way())))
                .isEmpty();
        assertThat(lines).allSatisfy(line -> assertThat(all(file, BpmnShape.class).stream()
                        .filter(shape -> !(shape.getBpmnElement() instanceof SubProcess))
                        .filter(shape -> !line.touches(shape.getBpmnElement().getId()))
                        .flatMap(shape -> shape.getBpmnLabel() == null
                                ? Stream.of(box(shape.getBounds()))
                                : Stream.of(
                                        box(shape.getBounds()),
                                        box(shape.getBpmnLabel().getBounds())))
                        .filter(area -> line.way().intersects(area)))
                .as(line.flow())
                .isEmpty());
    }

    private record Box(String of, Rectangle2D area) {}

    private record Line(String flow, String from, String to, Line2D way) {

        /** Flows that begin or end at one element may share their way there. */
        boolean meets(Line other) {
            return flow.equals(other.flow) || touches(other.from) || touches(other.to);
        }

        boolean touches(String element) {
            return from.equals(element) || to.equals(element);
        }
    }

    private static <T> List<String> pairs(List<T> things, BiPredicate<T, T> clash) {
        List<String> clashes = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            for (int j = i + 1; j < things.size(); j++) {
                if (clash.test(things.get(i), things.get(j))) {
                    clashes.add(things.get(i) + " and " + things.get(j));
                }
            }
        }
        return clashes;
    }

    private static Stream<Line> lines(BpmnEdge edge) {
        SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
        List<Waypoint> points = List.copyOf(edge.getWaypoints());
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            lines.add(new Line(
                    flow.getId(),
                    flow.getSource().getId(),
                    flow.getTarget().getId(),
                    new Line2D.Double(
                            points.get(i - 1).getX(),
                            points.get(i - 1).getY(),
                            points.get(i).getX(),
                            points.get(i).getY())));
        }
        return lines.stream();
    }

    private static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    private static <T extends ModelElementInstance> Collection<T> all(Path file, Class<T> type) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        return model.getModelElementsByType(type);
    }

    private static boolean isJoin(FlowNode node) {
        return node instanceof Gateway && node.getOutgoing().size() == 1;
    }

    private static String english(BaseElement element) {
        return element.getExtensionElements() == null
                ? null
                : element.getExtensionElements().getElements().stream()
                        .flatMap(properties -> properties.getChildElementsByType(CamundaProperty.class).stream())
                        .filter(property -> "en".equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst()
                        .orElse(null);
    }

    private static Set<String> messages(String key) {
        return all(Path.of("processes", key + ".bpmn"), Message.class).stream()
                .map(Message::getName)
                .collect(Collectors.toSet());
    }

    private static Set<String> delegates(Class<?> process) {
        return Arrays.stream(process.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Bean.class))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String key) {
        return pattern.matcher(ProcessModels.text(key + ".bpmn"))
                .results()
                .map(match -> pattern == DELEGATE ? match.group(1) : match.group())
                .collect(Collectors.toSet());
    }

    private static String text(ModelElementInstance element) {
        return element == null ? "" : element.getTextContent();
    }

    private static String key(Path file) {
        return file.getFileName().toString().replaceAll("\\.\\w+$", "");
    }
}
