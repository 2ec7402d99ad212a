package coop.unisson.commitment;

import coop.unisson.PreparationTest;
import coop.unisson.campaign.CampaignFixture;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Country;
import coop.unisson.shared.Language;
import coop.unisson.shared.ShiftedClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** A campaign with two partners whose lists are due, on 10 August 2027. */
@Import(PromiseTest.Room.class)
abstract class PromiseTest extends PreparationTest {

    @TestConfiguration
    @ComponentScan(
            basePackages = "coop.unisson.commitment",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(\\.web\\.|Tests?\\b).*"))
    static class Room {}

    @Autowired
    EngagementService engagements;

    @Autowired
    CampaignService campaigns;

    @Autowired
    PartnerService partners;

    @Autowired
    ShiftedClock clock;

    CampaignId campaign;
    OrganisationId bobine;
    EngagementId engagement;
    EngagementId other;
    PersonId lea;
    PersonId noe;

    @BeforeEach
    void inviteTwoPartners() {
        clock.moveTo(Instant.parse("2027-08-10T08:00:00Z"));
        campaign = CampaignFixture.start(
                campaigns,
                partners.enrol(null, "Inès Kervadec", "ines@unisson.example", Language.FR),
                partners.enrol(null, "Malo Prigent", "malo@unisson.example", Language.FR));
        bobine = partners.register("Bobine & Fils", Language.FR, Country.FR);
        lea = partners.enrol(bobine, "Léa Martin", "lea.martin@bobine.example", Language.FR);
        noe = partners.enrol(bobine, "Noé Petit", "noe.petit@bobine.example", Language.FR);
        engagement = engagements.invite(campaign, bobine, lea, noe);
        other = invite("Relais & Partage", "relais");
        CampaignFixture.take(campaigns, campaign, Stage.MISSION);
        engagements.start(engagement);
        engagements.start(other);
    }

    EngagementId invite(String name, String domain) {
        OrganisationId organisation = partners.register(name, Language.FR, Country.FR);
        return engagements.invite(
                campaign,
                organisation,
                partners.enrol(organisation, "Ada " + name, "ada@" + domain + ".example", Language.FR),
                partners.enrol(organisation, "Dan " + name, "dan@" + domain + ".example", Language.FR));
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }
}
