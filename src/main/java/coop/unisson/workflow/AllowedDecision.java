package coop.unisson.workflow;

import java.util.Locale;
import java.util.Objects;
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

/** Decisions speak FEEL, which can only compare and calculate; every other language could reach into the server. */
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
