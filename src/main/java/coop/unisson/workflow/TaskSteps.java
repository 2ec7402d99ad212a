package coop.unisson.workflow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.unisson.audit.Steps;
import coop.unisson.engagement.Engagement;
import coop.unisson.shared.Language;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads a task's step from the engine's history, which knows the open ones as well as those that are done. */
@Component
class TaskSteps implements Steps {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final ObjectProvider<Facts> facts;
    private final TaskNames names;

    /** By language and element; a name somebody changes in a model is heard of after {@link #REMEMBERED}. */
    private final Cache<String, Optional<String>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    TaskSteps(ObjectProvider<ProcessEngineConfigurationImpl> engine, ObjectProvider<Facts> facts, TaskNames names) {
        this.engine = engine;
        this.facts = facts;
        this.names = names;
    }

    @Override
    public Optional<Step> of(String id) {
        return engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> read(id)));
    }

    @Override
    public Optional<String> name(String element, Language language) {
        return known.get(language + " " + element, key -> engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(command -> command.runWithoutAuthorization(() -> read(element, language))));
    }

    private Optional<String> read(String element, Language language) {
        return engine
                .getObject()
                .getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKeysIn(PromiseKeeper.PROCESSES.toArray(String[]::new))
                .latestVersion()
                .list()
                .stream()
                .flatMap(newest -> names.in(language, newest.getId(), element).stream())
                .findFirst();
    }

    private Optional<Step> read(String id) {
        HistoryService history = engine.getObject().getHistoryService();
        HistoricTaskInstance task =
                history.createHistoricTaskInstanceQuery().taskId(id).singleResult();
        if (task == null || !PromiseKeeper.PROCESSES.contains(task.getProcessDefinitionKey())) {
            return Optional.empty();
        }
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        String process = task.getProcessDefinitionKey();
        String key = instance.getBusinessKey();
        return Optional.of(new Step(
                task.getTaskDefinitionKey(),
                facts.getObject().campaignOf(process, key),
                facts.getObject().engagementIn(process, key).map(Engagement::id).orElse(null)));
    }
}
