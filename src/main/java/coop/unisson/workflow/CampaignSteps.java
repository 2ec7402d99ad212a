package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.gate.OpenSteps;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reads open tasks by the business keys of a campaign, its partners, their nominations and their deliveries. */
@Component
class CampaignSteps implements OpenSteps {

    private static final String OPEN = """
            select count(*) from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_
            where p.BUSINESS_KEY_ = #{campaign}
               or p.BUSINESS_KEY_ in (select id from engagement where campaign_id = #{campaign})
               or p.BUSINESS_KEY_ in (select id from nomination where campaign_id = #{campaign})
               or p.BUSINESS_KEY_ in (select id from delivery where campaign_id = #{campaign})
            """;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final CommitmentService commitments;

    CampaignSteps(TaskService tasks, RuntimeService runtime, CommitmentService commitments) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.commitments = commitments;
    }

    @Override
    public Map<EngagementId, List<Step>> of(Collection<EngagementId> partners) {
        Map<String, EngagementId> keys = new HashMap<>(commitments.askedAbout(partners));
        partners.forEach(partner -> keys.put(partner.value(), partner));
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKeyIn(keys.keySet().toArray(String[]::new))
                .taskAssigned()
                .orderByTaskCreateTime()
                .asc()
                .list();
        Set<String> instances = open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        if (instances.isEmpty()) {
            return Map.of();
        }
        Map<String, String> keyOf = runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        Map<EngagementId, List<Step>> steps = new HashMap<>();
        open.forEach(task -> Optional.ofNullable(keyOf.get(task.getProcessInstanceId()))
                .map(keys::get)
                .ifPresent(partner -> steps.computeIfAbsent(partner, none -> new ArrayList<>())
                        .add(step(task))));
        return steps;
    }

    private static Step step(Task task) {
        return new Step(
                task.getId(),
                task.getName(),
                new PersonId(task.getAssignee()),
                task.getDueDate() == null ? null : Days.of(task.getDueDate().toInstant()));
    }

    @Override
    public long in(CampaignId campaign) {
        return tasks.createNativeTaskQuery()
                .sql(OPEN)
                .parameter("campaign", campaign.value())
                .count();
    }
}
