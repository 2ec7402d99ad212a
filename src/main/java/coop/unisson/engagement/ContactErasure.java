package coop.unisson.engagement;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets, some time after a partner left during the preparation, who its people were, unless it agreed to be kept in mind. */
@Component
class ContactErasure {

    private final ContactService contacts;

    ContactErasure(ContactService contacts) {
        this.contacts = contacts;
    }

    /**
     * Each organisation in a transaction of its own; on several nodes whoever comes second finds it done.
     *
     * @return how many organisations were looked at
     */
    @Scheduled(
            initialDelayString = "${unisson.contacts.erased-every}",
            fixedDelayString = "${unisson.contacts.erased-every}")
    int run() {
        return Batches.workOff(contacts::due, contacts::erase);
    }
}
