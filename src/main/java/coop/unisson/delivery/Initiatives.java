package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Initiatives extends JpaRepository<Initiative, String> {

    @Query("select i from Initiative i where i.campaign = :campaign order by i.doneOn, i.id")
    List<Initiative> ofCampaign(CampaignId campaign);

    @Query("select i from Initiative i where i.engagement = :engagement order by i.doneOn, i.id")
    List<Initiative> ofEngagement(EngagementId engagement);
}
