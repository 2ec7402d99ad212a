package coop.unisson.workflow;

/** {@code processes/acceptance.bpmn}: its names. The business key is the nomination. */
final class AcceptanceProcess {

    static final String KEY = "acceptance";

    static final String NOMINATION_OVER = "nomination-over";

    private AcceptanceProcess() {}
}
