package coop.unisson.workflow;

import coop.unisson.audit.Fact;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Problem;
import coop.unisson.shared.TaskForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The last wall: by whatever door, no user task completes without a submission the domain accepts, from the person the
 * task is meant for. What it says is recorded in the transaction that moves the token.
 */
@Component
class CompletionGuard implements TaskListener {

    private final ObjectProvider<Forms> forms;
    private final ObjectProvider<Facts> facts;
    private final FormCodec codec;
    private final Drafts drafts;
    private final ObjectProvider<Journal> journal;

    CompletionGuard(
            ObjectProvider<Forms> forms,
            ObjectProvider<Facts> facts,
            FormCodec codec,
            Drafts drafts,
            ObjectProvider<Journal> journal) {
        this.forms = forms;
        this.facts = facts;
        this.codec = codec;
        this.drafts = drafts;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateTask task) {
        String person = CurrentUser.required();
        if (!person.equals(task.getAssignee())) {
            throw Problem.notFound("task");
        }
        facts.getObject().lock((ExecutionEntity) task.getExecution());
        accept(task, forms.getObject().ofTask(task.getTaskDefinitionKey()), person);
    }

    private <S> void accept(DelegateTask task, TaskForm<S> form, String person) {
        String subject = task.getExecution().getProcessBusinessKey();
        S submission = codec.decode(Submission.take(), form.submission());
        Fact done = journal.getObject().completed(task, form);
        form.accept(new FormContext(subject, person, LocaleContextHolder.getLocale()), submission);
        journal.getObject().write(done);
        facts.getObject().heard((ExecutionEntity) task.getExecution());
        drafts.discard(form.id(), subject, person);
    }
}
