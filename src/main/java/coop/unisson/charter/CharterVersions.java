package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CharterVersions extends JpaRepository<CharterVersion, String> {

    /** The version in force is the newest. */
    Optional<CharterVersion> findFirstByCampaignOrderByNumberDesc(CampaignId campaign);
}
