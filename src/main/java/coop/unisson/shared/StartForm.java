package coop.unisson.shared;

/** The form that starts a process. */
public non-sealed interface StartForm<S> extends Form<S> {

    /**
     * Creates what the process is about, in the transaction that starts it.
     *
     * @return the new business key
     * @throws Refused with one flaw per field when a domain rule says no
     */
    String start(FormContext context, S submission);
}
