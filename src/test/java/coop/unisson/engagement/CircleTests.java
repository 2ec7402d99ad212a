package coop.unisson.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CircleTests {

    private static final CampaignId CAMPAIGN = new CampaignId("c1");
    private static final EngagementId ENGAGEMENT = new EngagementId("e1");
    private static final OrganisationId BOBINE = new OrganisationId("bobine");
    private static final PersonId SOMEBODY = new PersonId("p1");

    private final EngagementService engagements = mock();
    private final CampaignService campaigns = mock();
    private final PartnerService partners = mock();
    private final AccessService access = mock();
    private final Circle circle = new Circle(engagements, campaigns, partners, access);

    @BeforeEach
    void bobineTakesPart() {
        Engagement bobine = mock();
        when(bobine.organisation()).thenReturn(BOBINE);
        when(bobine.campaign()).thenReturn(CAMPAIGN);
        when(engagements.of(CAMPAIGN, BOBINE)).thenReturn(Optional.of(bobine));
        when(engagements.find(ENGAGEMENT)).thenReturn(Optional.of(bobine));
        when(access.current()).thenReturn(SOMEBODY);
    }

    private void somebodyWorksFor(@Nullable OrganisationId organisation) {
        Person person = mock();
        when(person.organisation()).thenReturn(Optional.ofNullable(organisation));
        when(partners.find(SOMEBODY)).thenReturn(Optional.of(person));
    }

    @Test
    void opensToEverybodyWhoWorksForAPartner() {
        somebodyWorksFor(BOBINE);

        assertThat(circle.mayRead(CAMPAIGN)).isTrue();
        assertThat(circle.mayRead(ENGAGEMENT)).isTrue();
    }

    @Test
    void staysShutForAnotherOrganisation() {
        somebodyWorksFor(new OrganisationId("other"));

        assertThat(circle.mayRead(CAMPAIGN)).isFalse();
        assertThat(circle.mayRead(ENGAGEMENT)).isFalse();
    }

    @Test
    void staysShutForAnotherCampaign() {
        somebodyWorksFor(BOBINE);

        assertThat(circle.mayRead(new CampaignId("c2"))).isFalse();
        assertThat(circle.mayRead(new EngagementId("e2"))).isFalse();
    }

    @Test
    void staysShutForSomebodyWithoutOrganisationOrRole() {
        somebodyWorksFor(null);

        assertThat(circle.mayRead(CAMPAIGN)).isFalse();
        assertThat(circle.mayRead(ENGAGEMENT)).isFalse();
        assertThat(circle.mayRead(new EngagementId("nobody’s"))).isFalse();
    }

    @Test
    void opensToTheCampaignsOwnCoordinationAlone() {
        somebodyWorksFor(null);
        Campaign campaign = mock();
        when(campaigns.get(List.of(CAMPAIGN))).thenReturn(Map.of(CAMPAIGN, campaign));
        when(access.has(Role.COORDINATOR)).thenReturn(true);

        assertThat(circle.mayRead(CAMPAIGN)).isFalse();
        assertThat(circle.mayRead(ENGAGEMENT)).isFalse();

        when(campaign.isCoordinatedBy(SOMEBODY)).thenReturn(true);
        assertThat(circle.mayRead(CAMPAIGN)).isTrue();
        assertThat(circle.mayRead(ENGAGEMENT)).isTrue();
        assertThat(circle.mayRead(new EngagementId("nobody’s"))).isFalse();

        when(access.has(Role.COORDINATOR)).thenReturn(false);
        assertThat(circle.mayRead(CAMPAIGN)).isFalse();
    }
}
