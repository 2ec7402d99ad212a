package coop.unisson.campaign;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface BlindSpots extends JpaRepository<BlindSpot, String> {

    List<BlindSpot> findByCampaignOrderByLine(CampaignId campaign);

    void deleteByCampaign(CampaignId campaign);
}
