package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Campaigns extends JpaRepository<Campaign, CampaignId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Campaign c where c.id = :id")
    Optional<Campaign> lock(CampaignId id);

    @Query(
            "select c from Campaign c where c.coordinator = :person or c.deputy = :person order by c.schedule.runStart, c.id.value")
    List<Campaign> coordinatedBy(PersonId person);

    @Query("select c.id from Campaign c where c.stageEnteredAt < :moment and c.stage in"
            + " (coop.unisson.campaign.Stage.CLOSED, coop.unisson.campaign.Stage.CANCELLED)")
    List<CampaignId> overBefore(Instant moment);

    @Query("select c from Campaign c order by"
            + " case when c.stage in (coop.unisson.campaign.Stage.CLOSED, coop.unisson.campaign.Stage.CANCELLED) then 1 else 0 end,"
            + " case when c.coordinator = :reader or c.deputy = :reader then 0 else 1 end,"
            + " c.schedule.runStart desc, c.id.value")
    List<Campaign> openAndOwnFirst(PersonId reader, Pageable page);
}
