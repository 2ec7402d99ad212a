package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Signatures extends JpaRepository<Signature, String> {

    String IN_FORCE = " and s.version = (select max(v.number) from CharterVersion v where v.campaign = s.campaign)";

    boolean existsByEngagementAndVersion(EngagementId engagement, int version);

    @Query("select s from Signature s where s.engagement = :engagement" + IN_FORCE)
    Optional<Signature> inForceOf(EngagementId engagement);

    @Query("select s from Signature s where s.campaign = :campaign" + IN_FORCE)
    List<Signature> inForceIn(CampaignId campaign);
}
