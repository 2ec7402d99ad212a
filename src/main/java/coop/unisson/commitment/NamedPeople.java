package coop.unisson.commitment;

import coop.unisson.engagement.ContactsErased;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.StillNeeded;
import coop.unisson.partner.PersonId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose names promises bear: kept while a promise counts on them, and gone with the partner that left them behind. */
@Component
@Transactional
class NamedPeople implements StillNeeded {

    private final Commitments commitments;
    private final Nominations nominations;
    private final CommitmentRevisions revisions;

    NamedPeople(Commitments commitments, Nominations nominations, CommitmentRevisions revisions) {
        this.commitments = commitments;
        this.nominations = nominations;
        this.revisions = revisions;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<PersonId> among(Collection<PersonId> people, Collection<EngagementId> leaving) {
        Set<PersonId> named = new HashSet<>(nominations.askedAmong(people, leaving));
        commitments.namingAny(people, leaving).forEach(one -> Stream.concat(
                        one.ownerIfKnown().stream(), one.deputyIfKnown().stream())
                .forEach(named::add));
        return named;
    }

    @EventListener
    void on(ContactsErased fact) {
        commitments.findByEngagementOrderByPosition(fact.engagement()).forEach(Commitment::forgetNames);
        revisions.forget(fact.engagement());
    }
}
