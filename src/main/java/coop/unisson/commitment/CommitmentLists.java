package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CommitmentLists extends JpaRepository<CommitmentList, EngagementId> {

    /** Only what a report needs: no approvals, no promises. */
    @Query("select l.id, l.level, l.blocked, l.since from CommitmentList l where l.campaign = :campaign")
    List<Object[]> states(CampaignId campaign);
}
