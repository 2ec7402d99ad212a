package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Commitments extends JpaRepository<Commitment, CommitmentId> {

    List<Commitment> findByEngagementOrderByPosition(EngagementId engagement);

    @Query("select c from Commitment c, CommitmentList l where l.id = c.engagement and l.campaign = :campaign"
            + " order by c.engagement.value, c.position")
    List<Commitment> ofCampaign(CampaignId campaign);

    /** Of those whose list is explicit. */
    @Query("select c from Commitment c, CommitmentList l where l.id = c.engagement and l.campaign = :campaign"
            + " and l.level = coop.unisson.commitment.Level.EXPLICIT order by c.engagement.value, c.position")
    List<Commitment> settled(CampaignId campaign);

    /** Of those whose list is explicit but for what it waits for. */
    @Query("select c from Commitment c, CommitmentList l where l.id = c.engagement and l.campaign = :campaign"
            + " and l.level in (coop.unisson.commitment.Level.EXPLICIT,"
            + " coop.unisson.commitment.Level.AWAITING_OTHERS) order by c.engagement.value, c.position")
    List<Commitment> promised(CampaignId campaign);

    @Query("select c from Commitment c where (c.owner in :people or c.deputy in :people)"
            + " and c.engagement not in :leaving")
    List<Commitment> namingAny(Collection<PersonId> people, Collection<EngagementId> leaving);

    @Query("select c from Commitment c where c.owner = :person order by c.engagement.value, c.position")
    List<Commitment> ownedBy(PersonId person, Limit limit);

    @Query("select c.id, c.engagement from Commitment c where c.engagement in :engagements")
    List<Object[]> idsOf(Collection<EngagementId> engagements);
}
