package coop.unisson.workflow;

import coop.unisson.charter.CharterService;
import coop.unisson.charter.Objection;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.delivery.Delivery;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.Tension;
import coop.unisson.engagement.EngagementId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Wakes everybody who was asked something about a partner's promises, so that those no longer needed are let go. */
@Component
class Releases {

    private final ObjectProvider<CommitmentService> commitments;
    private final ObjectProvider<CharterService> charters;
    private final ObjectProvider<DeliveryService> deliveries;
    private final WakeUps wakeUps;

    Releases(
            ObjectProvider<CommitmentService> commitments,
            ObjectProvider<CharterService> charters,
            ObjectProvider<DeliveryService> deliveries,
            WakeUps wakeUps) {
        this.commitments = commitments;
        this.charters = charters;
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
    }

    void of(EngagementId engagement) {
        commitments
                .getObject()
                .unanswered(engagement)
                .forEach(nomination -> wakeUps.schedule(AcceptanceProcess.NOMINATION_OVER, nomination.value()));
        deliveries.getObject().of(engagement).stream()
                .filter(Delivery::open)
                .forEach(delivery -> wakeUps.schedule(
                        CommitmentDeliveryProcess.DELIVERY_OVER, delivery.id().value()));
        charters.getObject().objections(engagement).stream()
                .filter(Objection::open)
                .forEach(objection -> wakeUps.schedule(
                        ObjectionProcess.OBJECTION_OVER, objection.id().value()));
        deliveries.getObject().tensions(engagement).stream()
                .filter(Tension::open)
                .forEach(tension -> wakeUps.schedule(
                        TensionProcess.TENSION_OVER, tension.id().value()));
    }
}
