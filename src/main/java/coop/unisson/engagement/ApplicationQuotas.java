package coop.unisson.engagement;

import java.time.Instant;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ApplicationQuotas extends JpaRepository<ApplicationQuota, String> {

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update ApplicationQuota q set q.used = q.used + 1 where q.hash = :hash and q.used < :most")
    int use(String hash, int most);

    @Modifying
    @Query("delete from ApplicationQuota q where q.endsAt < :now")
    void forget(Instant now);
}
