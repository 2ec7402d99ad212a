package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface Objections extends JpaRepository<Objection, ObjectionId> {

    List<Objection> findByEngagementOrderByRaisedAtDesc(EngagementId engagement);

    Optional<Objection> findByEngagementAndAnswerIsNull(EngagementId engagement);

    List<Objection> findByCampaignOrderByRaisedAt(CampaignId campaign);

    List<Objection> findByCampaignAndAnswerIsNull(CampaignId campaign);
}
