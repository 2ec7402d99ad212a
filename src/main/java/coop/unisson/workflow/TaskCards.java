package coop.unisson.workflow;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Handover;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a task is about, in the domain's words: what the engine's own list of tasks does not know. */
@Service
@Transactional(readOnly = true)
public class TaskCards {

    /**
     * One task, as the person sees it who asked.
     *
     * @param partner whose part it belongs to; null for the campaign's own
     * @param about the one promise or tension it concerns
     * @param due the last day on which it is on time
     * @param waitsFor the colleague it waits for; null when it is the reader's own
     * @param takenFrom the colleague the reader took it over from
     */
    public record Card(
            String id,
            String campaign,
            @Nullable String partner,
            @Nullable String about,
            @Nullable LocalDate due,
            @Nullable EngagementId engagement,
            @Nullable String waitsFor,
            @Nullable String takenFrom) {}

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TeamTasks teamTasks;
    private final Facts facts;
    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final PartnerService partners;

    TaskCards(
            TaskService tasks,
            RuntimeService runtime,
            TeamTasks teamTasks,
            Facts facts,
            CampaignService campaigns,
            EngagementService engagements,
            PartnerService partners) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.teamTasks = teamTasks;
        this.facts = facts;
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.partners = partners;
    }

    /** The cards of those tasks that wait for this person or, to be taken over, for somebody of the same team. */
    public List<Card> of(PersonId person, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Task> own = teamTasks.unguarded(() -> tasks.createTaskQuery()
                .taskIdIn(ids.toArray(String[]::new))
                .taskAssignee(person.value())
                .list());
        List<Task> theirs = own.size() == ids.size()
                ? List.of()
                : teamTasks.ofColleagues(person).stream()
                        .filter(task -> ids.contains(task.getId()))
                        .toList();
        return cards(Stream.concat(own.stream(), theirs.stream()).toList(), person);
    }

    /** Whether a task waits for somebody of this person's team and may be taken over. */
    public boolean waitsForColleague(String task, PersonId person) {
        return teamTasks.ofColleagues(person).stream()
                .anyMatch(open -> open.getId().equals(task));
    }

    private List<Card> cards(List<Task> seen, PersonId person) {
        Map<String, ProcessInstance> instances = instances(seen);
        Map<String, Engagement> parts = new LinkedHashMap<>();
        Map<String, CampaignId> where = new LinkedHashMap<>();
        instances.forEach((id, instance) -> {
            Optional<Engagement> part =
                    facts.engagementIn(instance.getProcessDefinitionKey(), instance.getBusinessKey());
            part.ifPresent(own -> parts.put(id, own));
            where.put(id, part.map(Engagement::campaign).orElseGet(() -> facts.campaignOf(instance)));
        });
        Map<CampaignId, Campaign> titles = campaigns.get(where.values());
        Map<OrganisationId, Organisation> names = partners.organisations(
                parts.values().stream().map(Engagement::organisation).toList());
        Map<String, Handover> taken =
                engagements.lastHandovers(seen.stream().map(Task::getId).toList());
        return seen.stream()
                .filter(task -> instances.containsKey(task.getProcessInstanceId()))
                .map(task -> {
                    Engagement part = parts.get(task.getProcessInstanceId());
                    Handover last = taken.get(task.getId());
                    return new Card(
                            task.getId(),
                            Objects.requireNonNull(titles.get(where.get(task.getProcessInstanceId())))
                                    .title(),
                            part == null
                                    ? null
                                    : Objects.requireNonNull(names.get(part.organisation()))
                                            .name(),
                            facts.aboutOf(Objects.requireNonNull(instances.get(task.getProcessInstanceId()))),
                            task.getDueDate() == null
                                    ? null
                                    : Days.of(task.getDueDate().toInstant()),
                            part == null ? null : part.id(),
                            person.value().equals(task.getAssignee()) ? null : name(new PersonId(task.getAssignee())),
                            last != null
                                            && last.by().equals(person)
                                            && last.to().equals(person)
                                    ? name(last.from())
                                    : null);
                })
                .toList();
    }

    private Map<String, ProcessInstance> instances(List<Task> seen) {
        return seen.isEmpty()
                ? Map.of()
                : teamTasks
                        .unguarded(() -> runtime.createProcessInstanceQuery()
                                .processInstanceIds(seen.stream()
                                        .map(Task::getProcessInstanceId)
                                        .collect(Collectors.toSet()))
                                .list())
                        .stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, instance -> instance));
    }

    private String name(PersonId person) {
        return partners.person(person).name();
    }
}
