package coop.unisson.workflow;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks every wait again, every five minutes. Wake-ups are durable and none should ever be missing; a wait found here that
 * could have gone on, with no wake-up on its way, is a defect in our code, and is logged as one while the campaign goes on.
 */
@Component
class Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 200;

    private final RuntimeService runtime;
    private final WakeUps wakeUps;
    private final TransactionTemplate transaction;

    Sweep(RuntimeService runtime, WakeUps wakeUps, TransactionTemplate transaction) {
        this.runtime = runtime;
        this.wakeUps = wakeUps;
        this.transaction = transaction;
    }

    /** @return how many waits had been forgotten */
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    int run() {
        int forgotten = 0;
        for (int first = 0; ; first += PAGE) {
            List<EventSubscription> waits = runtime.createEventSubscriptionQuery()
                    .eventType("message")
                    .orderByCreated()
                    .asc()
                    .listPage(first, PAGE);
            for (EventSubscription wait : waits) {
                forgotten += Boolean.TRUE.equals(transaction.execute(status -> ask(wait))) ? 1 : 0;
            }
            if (waits.size() < PAGE) {
                return forgotten;
            }
        }
    }

    private boolean ask(EventSubscription wait) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceId(wait.getProcessInstanceId())
                .singleResult();
        if (instance == null || !wakeUps.askForgotten(wait.getEventName(), instance.getBusinessKey())) {
            return false;
        }
        LOG.error(
                "Defect: nobody woke the wait for {} of {}; the sweep did",
                wait.getEventName(),
                instance.getBusinessKey());
        return true;
    }
}
