package coop.unisson.workflow;

import coop.unisson.shared.Form;
import coop.unisson.shared.StartForm;
import coop.unisson.shared.TaskForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The forms the rooms offer, by element id. */
@Component
class Forms {

    private final Map<String, Form<?>> byId;
    private final StepForm step;

    Forms(List<Form<?>> forms, StepForm step) {
        this.byId = forms.stream().collect(Collectors.toUnmodifiableMap(Form::id, Function.identity()));
        this.step = step;
    }

    Optional<Form<?>> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The form of a user task; a task a process owner added gets the generic one. */
    TaskForm<?> ofTask(String elementId) {
        return byId.get(elementId) instanceof TaskForm<?> form ? form : step;
    }

    Optional<StartForm<?>> ofStart(String formId) {
        return byId.get(formId) instanceof StartForm<?> form ? Optional.of(form) : Optional.empty();
    }
}
