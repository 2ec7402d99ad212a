package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.engagement.EngagementId;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface Deliveries extends JpaRepository<Delivery, CommitmentId> {

    List<Delivery> findByEngagement(EngagementId engagement);

    List<Delivery> findByCampaign(CampaignId campaign);

    long countByCampaignAndOutcomeIsNull(CampaignId campaign);
}
