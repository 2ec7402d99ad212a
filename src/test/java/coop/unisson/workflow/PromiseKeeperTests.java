package coop.unisson.workflow;

import static coop.unisson.workflow.ProcessModels.altered;
import static coop.unisson.workflow.ProcessModels.engine;
import static coop.unisson.workflow.ProcessModels.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each refusal is provoked by a copy of the real model in which one thing differs. */
class PromiseKeeperTests {

    private static final String CAMPAIGN = "campaign.bpmn";
    private static final String ENGAGEMENT = "partner-engagement.bpmn";

    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        engine = engine(
                "promises",
                configuration -> configuration.getProcessEnginePlugins().add(new PromiseKeeper()));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {CAMPAIGN, ENGAGEMENT, "acceptance.bpmn", "application.bpmn", "commitment-delivery.bpmn"})
    void acceptsOurModels(String file) {
        assertThat(deploy(text(file))).isEqualTo(1);
    }

    static Stream<Arguments> ownersChanges() {
        return Stream.of(
                arguments(
                        "another name", altered(CAMPAIGN, "name=\"Formuler la mission\"", "name=\"Dire la mission\"")),
                arguments("another timer", altered(CAMPAIGN, "${when.runEnds(execution)}", "P28D")),
                arguments(
                        "a date of its own",
                        altered(
                                "commitment-delivery.bpmn",
                                "camunda:dueDate=\"${when.deliveryDue(execution)}\"",
                                "camunda:dueDate=\"P3D\"")),
                arguments("a step more", withStepBefore("frame-mission", "<bpmn:userTask id=\"tell-the-board\" />")),
                arguments(
                        "a step more with the general form",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:userTask id=\"tell-the-board\" camunda:assignee=\"${who.coordinator(execution)}\" />")),
                arguments(
                        "an automatic step of ours again",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:serviceTask id=\"again\" camunda:delegateExpression=\"${publishReport}\" />")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void ownersChanges(String what, String model) {
        assertThat(deploy(model)).isEqualTo(1);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                // what the product promises
                arguments(
                        "a gate is gone",
                        altered(CAMPAIGN, "id=\"mission-gate\" name", "id=\"other-gate\" name")
                                .replace("sourceRef=\"mission-gate\"", "sourceRef=\"other-gate\"")
                                .replace("targetRef=\"mission-gate\"", "targetRef=\"other-gate\"")
                                .replace("bpmnElement=\"mission-gate\"", "bpmnElement=\"other-gate\""),
                        "« mission-gate » manque"),
                arguments(
                        "a message has another name",
                        altered(CAMPAIGN, "name=\"charter-gate\"", "name=\"signed\""),
                        "« wait-charter-gate » ne demande plus"),
                arguments(
                        "an exit is gone",
                        altered(ENGAGEMENT, "<bpmn:endEvent id=\"observer\"", "<bpmn:endEvent id=\"watcher\"")
                                .replace("targetRef=\"observer\"", "targetRef=\"watcher\"")
                                .replace("bpmnElement=\"observer\"", "bpmnElement=\"watcher\""),
                        "« observer » manque"),
                arguments(
                        "the exit no longer interrupts",
                        altered(
                                ENGAGEMENT,
                                "attachedToRef=\"preparation\"",
                                "cancelActivity=\"false\" attachedToRef=\"preparation\""),
                        "« leave-preparation » ne demande plus"),
                arguments(
                        "somebody else signs",
                        altered(
                                ENGAGEMENT,
                                "camunda:formKey=\"embedded:/forms/sign-charter\" camunda:assignee=\"${who.director(execution)}\"",
                                "camunda:formKey=\"embedded:/forms/sign-charter\" camunda:assignee=\"${who.lead(execution)}\""),
                        "« sign-charter » ne demande plus"),
                arguments(
                        "a gate asks for less",
                        altered(CAMPAIGN, "${charterGateOpen}", "${true}"),
                        "« charter-gate » ne demande plus"),
                arguments(
                        "a gate has a second way out",
                        altered(
                                CAMPAIGN,
                                "<bpmn:sequenceFlow id=\"charter-gate-is-asked\"",
                                "<bpmn:sequenceFlow id=\"and-so\" sourceRef=\"charter-gate\" targetRef=\"decide-launch\"><bpmn:conditionExpression>${launchDecision == 'go'}</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id=\"charter-gate-is-asked\""),
                        "« charter-gate » ne demande plus"),
                arguments(
                        "a path leads around a gate",
                        altered(
                                CAMPAIGN,
                                "sourceRef=\"publish-charter\" targetRef=\"before-charter-gate\"",
                                "sourceRef=\"publish-charter\" targetRef=\"before-launch-decision\""),
                        "Un chemin mène à « decide-launch » sans passer par « charter-gate »"),
                arguments(
                        "the answers of a gate are exchanged",
                        text(CAMPAIGN)
                                .replace(
                                        "sourceRef=\"brief-gate\" targetRef=\"before-commitments-gate\"",
                                        "sourceRef=\"brief-gate\" targetRef=\"X\"")
                                .replace(
                                        "sourceRef=\"brief-gate\" targetRef=\"before-brief-gate\"",
                                        "sourceRef=\"brief-gate\" targetRef=\"before-commitments-gate\"")
                                .replace("targetRef=\"X\"", "targetRef=\"before-brief-gate\""),
                        "Un chemin mène à « wait-commitments-gate » sans passer par « brief-gate »"),
                arguments(
                        "a step asks another delegate",
                        altered(CAMPAIGN, "${publishCharter}", "${publishReport}"),
                        "« publish-charter » ne demande plus"),
                arguments(
                        "partners in copies",
                        altered(
                                CAMPAIGN,
                                "<bpmn:outgoing>partners-are-invited</bpmn:outgoing>",
                                "<bpmn:outgoing>partners-are-invited</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"),
                        "en plusieurs exemplaires"),
                // what no model may do
                arguments(
                        "a script",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:scriptTask id=\"calculate\" scriptFormat=\"juel\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
                        "Les scripts ne sont pas admis"),
                arguments(
                        "a script as a listener",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:userTask id=\"more\"><bpmn:extensionElements><camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"juel\">1</camunda:script></camunda:taskListener></bpmn:extensionElements></bpmn:userTask>"),
                        "Les scripts ne sont pas admis"),
                arguments(
                        "a script as a condition",
                        altered(
                                CAMPAIGN,
                                "xsi:type=\"bpmn:tFormalExpression\">${briefGateOpen}",
                                "xsi:type=\"bpmn:tFormalExpression\" language=\"juel\">${briefGateOpen}"),
                        "Les scripts ne sont pas admis"),
                arguments(
                        "a script from a file",
                        altered(
                                CAMPAIGN,
                                "xsi:type=\"bpmn:tFormalExpression\">${briefGateOpen}",
                                "xsi:type=\"bpmn:tFormalExpression\" language=\"juel\" camunda:resource=\"x.js\">${briefGateOpen}"),
                        "Les scripts ne sont pas admis"),
                arguments(
                        "a class",
                        withStepBefore(
                                "frame-mission", "<bpmn:serviceTask id=\"more\" camunda:class=\"java.lang.Object\" />"),
                        "ne peut pas nommer une classe"),
                arguments(
                        "a class in the engine's older namespace",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:serviceTask id=\"more\" xmlns:old=\"http://activiti.org/bpmn\" old:class=\"java.lang.Object\" />"),
                        "ne peut pas nommer une classe"),
                arguments(
                        "a class as a listener",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:userTask id=\"more\"><bpmn:extensionElements><camunda:executionListener event=\"start\" class=\"java.lang.Object\" /></bpmn:extensionElements></bpmn:userTask>"),
                        "ne peut pas nommer une classe"),
                arguments(
                        "an external task",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:serviceTask id=\"more\" camunda:type=\"external\" camunda:topic=\"x\" />"),
                        "Les tâches externes"),
                arguments(
                        "a shell",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:serviceTask id=\"more\" camunda:type=\"shell\"><bpmn:extensionElements><camunda:field name=\"command\" stringValue=\"id\" /></bpmn:extensionElements></bpmn:serviceTask>"),
                        "Les tâches externes"),
                arguments(
                        "a connector",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:serviceTask id=\"more\" camunda:expression=\"${true}\"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>"),
                        "les connecteurs"),
                arguments(
                        "a bean that is none of ours",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:serviceTask id=\"more\" camunda:delegateExpression=\"${dataSource}\" />"),
                        "ne connaît pas l’étape automatique"),
                arguments(
                        "a form of its own",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:userTask id=\"more\" camunda:formKey=\"embedded:deployment:more.html\" />"),
                        "nomme un formulaire inconnu"),
                arguments(
                        "our form on another step",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:userTask id=\"more\" camunda:formKey=\"embedded:/forms/sign-charter\" />"),
                        "nomme un formulaire inconnu"),
                arguments(
                        "a Camunda form",
                        withStepBefore(
                                "frame-mission",
                                "<bpmn:userTask id=\"more\" camunda:formRef=\"more\" camunda:formRefBinding=\"latest\" />"),
                        "nomme un formulaire inconnu"),
                arguments(
                        "an error caught on a task",
                        altered(
                                CAMPAIGN,
                                "<bpmn:sequenceFlow id=\"campaign-begins\"",
                                "<bpmn:boundaryEvent id=\"oops\" attachedToRef=\"frame-mission\"><bpmn:errorEventDefinition /></bpmn:boundaryEvent><bpmn:sequenceFlow id=\"campaign-begins\""),
                        "ne se rattrape que sur une étape automatique"),
                arguments(
                        "an escalation caught on the preparation",
                        altered(
                                ENGAGEMENT,
                                "<bpmn:sequenceFlow id=\"preparation-starts\"",
                                "<bpmn:boundaryEvent id=\"oops\" attachedToRef=\"preparation\"><bpmn:escalationEventDefinition /></bpmn:boundaryEvent><bpmn:sequenceFlow id=\"preparation-starts\""),
                        "ne se rattrape que sur une étape automatique"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusals(String what, String model, String reason) {
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> deploy(model))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${who.lead(execution)}",
                "${facts.hold(execution, 'charter-published')}",
                "#{ facts.standing( execution ) == 'partner' }",
                "${answer == 'yes' && (count > 1.5 || not late)}",
                "Bonjour ${name}",
                "${now()}",
                "${'it is ' + 3}",
                "no expression at all: f(x).y"
            })
    void knowsHarmlessExpressions(String expression) {
        assertThat(AllowedModel.isAllowed(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution.processEngineServices.repositoryService}",
                "${execution.getProcessEngine()}",
                "${who.getClass()}",
                "${who.getClass().forName('java.lang.Runtime')}",
                "${who.lead(execution).getClass()}",
                "${facts.hold(execution, execution.processEngine)}",
                "${dataSource.connection}",
                "${''.getClass()}",
                "${''['class']}",
                "${who['lead'](execution)}",
                "${when.exec(execution)}",
                "${dateTime().plusDays(1)}",
                "${execute()}",
                "${'\\'' + x.y + '\\''}",
                "${'}' + x.y}",
                "#{x.y}",
                "${a} and ${x.y}",
                "${unclosed"
            })
    void knowsExpressionsThatReachFurther(String expression) {
        assertThat(AllowedModel.isAllowed(expression)).isFalse();
    }

    @Test
    void tellsTheReasonsInBothLanguagesAndTheLine() {
        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> deploy(altered(CAMPAIGN, "${publishCharter}", "${publishReport}")))
                .withMessageContaining("« publish-charter » ne demande plus la même chose")
                .withMessageContaining("“publish-charter” no longer asks the same")
                .withMessageContaining("line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "http://example.org/feel-not"})
    void refusesADecisionInALanguageThatReachesFurtherThanFeel(String language) {
        String decision = altered(
                "readiness.dmn",
                "<inputExpression id=\"readiness-authority\" typeRef=\"boolean\">",
                "<inputExpression id=\"readiness-authority\" typeRef=\"boolean\" expressionLanguage=\"" + language
                        + "\">");

        assertThatException()
                .isThrownBy(() -> deployDecision(decision))
                .havingRootCause()
                .withMessageContaining("Une décision s’écrit en FEEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feel", "https://www.omg.org/spec/DMN/20191111/FEEL/"})
    void acceptsADecisionThatNamesFeel(String language) {
        String decision = altered(
                "readiness.dmn",
                " id=\"readiness-definitions\"",
                " id=\"readiness-definitions\" expressionLanguage=\"" + language + "\"");

        assertThat(deployDecision(decision)).isEqualTo(1);
    }

    @Test
    void refusesATableOfDelaysWithoutARowOurCodeAsksFor() {
        assertThatException()
                .isThrownBy(
                        () -> deployDecision(altered("delays.dmn", "<text>\"settle-tension\"</text>", "<text></text>")))
                .havingRootCause()
                .withMessageContaining("The table of delays has no row “settle-tension”");
        assertThat(deployDecision(altered(
                        "delays.dmn",
                        "<outputEntry id=\"delays-settle-tension-working-days\">",
                        "<outputEntry id=\"delays-settle-tension-days\">")))
                .isEqualTo(1);
    }

    private static int deployDecision(String decision) {
        return engine.getRepositoryService()
                .createDeployment()
                .addString("decision.dmn", decision)
                .deployWithResult()
                .getDeployedDecisionDefinitions()
                .size();
    }

    /** A copy of the campaign in which the token meets one more step on its way to another. */
    private static String withStepBefore(String target, String step) {
        String id = step.replaceAll("(?s).*?id=\"([^\"]+)\".*", "$1");
        return altered(
                CAMPAIGN,
                "sourceRef=\"start-campaign\" targetRef=\"" + target + "\" />",
                "sourceRef=\"start-campaign\" targetRef=\"" + id + "\" />" + step
                        + "<bpmn:sequenceFlow id=\"after-" + id + "\" sourceRef=\"" + id + "\" targetRef=\"" + target
                        + "\" />");
    }

    private static int deploy(String model) {
        return engine.getRepositoryService()
                .createDeployment()
                .addString("model.bpmn", model)
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .size();
    }
}
