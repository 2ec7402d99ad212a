package coop.unisson.campaign;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface DatesMoves extends JpaRepository<DatesMove, String> {

    Optional<DatesMove> findFirstByCampaignOrderByAtDesc(CampaignId campaign);
}
