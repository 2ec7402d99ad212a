package coop.unisson.engagement;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Freezes extends JpaRepository<Freeze, String> {

    @Query("select f from Freeze f where f.engagement in :engagements and f.liftedAt is null order by f.firstDay, f.id")
    List<Freeze> standing(Collection<EngagementId> engagements);
}
