package coop.unisson.shared;

import java.util.List;
import java.util.Optional;

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
     * @return what the writer's page is to be told; empty where there is no such place, and the door keeps the draft itself
     * @throws Refused where somebody else wrote too, with what; the door then keeps the draft for this person
     */
    default Optional<List<Flaw>> draft(FormContext context, S submission) {
        return Optional.empty();
    }

    /** Whether this person may read and write the draft without having the task. */
    default boolean mayDraft(FormContext context) {
        return false;
    }

    /**
     * Whether a link for this very act is needed, where somebody came by a link and not by signing in: so it is for what
     * gives others a say for an organisation, since a letter may have been forwarded.
     */
    default boolean takesOwnLink() {
        return false;
    }

    /** Whether this person may also do this any time, without a task (inviting, for example). */
    default boolean standing(FormContext context) {
        return false;
    }
}
