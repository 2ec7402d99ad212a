package coop.unisson.mail;

import coop.unisson.partner.PersonId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface Mails extends JpaRepository<Mail, String> {

    /** -2 means: skip what another node has locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select m from Mail m where m.state = coop.unisson.mail.Mail.State.WAITING and m.nextAt <= :now"
            + " order by m.nextAt, m.id")
    List<Mail> due(Instant now, Limit most);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select m from Mail m where m.state = coop.unisson.mail.Mail.State.SENDING and m.claimedAt < :before")
    List<Mail> claimedBefore(Instant before);

    boolean existsByDedupeKey(String key);

    @Query("select m from Mail m where m.person = :person order by m.createdAt desc, m.id")
    List<Mail> ofPerson(PersonId person, Limit most);

    @Query("select m from Mail m order by m.createdAt desc, m.id")
    List<Mail> latest(Limit most);
}
