package coop.unisson.delivery;

import coop.unisson.engagement.EngagementId;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Tensions extends JpaRepository<Tension, TensionId> {

    List<Tension> findByEngagementOrderByRaisedAtDesc(EngagementId engagement);

    boolean existsByEngagementAndDecisionIsNull(EngagementId engagement);
}
