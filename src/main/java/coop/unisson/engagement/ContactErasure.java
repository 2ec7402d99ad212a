package coop.unisson.engagement;

import coop.unisson.partner.OrganisationId;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets, some time after a partner left during the preparation, who its people were, unless it agreed to be kept in mind. */
@Component
class ContactErasure {

    private static final int AT_ONCE = 100;

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
        int all = 0;
        List<OrganisationId> next = contacts.due(AT_ONCE);
        while (!next.isEmpty()) {
            next.forEach(contacts::erase);
            all += next.size();
            next = contacts.due(AT_ONCE);
        }
        return all;
    }
}
