package coop.unisson.mail;

import coop.unisson.partner.PersonId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

interface Mails extends JpaRepository<Mail, String> {

    @Query("select distinct m.person from Mail m"
            + " where m.person is not null and m.state = coop.unisson.mail.Mail.State.WAITING and m.nextAt <= :now")
    List<PersonId> waitedForBy(Instant now, Limit most);

    @Query("select m from Mail m where m.person = :person and m.state = coop.unisson.mail.Mail.State.WAITING"
            + " and m.nextAt <= :now order by m.createdAt, m.id")
    List<Mail> due(PersonId person, Instant now);

    @Query(
            "select distinct m.person from Mail m"
                    + " where m.person is not null and m.state = coop.unisson.mail.Mail.State.SENDING and m.claimedAt < :before")
    List<PersonId> claimedBefore(Instant before, Limit most);

    @Query("select m from Mail m where m.person = :person and m.state = coop.unisson.mail.Mail.State.SENDING"
            + " and m.claimedAt < :before")
    List<Mail> claimedBefore(PersonId person, Instant before);

    /** Those to strangers; -2 means: without what another node has locked. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select m from Mail m where m.person is null and m.state = coop.unisson.mail.Mail.State.WAITING"
            + " and m.nextAt <= :now order by m.nextAt, m.id")
    List<Mail> dueToStrangers(Instant now, Limit most);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select m from Mail m where m.person is null and m.state = coop.unisson.mail.Mail.State.SENDING"
            + " and m.claimedAt < :before")
    List<Mail> toStrangersClaimedBefore(Instant before, Limit most);

    /** How many reminders somebody asked for wait for a later moment. */
    @Query("select count(m) from Mail m where m.dedupeKey like concat(:keys, ':%') and m.person = :person"
            + " and m.state = coop.unisson.mail.Mail.State.WAITING and m.nextAt > :now")
    long postponed(String keys, PersonId person, Instant now);

    boolean existsByDedupeKey(String key);

    Optional<Mail> findByDedupeKey(String key);

    List<Mail> findByLetterOrderByCreatedAtAscIdAsc(String letter);

    @Query("select m from Mail m where m.person = :person"
            + " and m.state <> coop.unisson.mail.Mail.State.DROPPED order by m.createdAt desc, m.id")
    List<Mail> ofPerson(PersonId person, Limit most);

    /** What was written to somebody, and what the coordination was told of them. */
    @Query("select m from Mail m where m.person = :person or (m.kind in (coop.unisson.mail.MailKind.BOUNCED,"
            + " coop.unisson.mail.MailKind.STUCK) and m.dedupeKey like concat('%:', :id, ':%'))")
    List<Mail> toOrAbout(PersonId person, String id);

    @Query("select m from Mail m order by m.createdAt desc, m.id")
    List<Mail> latest(Limit most);
}
