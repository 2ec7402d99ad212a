package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Applications extends JpaRepository<Application, ApplicationId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Application a where a.id = :id")
    Optional<Application> lock(ApplicationId id);

    @Query("select a.id from Application a where a.answeredAt < :before and a.erasedAt is null order by a.answeredAt")
    List<ApplicationId> answeredBefore(Instant before, Limit limit);

    boolean existsByOpenHash(String hash);

    @Query("select a.id from Application a where a.campaign = :campaign and a.openHash is not null"
            + " and a.id.value > :after order by a.id.value")
    List<ApplicationId> openAfter(CampaignId campaign, String after, Limit limit);
}
