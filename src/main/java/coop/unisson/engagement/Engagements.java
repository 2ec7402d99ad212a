package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PersonId;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface Engagements extends JpaRepository<Engagement, EngagementId> {

    /** Out of the preparation long enough ago, without a yes to being kept, and not back in the same campaign since. */
    String FORGETTABLE = "e.leftAt < :before and e.partnerSince is null and e.contactsKept = false"
            + " and e.contactsErasedAt is null and (e.standing = coop.unisson.engagement.Standing.NOT_FOR_US"
            + " or (e.standing = coop.unisson.engagement.Standing.NOT_NOW and (e.recallOn is null or e.recallOn < :day))"
            + " or (e.standing = coop.unisson.engagement.Standing.OBSERVER and e.campaign in :over))"
            + " and not exists (select l.id from Engagement l where l.campaign = e.campaign"
            + " and l.organisation = e.organisation and l.enteredAt > e.leftAt)";

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Engagement e where e.id = :id")
    Optional<Engagement> lock(EngagementId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Engagement e where e.organisation = :organisation order by e.id.value")
    List<Engagement> lock(OrganisationId organisation);

    /** @param over the campaigns that ended before the same moment */
    @Query("select distinct e.organisation from Engagement e where " + FORGETTABLE)
    List<OrganisationId> forgettable(Instant before, LocalDate day, Collection<CampaignId> over, Limit limit);

    /** As {@link #forgettable(Instant, LocalDate, Collection, Limit)}: the campaigns that one organisation left so. */
    @Query("select distinct e.campaign from Engagement e where e.organisation = :organisation and " + FORGETTABLE)
    List<CampaignId> forgettable(
            OrganisationId organisation, Instant before, LocalDate day, Collection<CampaignId> over);

    @Query("select e from Engagement e where e.campaign = :campaign order by e.enteredAt, e.id.value")
    List<Engagement> ofCampaign(CampaignId campaign);

    @Query("select e from Engagement e where e.campaign in :campaigns order by e.enteredAt, e.id.value")
    List<Engagement> ofCampaigns(Collection<CampaignId> campaigns);

    @Query("select e from Engagement e where e.organisation = :organisation order by e.enteredAt, e.id.value")
    List<Engagement> ofOrganisation(OrganisationId organisation);

    @Query("select e from Engagement e where e.campaign = :campaign and e.organisation = :organisation"
            + " and e.leftAt is null")
    Optional<Engagement> live(CampaignId campaign, OrganisationId organisation);

    @Query("select e from Engagement e where e.lead = :person or e.director = :person or e.id in"
            + " (select a.engagement from Absence a where a.deputy = :person and a.endedAt is null"
            + " and a.firstDay <= :today and a.lastDay >= :today) order by e.enteredAt desc, e.id.value")
    List<Engagement> ofPerson(PersonId person, LocalDate today, Limit limit);

    @Query("select e from Engagement e where e.campaign = :campaign"
            + " and e.leftAt is not null and e.partnerSince is not null order by e.leftAt, e.id.value")
    List<Engagement> withdrawn(CampaignId campaign);

    @Query(
            "select count(e) from Engagement e where e.campaign = :campaign and e.contributedAt is not null"
                    + " and e.standing in (coop.unisson.engagement.Standing.PREPARING, coop.unisson.engagement.Standing.PARTNER)")
    long contributors(CampaignId campaign);

    @Modifying(flushAutomatically = true)
    @Query("update Engagement e set e.contributes = false where e.campaign = :campaign and e.alignedAt is null")
    void closeBriefToNewcomers(CampaignId campaign);

    @Query("select e.id from Engagement e where e.campaign = :campaign and e.id.value > :after order by e.id.value")
    List<EngagementId> idsAfter(CampaignId campaign, String after, Limit limit);
}
