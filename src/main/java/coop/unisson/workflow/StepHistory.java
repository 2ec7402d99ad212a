package coop.unisson.workflow;

import coop.unisson.board.DoneSteps;
import coop.unisson.engagement.Engagement;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

/** Reads from the engine's history which tasks people completed. */
@Component
class StepHistory implements DoneSteps {

    private static final String COMPLETED = "completed";

    private final HistoryService history;
    private final TaskNames names;
    private final Facts facts;

    StepHistory(HistoryService history, TaskNames names, Facts facts) {
        this.history = history;
        this.names = names;
        this.facts = facts;
    }

    @Override
    public List<Done> latest(Collection<String> businessKeys, Language language, int most) {
        if (businessKeys.isEmpty()) {
            return List.of();
        }
        List<HistoricTaskInstance> done = history.createHistoricTaskInstanceQuery()
                .processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
                .finished()
                .taskDeleteReason(COMPLETED)
                .orderByHistoricTaskInstanceEndTime()
                .desc()
                .listPage(0, most);
        if (done.isEmpty()) {
            return List.of();
        }
        Map<String, HistoricProcessInstance> instances = history
                .createHistoricProcessInstanceQuery()
                .processInstanceIds(done.stream()
                        .map(HistoricTaskInstance::getProcessInstanceId)
                        .collect(Collectors.toSet()))
                .list()
                .stream()
                .collect(Collectors.toMap(HistoricProcessInstance::getId, instance -> instance));
        return done.stream()
                .filter(step -> step.getAssignee() != null)
                .map(step -> {
                    HistoricProcessInstance in = Objects.requireNonNull(instances.get(step.getProcessInstanceId()));
                    return new Done(
                            step.getEndTime().toInstant(),
                            new PersonId(step.getAssignee()),
                            names.in(
                                    language,
                                    step.getProcessDefinitionId(),
                                    step.getTaskDefinitionKey(),
                                    step.getName()),
                            facts.engagementIn(in.getProcessDefinitionKey(), in.getBusinessKey())
                                    .map(Engagement::id)
                                    .orElse(null));
                })
                .toList();
    }
}
