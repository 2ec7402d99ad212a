package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CharterVersions extends JpaRepository<CharterVersion, String> {

    Optional<CharterVersion> findByCampaignAndNumber(CampaignId campaign, int number);

    /** The versions since one, the oldest first. */
    List<CharterVersion> findByCampaignAndNumberGreaterThanOrderByNumber(CampaignId campaign, int number);

    /** The version in force, and how many objections of a partner's wait for an answer. */
    @Query("select v, (select count(o) from Objection o where o.engagement = :engagement and o.answer is null)"
            + " from CharterVersion v where v.campaign = :campaign"
            + " and v.number = (select max(n.number) from CharterVersion n where n.campaign = :campaign)")
    List<Object[]> laidBefore(CampaignId campaign, EngagementId engagement);

    /** The version in force is the newest. */
    Optional<CharterVersion> findFirstByCampaignOrderByNumberDesc(CampaignId campaign);
}
