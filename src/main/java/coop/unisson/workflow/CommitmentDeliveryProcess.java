package coop.unisson.workflow;

/** {@code processes/commitment-delivery.bpmn}: its names. The business key is the commitment. */
final class CommitmentDeliveryProcess {

    static final String KEY = "commitment-delivery";

    static final String DELIVERY_OVER = "delivery-over";

    private CommitmentDeliveryProcess() {}
}
