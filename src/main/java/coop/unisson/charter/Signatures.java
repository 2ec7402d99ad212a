package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Signatures extends JpaRepository<Signature, String> {

    /** A version published since that changes what this partner had agreed to. */
    String CHANGED = " v.campaign = s.campaign and v.number > s.version and v.material = true"
            + " and (v.everybody = true or s.engagement.value member of v.concerned)";

    /** A signature holds until what was signed changes; which is asked anew each time, so that nothing is ever missed. */
    String HOLDS = " and s.lapsedAt is null and not exists (select v.id from CharterVersion v where" + CHANGED + ")";

    String NEWEST = " and s.generation = (select max(o.generation) from Signature o where o.engagement = s.engagement)";

    Optional<Signature> findFirstByEngagementOrderByGenerationDesc(EngagementId engagement);

    @Query("select s from Signature s where s.engagement = :engagement" + HOLDS)
    Optional<Signature> inForceOf(EngagementId engagement);

    @Query("select s from Signature s where s.campaign = :campaign" + HOLDS)
    List<Signature> inForceIn(CampaignId campaign);

    @Query("select distinct s.engagement from Signature s where s.campaign = :campaign")
    Set<EngagementId> signersEver(CampaignId campaign);

    /** The newest signatures that no longer hold, each with the moment from which its text was another. */
    @Query("select s, min(v.publishedAt) from Signature s, CharterVersion v where s.campaign = :campaign and" + CHANGED
            + NEWEST + " group by s")
    List<Object[]> outdatedIn(CampaignId campaign);

    /** The newest signatures that lapsed for another reason than the text. */
    @Query("select s from Signature s where s.campaign = :campaign and s.lapsedAt is not null" + NEWEST)
    List<Signature> lapsedIn(CampaignId campaign);
}
