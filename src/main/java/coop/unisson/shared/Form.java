package coop.unisson.shared;

/**
 * What people fill in. One id names the model element, the template {@code forms/<id>.html} and the message keys.
 *
 * @param <S> the submission: a record whose components are the form's fields, with Bean Validation on them
 */
public sealed interface Form<S> permits TaskForm, StartForm {

    String id();

    Class<S> submission();

    /** What the form shows before anyone types: the values already known, and whatever its template needs beside them. */
    Prefill<S> prefill(FormContext context);
}
