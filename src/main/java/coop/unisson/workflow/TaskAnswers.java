package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.PersonPostponed;
import coop.unisson.campaign.PersonStuck;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Delays;
import coop.unisson.shared.Delays.Delay;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The two other answers to « it is your turn » besides doing it: later, and something holds me up. Neither moves the task. */
@Service
@Transactional
public class TaskAnswers {

    private final FormDoor door;
    private final TeamTasks teamTasks;
    private final RuntimeService runtime;
    private final Facts facts;
    private final Delays delays;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskAnswers(
            FormDoor door,
            TeamTasks teamTasks,
            RuntimeService runtime,
            Facts facts,
            Delays delays,
            ApplicationEventPublisher events,
            Clock clock) {
        this.door = door;
        this.teamTasks = teamTasks;
        this.runtime = runtime;
        this.facts = facts;
        this.delays = delays;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody is asked.
     *
     * @param due the last day on which it is on time
     * @param later the day on which they would be reminded
     */
    public record Asked(String name, @Nullable LocalDate due, LocalDate later) {}

    /**
     * @throws coop.unisson.shared.Problem 404 when the task is unknown or somebody else's, 409 when it is done
     */
    @Transactional(readOnly = true)
    public Asked asked(String taskId, PersonId person) {
        Task task = door.waiting(taskId, person.value());
        return new Asked(task.getName(), due(task), later(task));
    }

    private static @Nullable LocalDate due(Task task) {
        return task.getDueDate() == null ? null : Days.of(task.getDueDate().toInstant());
    }

    /** After {@link Delay#REMIND_LATER}, but not after the last day while that is ahead. */
    private LocalDate later(Task task) {
        LocalDate today = Days.today(clock);
        LocalDate later = delays.lastDay(Delay.REMIND_LATER, today);
        LocalDate due = due(task);
        return due != null && due.isAfter(today) && due.isBefore(later) ? due : later;
    }

    /** Reminds this person on the day {@link Asked#later} names, and not before. */
    public void postpone(String taskId, PersonId person) {
        Task task = door.waiting(taskId, person.value());
        events.publishEvent(
                new PersonPostponed(person, campaign(task), taskId, task.getName(), due(task), later(task)));
    }

    /** Tells the coordination. */
    public void stuck(String taskId, PersonId person, String words) {
        Task task = door.waiting(taskId, person.value());
        events.publishEvent(new PersonStuck(person, campaign(task), taskId, task.getName(), words));
    }

    private CampaignId campaign(Task task) {
        return facts.campaignOf(teamTasks.unguarded(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()));
    }
}
