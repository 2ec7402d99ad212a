package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Nominations extends JpaRepository<Nomination, NominationId> {

    List<Nomination> findByEngagement(EngagementId engagement);

    @Query(
            "select n.id from Nomination n where n.engagement = :engagement and n.saidYes is null and n.lapsed = false and n.givenUp = false")
    List<NominationId> idsUnanswered(EngagementId engagement);

    /** Those who were asked, and did not say no, about a promise of any other partner's. */
    @Query("select distinct n.person from Nomination n where n.person in :people and n.engagement not in :leaving"
            + " and n.lapsed = false and n.givenUp = false and (n.saidYes is null or n.saidYes = true)")
    List<PersonId> askedAmong(Collection<PersonId> people, Collection<EngagementId> leaving);

    @Query("select n from Nomination n where n.partner = :partner and n.person = :person and n.saidYes is null"
            + " and n.lapsed = false and n.givenUp = false")
    List<Nomination> askedOf(EngagementId partner, PersonId person);

    /** Whoever was asked for one of these, also where the answer is no longer needed. */
    @Query("select n from Nomination n where n.campaign = :campaign and n.part in :parts")
    List<Nomination> ofCampaign(CampaignId campaign, Collection<Part> parts);

    @Query("select n.id, n.engagement from Nomination n where n.engagement in :engagements and n.saidYes is null"
            + " and n.lapsed = false and n.givenUp = false")
    List<Object[]> idsUnanswered(Collection<EngagementId> engagements);

    @Query("select count(n) from Nomination n where n.engagement = :engagement and n.saidYes is null"
            + " and n.lapsed = false and n.givenUp = false")
    long unanswered(EngagementId engagement);

    @Query("select n.engagement, count(n) from Nomination n where n.campaign = :campaign and n.saidYes is null and"
            + " n.lapsed = false and n.givenUp = false group by n.engagement")
    List<Object[]> unanswered(CampaignId campaign);
}
