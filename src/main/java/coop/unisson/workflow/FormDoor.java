package coop.unisson.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Form;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way through: whatever door a form was opened by, this shows, checks, keeps and submits it. Submitting moves the
 * token and records what was said in one transaction, or does neither. It does not use the engine's form service, whose
 * history would keep every value submitted.
 */
@Service
public class FormDoor {

    /** The only expressions a query may carry through the engine's REST interface. */
    public static final Set<String> EXPRESSIONS_IN_QUERIES = GuardedExpressions.IN_QUERIES;

    private static final String MET = "at-the-same-moment";
    private static final int ATTEMPTS = 5;

    /** Serialization failure, deadlock, lock timeout and the second of two equal rows, in PostgreSQL's and H2's words. */
    private static final Set<String> LOST_TO_ANOTHER = Set.of("40001", "40P01", "55P03", "HYT00", "23505");

    /** A form as one person sees it now. */
    public record Opened(
            Form<?> form,
            FormContext context,
            @Nullable Task task,
            Prefill<?> prefill,
            @Nullable JsonNode values) {}

    private final ProcessEngine engine;
    private final Forms forms;
    private final Drafts drafts;
    private final FormCodec codec;
    private final AccessService access;
    private final Journal journal;
    private final TransactionTemplate transaction;

