package coop.unisson.workflow;

import coop.unisson.shared.FormContext;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The form of a user task our code does not know, because a process owner added it in Modeler: its name and documentation
 * are shown, a note is kept, and nothing else happens.
 */
@Component
class StepForm implements TaskForm<StepForm.Step> {

    static final String ID = "process-step";

    record Step(
            @AssertTrue boolean done,
            @Size(max = 2000) @Nullable String note) {}

    private final StepNotes notes;
    private final Clock clock;

    StepForm(StepNotes notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<Step> submission() {
        return Step.class;
    }

    @Override
    public Prefill<Step> prefill(FormContext context) {
        return Prefill.empty();
    }

    @Override
    public void accept(FormContext context, Step step) {
        notes.save(new StepNote(Ids.mint(), context.subject(), context.person(), step.note(), clock.instant()));
    }
}
