package coop.unisson.workflow;

import coop.unisson.shared.Decisions;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Answers from the newest deployed version of a table. The table is evaluated beside the engine's history: the same
 * question is asked at every keystroke of a form, and a history row for each would be noise.
 */
@Component
class DecisionTables implements Decisions {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final DmnEngine dmn =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    DecisionTables(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    @Override
    public List<Map<String, Object>> ask(String decision, Map<String, Object> inputs) {
        return askAll(decision, List.of(inputs)).get(0);
    }

    /** One version of the table answers all. */
    @Override
    public List<List<Map<String, Object>>> askAll(String decision, List<Map<String, Object>> inputs) {
        DmnDecision table = newest(decision);
        return inputs.stream()
                .map(input -> dmn.evaluateDecisionTable(table, input).getResultList())
                .toList();
    }

    @Override
    public Object version(String decision) {
        return newest(decision);
    }

    private DmnDecision newest(String key) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    RepositoryService repository = engine.getObject().getRepositoryService();
                    DecisionDefinition definition = repository
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(key)
                            .latestVersion()
                            .singleResult();
                    if (definition == null) {
                        throw new IllegalStateException("no decision is deployed under the key " + key);
                    }
                    return parsed.computeIfAbsent(definition.getId(), id -> {
                        InputStream model = repository.getDecisionModel(id);
                        return dmn.parseDecision(key, model);
                    });
                }));
    }
}
