package coop.unisson;

import coop.unisson.shared.Decisions;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** The decision tables as they are written in {@code processes/}, without an engine around them. */
public class WrittenTables implements Decisions {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    @Override
    public List<Map<String, Object>> ask(String decision, Map<String, Object> inputs) {
        return engine.evaluateDecisionTable(parsed.computeIfAbsent(decision, this::parse), inputs)
                .getResultList();
    }

    private DmnDecision parse(String decision) {
        InputStream table = WrittenTables.class.getResourceAsStream("/processes/" + decision + ".dmn");
        return engine.parseDecision(decision, table);
    }
}
