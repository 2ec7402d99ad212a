package coop.unisson.mail;

import coop.unisson.partner.PersonId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface Mailboxes extends JpaRepository<Mailbox, PersonId> {

    /** -2 means: empty when another node has locked it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select b from Mailbox b where b.person = :person")
    Optional<Mailbox> lock(PersonId person);
}
