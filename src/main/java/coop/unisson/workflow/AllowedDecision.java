package coop.unisson.workflow;

import coop.unisson.shared.Delays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.ModelInstance;

/**
 * Decisions speak FEEL, which can only compare and calculate; every other language could reach into the server. The table of
 * delays answers for every wait.
 */
final class AllowedDecision implements DmnTransformListener {

    @Override
    public void transformDecisionRequirementsGraph(Definitions definitions, DmnDecisionRequirementsGraph graph) {
        ModelInstance model = definitions.getModelInstance();
        Stream.of(
                        Stream.of(definitions.getExpressionLanguage()),
                        model.getModelElementsByType(LiteralExpression.class).stream()
                                .map(LiteralExpression::getExpressionLanguage),
                        model.getModelElementsByType(UnaryTests.class).stream().map(UnaryTests::getExpressionLanguage))
                .flatMap(languages -> languages)
                .filter(Objects::nonNull)
                .filter(language -> !language.toLowerCase(Locale.ROOT).matches("feel|https?://\\S+/feel/?"))
                .findFirst()
                .ifPresent(language -> {
                    throw new NotValidException("Une décision s’écrit en FEEL, pas en « " + language
                            + " ». / A decision is written in FEEL, not in “" + language + "”.");
                });
        model.getModelElementsByType(Decision.class).stream()
                .filter(decision -> Delays.TABLE.equals(decision.getId()))
                .findFirst()
                .ifPresent(AllowedDecision::requireEveryDelay);
    }

    /** A wait without a row would leave whoever begins it without an answer. */
    private static void requireEveryDelay(Decision delays) {
        Set<String> rows = delays.getModelInstance().getModelElementsByType(Rule.class).stream()
                .flatMap(rule -> rule.getInputEntries().stream())
                .map(entry -> entry.getTextContent().strip())
                .collect(Collectors.toSet());
        Stream.of(Delays.Delay.values())
                .map(Delays.Delay::key)
                .filter(delay -> !rows.contains('"' + delay + '"'))
                .findFirst()
                .ifPresent(delay -> {
                    throw new NotValidException("La table des délais n’a pas de ligne «\u00A0" + delay
                            + "\u00A0». / The table of delays has no row “" + delay + "”.");
                });
    }

    // The whole file was read above; its parts need no second look.

    @Override
    public void transformDecision(Decision decision, DmnDecision transformed) {}

    @Override
    public void transformDecisionTableInput(Input input, DmnDecisionTableInputImpl transformed) {}

    @Override
    public void transformDecisionTableOutput(Output output, DmnDecisionTableOutputImpl transformed) {}

    @Override
    public void transformDecisionTableRule(Rule rule, DmnDecisionTableRuleImpl transformed) {}
}
