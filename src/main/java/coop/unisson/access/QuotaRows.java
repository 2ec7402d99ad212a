package coop.unisson.access;

import java.time.Instant;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface QuotaRows extends JpaRepository<Quota, String> {

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Quota q set q.used = q.used + 1 where q.hash = :hash and q.used < :most and q.endsAt > :now")
    int use(String hash, int most, Instant now);

    @Modifying
    @Query("update Quota q set q.used = q.used - 1 where q.hash = :hash and q.used > 0")
    void giveBack(String hash);

    @Modifying
    @Query("delete from Quota q where q.endsAt <= :now")
    void forget(Instant now);
}
