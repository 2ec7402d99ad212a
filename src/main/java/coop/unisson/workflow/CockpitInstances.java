package coop.unisson.workflow;

import coop.unisson.board.Instances;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** Finds the instances by business key, ended ones too, in one statement. */
@Component
class CockpitInstances implements Instances {

    private final HistoryService history;

    CockpitInstances(HistoryService history) {
        this.history = history;
    }

    @Override
    public Map<String, String> of(Collection<String> businessKeys) {
        if (businessKeys.isEmpty()) {
            return Map.of();
        }
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
                .list()
                .stream()
                .collect(Collectors.toMap(
                        HistoricProcessInstance::getBusinessKey, HistoricProcessInstance::getId, (one, other) -> one));
    }
}
