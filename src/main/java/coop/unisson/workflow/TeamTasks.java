package coop.unisson.workflow;

import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.NominationId;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Handed;
import coop.unisson.engagement.Handover;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import coop.unisson.shared.ShiftedClock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings each open task of a partner's team to whom it is for by now. It asks the model's own question again, so that an
 * absence that begins or ends and a role that changed hands need say nothing but that it is time to ask.
 */
@Service
public class TeamTasks implements JobHandler<TeamTasks.Partner> {

    static final String TYPE = "unisson-team-tasks";

    /** The parts of a person that are looked through: nobody takes part in more at a time. */
    private static final int LATEST = 20;

    /** What only the person themselves, or who stands in for them, can do: to say yes, and to sign. */
    private static final Set<String> PERSONAL = Set.of("accept-nomination", "sign-charter", "re-sign-charter");

    /** Whose tasks to bring. */
    record Partner(String engagement) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return engagement;
        }
    }

    private final ObjectProvider<ProcessEngine> engine;
    private final EngagementService engagements;
    private final ObjectProvider<CommitmentService> commitments;

    TeamTasks(
            ObjectProvider<ProcessEngine> engine,
            EngagementService engagements,
            ObjectProvider<CommitmentService> commitments) {
        this.engine = engine;
        this.engagements = engagements;
        this.commitments = commitments;
    }

    /** Asks again on the morning of a day. */
    void bringOn(LocalDate day, EngagementId engagement) {
        configuration().getCommandExecutorTxRequired().execute(context -> {
            TimerEntity timer = new TimerEntity();
            timer.setJobHandlerType(TYPE);
            timer.setJobHandlerConfiguration(new Partner(engagement.value()));
            timer.setDuedate(Date.from(day.atStartOfDay(ShiftedClock.ZONE).toInstant()));
            context.getJobManager().schedule(timer);
            return null;
        });
    }

    /** Asks now, in the caller's transaction. */
    void bring(EngagementId engagement) {
        engagements.lock(engagement);
        unguarded(() -> {
            List<Task> open = open(engagement);
            if (open.isEmpty()) {
                return null;
            }
            Map<String, PersonId> takers =
                    engagements.takers(open.stream().map(Task::getId).toList());
            open.forEach(task -> bring((TaskEntity) task, takers.get(task.getId()), engagement));
            return null;
        });
    }

    /** Asks again whom the yes to a promise waits for. */
    void bring(NominationId nomination, EngagementId engagement) {
        unguarded(() -> {
            engine.getObject()
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(nomination.value())
                    .list()
                    .forEach(task -> bring((TaskEntity) task, null, engagement));
            return null;
        });
    }

    private void bring(TaskEntity task, @Nullable PersonId taker, EngagementId engagement) {
        String before = task.getAssignee();
        String now = taker == null
                ? meantFor(task)
                : engagements.acting(engagements.get(engagement), taker).value();
        if (now == null || now.equals(before)) {
            return;
        }
        engine.getObject().getTaskService().setAssignee(task.getId(), now);
        if (before != null) {
            forget(task.getId(), before);
        }
    }

    /** Nobody, for a task a process owner added without saying whom it is for. */
    private static @Nullable String meantFor(TaskEntity task) {
        var asked = task.getTaskDefinition().getAssigneeExpression();
        return asked == null ? null : (String) asked.getValue(task.getExecution());
    }

    /** The engine lets whoever once had a task go on reading it. */
    private void forget(String task, String person) {
        var authorizations = engine.getObject().getAuthorizationService();
        authorizations
                .createAuthorizationQuery()
                .userIdIn(person)
                .resourceType(Resources.TASK)
                .resourceId(task)
                .list()
                .stream()
                .map(Authorization::getId)
                .forEach(authorizations::deleteAuthorization);
    }

    /** What waits for others about one engagement and may be taken over. */
    List<Task> takeable(EngagementId engagement, PersonId person) {
        return open(engagement).stream()
                .filter(task ->
                        task.getAssignee() != null && !task.getAssignee().equals(person.value()))
                .filter(task -> !PERSONAL.contains(task.getTaskDefinitionKey()))
                .toList();
    }

    /**
     * Gives a colleague's open task to somebody of the same team, and writes down who took it.
     *
     * @throws Problem 404 when there is no such task in this person's team, or when it is one nobody else can do
     */
    @Transactional
    public void take(String task, PersonId person, EngagementId engagement) {
        Engagement team = engagements.find(engagement).orElseThrow(() -> Problem.notFound("task"));
        engagements.lock(engagement);
        if (team.hasLeft() || !engagements.speaksFor(team, person)) {
            throw Problem.notFound("task");
        }
        Task taken = unguarded(() -> takeable(engagement, person)).stream()
                .filter(open -> open.getId().equals(task))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("task"));
        engagements.log(engagement, Handed.TASK, task, new PersonId(taken.getAssignee()), person, person);
    }

    /**
     * Gives a task that was taken over back to whom it was taken from.
     *
     * @throws Problem 404 when there is no such task, or when it is not one this person took over
     */
    @Transactional
    public void giveBack(String task, PersonId person, EngagementId engagement) {
        if (engagements.find(engagement).isEmpty()) {
            throw Problem.notFound("task");
        }
        engagements.lock(engagement);
        Handover taken = engagements.lastHandovers(List.of(task)).get(task);
        if (taken == null
                || !taken.engagement().equals(engagement)
                || !taken.by().equals(person)
                || !taken.to().equals(person)
                || unguarded(() -> open(engagement)).stream()
                        .noneMatch(open ->
                                open.getId().equals(task) && person.value().equals(open.getAssignee()))) {
            throw Problem.notFound("task");
        }
        engagements.log(engagement, Handed.TASK, task, person, taken.from(), person);
    }

    /** What waits for the others of the teams a person speaks for. */
    List<Task> ofColleagues(PersonId person) {
        return teams(person).stream()
                .flatMap(team -> unguarded(() -> takeable(team.id(), person)).stream())
                .toList();
    }

    /** The partners a person speaks for now. */
    List<Engagement> teams(PersonId person) {
        return engagements.of(person, LATEST).stream()
                .filter(team -> !team.hasLeft() && engagements.speaksFor(team, person))
                .toList();
    }

    /** A partner's own tasks, and those of each of its promises. */
    private List<Task> open(EngagementId engagement) {
        String[] keys = Stream.concat(
                        Stream.of(engagement.value()),
                        commitments.getObject().of(engagement).stream()
                                .map(commitment -> commitment.id().value()))
                .toArray(String[]::new);
        return engine.getObject()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKeyIn(keys)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    <T extends @Nullable Object> T unguarded(Callable<T> act) {
        return configuration()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    Context.getCommandContext().disableUserOperationLog();
                    return act.call();
                }));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(
            Partner partner, @Nullable ExecutionEntity execution, CommandContext context, @Nullable String tenant) {
        bring(new EngagementId(partner.engagement()));
    }

    @Override
    public Partner newConfiguration(String canonical) {
        return new Partner(canonical);
    }

    @Override
    public void onDelete(Partner partner, JobEntity job) {
        // nothing is held outside the job itself
    }
}
