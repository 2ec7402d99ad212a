package coop.unisson.shared;

import java.util.List;

/** The form of one user task. Accepting it is the task's whole effect on the domain. */
public non-sealed interface TaskForm<S> extends Form<S> {

    /**
     * Records what was said, in the transaction that completes the task.
     *
     * @throws Refused with one flaw per field when a domain rule says no
     * @throws Problem when the form is stale or its subject has moved on
     */
    void accept(FormContext context, S submission);

    /** The flaws {@link #accept} would refuse, and warnings it would not; changes nothing. Answers while one types. */
    default List<Flaw> check(FormContext context, S submission) {
        return List.of();
    }

    /**
     * Keeps what was written so far, however unfinished, where the domain has a place for it.
     *
     * @return whether it has; the door keeps the draft itself otherwise
     */
    default boolean draft(FormContext context, S submission) {
        return false;
    }

    /** Whether this person may read and write the draft without having the task. */
    default boolean mayDraft(FormContext context) {
        return false;
    }

    /** Whether this person may also do this any time, without a task (inviting, for example). */
    default boolean standing(FormContext context) {
        return false;
    }
}