    FormDoor(
            ProcessEngine engine,
            Forms forms,
            Drafts drafts,
            FormCodec codec,
            AccessService access,
            Journal journal,
            TransactionTemplate transaction) {
        this.engine = engine;
        this.forms = forms;
        this.drafts = drafts;
        this.codec = codec;
        this.access = access;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** A task of one kind waiting for a person, and the business key it is about. */
    public record Waiting(String task, String subject) {}

    /** The tasks of one kind waiting for a person, the oldest first. */
    public List<Waiting> waitingFor(String person, String form) {
        return unguarded(() -> engine.getTaskService()
                        .createTaskQuery()
                        .taskAssignee(person)
                        .taskDefinitionKey(form)
                        .orderByTaskCreateTime()
                        .asc()
                        .list())
                .stream()
                .map(task -> new Waiting(task.getId(), context(task, person).subject()))
                .toList();
    }

    /**
     * Opens the form of a task.
     *
     * @throws Problem 404 when the task is unknown or somebody else's, 409 when it is done
     */
    @Transactional
    public Opened ofTask(String taskId, String person) {
        Task task = task(taskId, person);
        return open(forms.ofTask(task.getTaskDefinitionKey()), context(task, person), task);
    }

    /** Whether an act of a partner's people may be done by whoever holds any link of theirs. */
    public boolean opensByAnyLink(String id) {
        return PartnerEngagementProcess.STANDING.contains(id)
                && forms.find(id)
                        .filter(TaskForm.class::isInstance)
                        .filter(form -> !((TaskForm<?>) form).takesOwnLink())
                        .isPresent();
    }

    /**
     * Opens a start form, or with a subject a form that stands open without a task.
     *
     * @throws Problem 404 when there is no such form or it is not this person's to fill in
     */
    @Transactional
    public Opened ofForm(String formId, String subject, String person) {
        FormContext context = new FormContext(subject, person, LocaleContextHolder.getLocale());
        return open(standing(formId, context), context, null);
    }

    private Opened open(Form<?> form, FormContext context, @Nullable Task task) {
        Prefill<?> prefill = form.prefill(context);
        JsonNode values = drafts.find(form.id(), context.subject(), context.person())
                .orElseGet(() -> prefill.values() == null ? null : codec.encode(prefill.values()));
        return new Opened(form, context, task, prefill, values);
    }

    /** The flaws a submission would be refused for, and the warnings it would not. */
    @Transactional
    public List<Flaw> check(String taskId, String person, JsonNode document) {
        Task task = task(taskId, person);
        return check(forms.ofTask(task.getTaskDefinitionKey()), context(task, person), document);
    }

    /** As {@link #check(String, String, JsonNode)}, for a form without a task. */
    @Transactional
    public List<Flaw> check(String formId, String subject, String person, JsonNode document) {
        FormContext context = new FormContext(subject, person, LocaleContextHolder.getLocale());
        return check(standing(formId, context), context, document);
    }

    private <S> List<Flaw> check(Form<S> form, FormContext context, JsonNode document) {
        try {
            S submission = codec.decode(document, form.submission());
            return form instanceof TaskForm<S> taskForm ? taskForm.check(context, submission) : List.of();
        } catch (Refused refused) {
            return refused.flaws();
        }
    }

    /**
     * Keeps what was typed so far, however unfinished.
     *
     * @return what the page is to be told
     * @throws Refused 422 where somebody else wrote in the same fields; what was typed is kept for this person
     * @throws Problem 409 when it met the same person's other window
     */
    public List<Flaw> draft(String taskId, String person, JsonNode document) {
        return keeping(person, document, () -> {
            Task task = task(taskId, person);
            return new Kept(forms.ofTask(task.getTaskDefinitionKey()), context(task, person));
        });
    }

    /** As {@link #draft(String, String, JsonNode)}, for a form without a task. */
    public List<Flaw> draft(String formId, String subject, String person, JsonNode document) {
        FormContext context = new FormContext(subject, person, LocaleContextHolder.getLocale());
        return keeping(person, document, () -> new Kept(standing(formId, context), context));
    }

    private record Kept(Form<?> form, FormContext context) {}

    private List<Flaw> keeping(String person, JsonNode document, Supplier<Kept> which) {
        try {
            return as(person, () -> {
                Kept kept = which.get();
                return draft(kept.form(), kept.context(), document);
            });
        } catch (Refused both) {
            as(person, () -> {
                Kept kept = which.get();
                drafts.save(kept.form().id(), kept.context().subject(), person, document);
                return null;
            });
            throw both;
        }
    }

    private <S> List<Flaw> draft(Form<S> form, FormContext context, JsonNode document) {
        Optional<List<Flaw>> told = form instanceof TaskForm<S> taskForm
                ? readable(document, form.submission()).flatMap(submission -> taskForm.draft(context, submission))
                : Optional.empty();
        if (told.isPresent()) {
            drafts.discard(form.id(), context.subject(), context.person());
        } else {
            FormCodec.refuseUnstorable(document);
            drafts.save(form.id(), context.subject(), context.person(), document);
        }
        return told.orElse(List.of());
    }

    private <S> Optional<S> readable(JsonNode document, Class<S> type) {
        try {
            return Optional.of(codec.decode(document, type));
        } catch (Refused unfinished) {
            return Optional.empty();
        }
    }

    /**
     * Completes a task.
     *
     * @throws Refused 422 with the flaws; the task stays as it was
     * @throws Problem 404 unknown or foreign, 409 done already or by somebody else at the same moment
     */
    public void submit(String taskId, String person, JsonNode document) {
        for (int attempt = 1; ; attempt++) {
            try {
                as(
                        person,
                        () -> Submission.carry(document, () -> {
                            engine.getTaskService().complete(taskId);
                            return null;
                        }));
                return;
            } catch (Problem problem) {
                if (!problem.code().equals(MET)) {
                    throw problem;
                }
                // gone, or never theirs; otherwise two people's tasks met in the database, which is nobody's conflict
                task(taskId, person);
                if (attempt == ATTEMPTS) {
                    throw problem;
                }
            }
        }
    }

    /** What was started, in the engine's own words: its web applications read this answer too. */
    public record Started(String id, String definitionId, String businessKey) {}

    /**
     * Starts a campaign.
     *
     * @throws Problem 403 when the person does not coordinate campaigns
     * @throws Refused 422 with the flaws; nothing was created
     */
    public Started startCampaign(String person, JsonNode document) {
        if (!coordinates(person)) {
            throw Problem.forbidden("coordinators-only");
        }
        return as(person, () -> {
            ProcessDefinition newest = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(CampaignProcess.KEY)
                    .latestVersion()
                    .singleResult();
            ProcessInstance instance = Submission.carry(
                    document, () -> engine.getRuntimeService().startProcessInstanceById(newest.getId()));
            drafts.discard(CampaignProcess.START_CAMPAIGN, "", person);
            return new Started(instance.getId(), newest.getId(), instance.getBusinessKey());
        });
    }

    private boolean coordinates(String person) {
        return access.roles(new PersonId(person)).contains(Role.COORDINATOR);
    }

    /** Accepts a form that stands open without a task. */
    public void act(String formId, String subject, String person, JsonNode document) {
        FormContext context = new FormContext(subject, person, LocaleContextHolder.getLocale());
        if (!(standing(formId, context) instanceof TaskForm<?> form) || !form.standing(context)) {
            throw Problem.notFound("form");
        }
        as(person, () -> {
            accept(form, context, document);
            return null;
        });
    }

    private <S> void accept(TaskForm<S> form, FormContext context, JsonNode document) {
        S submission = codec.decode(document, form.submission());
        form.accept(context, submission);
        journal.acted(form, context);
        drafts.discard(form.id(), context.subject(), context.person());
    }

    private Form<?> standing(String formId, FormContext context) {
        Form<?> form = forms.find(formId).orElseThrow(() -> Problem.notFound("form"));
        if (!mayOpen(form, context)) {
            throw Problem.notFound("form");
        }
        return form;
    }

    private boolean mayOpen(Form<?> form, FormContext context) {
        if (form instanceof TaskForm<?> taskForm) {
            return !context.subject().isEmpty() && (taskForm.standing(context) || taskForm.mayDraft(context));
        }
        return coordinates(context.person());
    }

    /**
     * A task that waits for a person.
     *
     * @throws Problem 404 when it is unknown or somebody else's, 409 when it is done
     */
    Task waiting(String taskId, String person) {
        return task(taskId, person);
    }

    private Task task(String taskId, String person) {
        Task task = unguarded(() -> engine.getTaskService()
                .createTaskQuery()
                .taskId(taskId)
                .taskAssignee(person)
                .singleResult());
        if (task != null) {
            return task;
        }
        throw isDone(taskId, person) ? Problem.conflict("task-done") : Problem.notFound("task");
    }

    /**
     * Makes sure that a task was this person's, and is over.
     *
     * @throws Problem 404 when it is not
     */
    public void requireDone(String taskId, String person) {
        if (!isDone(taskId, person)) {
            throw Problem.notFound("task");
        }
    }

    private boolean isDone(String taskId, String person) {
        return unguarded(() -> engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .taskId(taskId)
                        .taskAssignee(person)
                        .finished()
                        .count()
                > 0);
    }

    private FormContext context(Task task, String person) {
        String subject = unguarded(() -> engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
        return new FormContext(subject, person, LocaleContextHolder.getLocale());
    }

    /**
     * Acts as the person in one transaction. The person's right to the form was checked by its door and is checked again
     * by the guards inside; the engine's own table of permissions is for Tasklist and Cockpit.
     */
    private <T> T as(String person, Supplier<T> act) {
        var identity = engine.getIdentityService();
        var before = identity.getCurrentAuthentication();
        identity.setAuthenticatedUserId(person);
        try {
            return transaction.execute(status -> unguarded(() -> unlogged(act)));
        } catch (NullValueException gone) {
            throw Problem.conflict(MET);
        } catch (RuntimeException e) {
            throw cause(e);
        } finally {
            identity.setAuthentication(before);
        }
    }

    /** The engine wraps what its listeners throw; the domain's own words are underneath. */
    private static RuntimeException cause(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused || cause instanceof Problem) {
                return (RuntimeException) cause;
            }
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLException refused && LOST_TO_ANOTHER.contains(refused.getSQLState())) {
                return Problem.conflict(MET);
            }
        }
        return thrown;
    }

    /** The engine's operation log would say once more what the task's own history says: who, which, when. */
    private static <T> T unlogged(Supplier<T> act) {
        Context.getCommandContext().disableUserOperationLog();
        return act.get();
    }

    private <T> T unguarded(Callable<T> call) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(call));
    }
}
