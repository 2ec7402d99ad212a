package coop.unisson.engagement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Absences extends JpaRepository<Absence, AbsenceId> {

    @Query("select a from Absence a where a.engagement = :engagement and a.endedAt is null and a.lastDay >= :today"
            + " order by a.firstDay, a.id.value")
    List<Absence> ahead(EngagementId engagement, LocalDate today);

    @Query("select a from Absence a where a.engagement in :engagements")
    List<Absence> of(Collection<EngagementId> engagements);
}
