package coop.unisson.retrospective;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface LookBacks extends JpaRepository<LookBack, EngagementId> {

    List<LookBack> findByCampaign(CampaignId campaign);

    @Query("select l.id from LookBack l where l.campaign = :campaign")
    Set<EngagementId> answered(CampaignId campaign);
}
