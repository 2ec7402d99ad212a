package coop.unisson.campaign;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Rebalancings extends JpaRepository<Rebalancing, String> {

    List<Rebalancing> findByCampaignOrderByUpTo(CampaignId campaign);
}
