package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CharterVersions extends JpaRepository<CharterVersion, String> {

    Optional<CharterVersion> findByCampaignAndNumber(CampaignId campaign, int number);

    /** The versions since one, the oldest first. */
    List<CharterVersion> findByCampaignAndNumberGreaterThanOrderByNumber(CampaignId campaign, int number);

    /** The version in force is the newest. */
    Optional<CharterVersion> findFirstByCampaignOrderByNumberDesc(CampaignId campaign);
}
