package coop.unisson.engagement;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may read what a campaign's partners agreed on: its own coordination, and everybody who works for one of its partners. */
@Service
@Transactional(readOnly = true)
public class Circle {

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;
    private final AccessService access;

    Circle(EngagementService engagements, CampaignService campaigns, PartnerService partners, AccessService access) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
        this.access = access;
    }

    /** Whether the present person may read what the whole campaign shares. */
    public boolean mayRead(CampaignId campaign) {
        return coordinates(campaign)
                || ownOrganisation()
                        .flatMap(own -> engagements.of(campaign, own))
                        .isPresent();
    }

    /** Whether the present person may read what belongs to one partner. */
    public boolean mayRead(EngagementId engagement) {
        return engagements
                .find(engagement)
                .filter(found -> coordinates(found.campaign())
                        || ownOrganisation()
                                .filter(found.organisation()::equals)
                                .isPresent())
                .isPresent();
    }

    /** Whether the present person is this campaign's coordinator or deputy. */
    public boolean coordinates(CampaignId campaign) {
        return access.has(Role.COORDINATOR)
                && campaigns.get(List.of(campaign)).values().stream()
                        .anyMatch(found -> found.isCoordinatedBy(access.current()));
    }

    /** Whether the present person is one of this partner's own people. */
    public boolean worksFor(EngagementId engagement) {
        return engagements
                .find(engagement)
                .filter(found ->
                        ownOrganisation().filter(found.organisation()::equals).isPresent())
                .isPresent();
    }

    private Optional<OrganisationId> ownOrganisation() {
        return partners.find(access.current()).flatMap(Person::organisation);
    }
}
