package coop.unisson.engagement;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Handovers extends JpaRepository<Handover, String> {

    @Query("select h from Handover h where h.engagement = :engagement order by h.at, h.id")
    List<Handover> ofEngagement(EngagementId engagement);

    @Query("select h from Handover h where h.engagement in :engagements")
    List<Handover> of(Collection<EngagementId> engagements);

    @Query("select h from Handover h where h.what = coop.unisson.engagement.Handed.TASK and h.subject in :tasks"
            + " order by h.at, h.id")
    List<Handover> ofTasks(Collection<String> tasks);
}
