package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Expectations extends JpaRepository<Expectation, String> {

    @Query("select e from Expectation e where e.engagement = :engagement and e.withdrawnAt is null order by e.position")
    List<Expectation> ofEngagement(EngagementId engagement);

    @Query("select e from Expectation e where e.campaign = :campaign and e.withdrawnAt is null"
            + " order by e.engagement.value, e.position")
    List<Expectation> ofCampaign(CampaignId campaign);
}
