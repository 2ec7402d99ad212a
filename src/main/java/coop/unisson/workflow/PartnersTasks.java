package coop.unisson.workflow;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import coop.unisson.board.OpenTasks;
import coop.unisson.engagement.EngagementId;
import coop.unisson.mail.AskedTasks;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.TaskForm;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what waits for somebody from the engine, in two statements and one for each campaign concerned. */
@Component
class PartnersTasks implements OpenTasks, AskedTasks {

    /** More than this nobody reads at once; the next ones come when these are done. */
    private static final int MOST = 50;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Forms forms;
    private final Facts facts;
    private final TeamTasks teamTasks;
    private final TaskNames names;
    private final PartnerService partners;

    PartnersTasks(
            TaskService tasks,
            RuntimeService runtime,
            Forms forms,
            Facts facts,
            TeamTasks teamTasks,
            TaskNames names,
            PartnerService partners) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.forms = forms;
        this.facts = facts;
        this.teamTasks = teamTasks;
        this.names = names;
        this.partners = partners;
    }

    @Override
    public List<OpenTask> of(PersonId person) {
        List<Task> waiting = tasks.createTaskQuery()
                .taskAssignee(person.value())
                .orderByDueDate()
                .asc()
                .listPage(0, MOST);
        Map<String, OpenTask> described = describe(waiting);
        return waiting.stream()
                .flatMap(task -> Stream.ofNullable(described.get(task.getId())))
                .sorted(comparing(OpenTask::due, nullsLast(naturalOrder())))
                .toList();
    }

    @Override
    public List<Colleagues> ofColleagues(EngagementId engagement, PersonId person) {
        List<Task> theirs = teamTasks.takeable(engagement, person);
        Language language = partners.person(person).language();
        Map<String, OpenTask> described = describe(theirs);
        return theirs.stream()
                .flatMap(task -> Stream.ofNullable(described.get(task.getId()))
                        .map(open -> new Colleagues(
                                open.called(names.in(language, task)), new PersonId(task.getAssignee()))))
                .toList();
    }

    /** What the tasks are about, by id; those that end meanwhile are missing. */
    private Map<String, OpenTask> describe(List<Task> waiting) {
        Set<String> ids = waiting.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, ProcessInstance> instances =
                runtime.createProcessInstanceQuery().processInstanceIds(ids).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, instance -> instance));
        return waiting.stream()
                .flatMap(task -> Stream.ofNullable(instances.get(task.getProcessInstanceId()))
                        .filter(instance -> !facts.isOver(instance))
                        .map(instance -> new OpenTask(
                                task.getId(),
                                task.getName(),
                                facts.aboutOf(instance),
                                facts.campaignOf(instance),
                                due(task))))
                .collect(Collectors.toMap(OpenTask::id, task -> task));
    }

    @Override
    public Map<String, PersonId> open(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).taskAssigned().list().stream()
                        .collect(Collectors.toMap(Task::getId, task -> new PersonId(task.getAssignee())));
    }

    private static @Nullable LocalDate due(Task task) {
        return task.getDueDate() == null ? null : Days.of(task.getDueDate().toInstant());
    }

    @Override
    public boolean takesOwnLink(String act) {
        return forms.find(act)
                .filter(TaskForm.class::isInstance)
                .filter(form -> ((TaskForm<?>) form).takesOwnLink())
                .isPresent();
    }

    @Override
    public List<String> actsOn(String engagement, PersonId person) {
        FormContext context = new FormContext(engagement, person.value(), Locale.FRENCH);
        return PartnerEngagementProcess.STANDING.stream()
                .filter(form -> forms.find(form)
                        .filter(TaskForm.class::isInstance)
                        .filter(found -> ((TaskForm<?>) found).standing(context))
                        .isPresent())
                .toList();
    }
}
