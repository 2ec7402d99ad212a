package coop.unisson.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.PreparationTest;
import coop.unisson.campaign.CampaignFixture;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.campaign.StageEntered;
import coop.unisson.engagement.InvitePartners.Invitation;
import coop.unisson.engagement.InvitePartners.Row;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

class InvitePartnersTests extends PreparationTest {

    private static final Row BOBINE = row("Bobine & Fils", "bobine");
    private static final Row RADIO = row("Radio Fabrique", "radio");

    @Autowired
    InvitePartners form;

    @Autowired
    EngagementService engagements;

    @Autowired
    CampaignService campaigns;

    @Autowired
    PartnerService partners;

    @Autowired
    ApplicationEvents events;

    PersonId coordinator;
    PersonId deputy;
    CampaignId campaign;

    @BeforeEach
    void startACampaign() {
        coordinator = partners.enrol(null, "Inès Kervadec", "ines@unisson.example", Language.FR);
        deputy = partners.enrol(null, "Malo Prigent", "malo@unisson.example", Language.FR);
        campaign = CampaignFixture.start(campaigns, coordinator, deputy);
    }

    private static Row row(String name, String slug) {
        return row(name, "lead@" + slug + ".example", "dir@" + slug + ".example");
    }

    private static Row row(String name, String lead, String director) {
        return new Row(name, "Léa Martin", lead, "Paul Le Goff", director, null, null);
    }

    private FormContext by(PersonId person) {
        return new FormContext(campaign.value(), person.value(), Locale.FRENCH);
    }

    private void invite(Row... rows) {
        form.accept(by(coordinator), new Invitation(Arrays.asList(rows)));
    }

    private List<Flaw> check(Row... rows) {
        return all(rows).stream()
                .filter(flaw -> !flaw.code().equals("invite-asks"))
                .toList();
    }

    private List<Flaw> all(Row... rows) {
        return form.check(by(coordinator), new Invitation(Arrays.asList(rows)));
    }

    @Test
    void saysBeforehandWhoIsAskedByWhenAndWhoIsRefused() {
        assertThat(all(BOBINE, row("Radio Fabrique", "Lead@Bobine.example", "dir@radio.example")))
                .containsExactly(
                        Flaw.block("partners[1].leadEmail", "email-twice"),
                        Flaw.warn(
                                "partners[0].leadEmail",
                                "invite-asks",
                                "Léa Martin",
                                campaigns.get(campaign).schedule().missionDue()));
        assertThat(engagements.of(campaign)).isEmpty();
    }

    @Test
    void invitesOrganisationsWithTheirPeople() {
        invite(BOBINE, RADIO);

        assertThat(engagements.of(campaign)).hasSize(2).allSatisfy(partner -> {
            assertThat(partner.standing()).isEqualTo(Standing.PREPARING);
            assertThat(partners.person(partner.lead()).name()).isEqualTo("Léa Martin");
            assertThat(partners.person(partner.director()).organisation()).contains(partner.organisation());
        });
        assertThat(events.stream(EngagementInvited.class)).hasSize(2);
        assertThat(events.stream(StageEntered.class)).containsExactly(new StageEntered(campaign, Stage.MISSION));
    }

    @Test
    void beginsWithTwoPartnersAtLeast() {
        assertThatThrownBy(() -> invite(BOBINE))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.flaws())
                        .containsExactly(Flaw.block("partners", "too-few-partners")));
        assertThat(campaigns.get(campaign).stage()).isEqualTo(Stage.FRAMING);
    }

    @Test
    void stillInvitesOnePartnerLater() {
        invite(BOBINE, RADIO);
        assertThat(form.standing(by(coordinator))).isTrue();
        assertThat(form.standing(by(deputy))).isTrue();

        invite(row("Papier Plume", "plume"));

        assertThat(engagements.of(campaign)).hasSize(3);
        assertThat(campaigns.get(campaign).stage()).isEqualTo(Stage.MISSION);
    }

    @Test
    void standsOpenForNobodyElseAndNotBeforeItsTime() {
        assertThat(form.standing(by(coordinator))).isFalse();
        invite(BOBINE, RADIO);

        PersonId lead = engagements.of(campaign).get(0).lead();
        assertThat(form.standing(by(lead))).isFalse();
    }

    @Test
    void refusesOneAddressForTwoPartners() {
        assertThat(check(BOBINE, row("Radio Fabrique", "Lead@Bobine.example", "dir@radio.example")))
                .containsExactly(Flaw.block("partners[1].leadEmail", "email-twice"));
    }

    @Test
    void takesOnePersonForBothTasksOfASmallPartner() {
        Row alone = new Row(
                "Bobine & Fils", "Léa Martin", "lea@bobine.example", "Léa Martin", "lea@bobine.example", null, null);
        Row confused =
                new Row("Bobine & Fils", "Léa Martin", "lea@bobine.example", "Paul", "lea@bobine.example", null, null);

        assertThat(check(alone, RADIO)).isEmpty();
        assertThat(check(confused, RADIO))
                .containsExactly(Flaw.block("partners[0].directorEmail", "one-address-for-two"));
    }

    @Test
    void keepsTwoOrganisationsOfOneNameApart() {
        Row other = row("Bobine & Fils", "other-bobine");

        assertThat(check(BOBINE, other)).containsExactly(Flaw.warn("partners[1].organisation", "same-name"));
        invite(BOBINE, other);
        assertThat(engagements.of(campaign))
                .extracting(Engagement::organisation)
                .doesNotHaveDuplicates();
    }

    @Test
    void recognisesWhoTookPartBefore() {
        invite(BOBINE, RADIO);
        campaign = CampaignFixture.start(campaigns, coordinator, deputy);

        invite(BOBINE, RADIO);

        assertThat(partners.byEmail("lead@bobine.example")
                        .flatMap(person -> person.organisation())
                        .flatMap(organisation -> engagements.of(campaign, organisation)))
                .isPresent();
    }

    @Test
    void invitesNobodyTwice() {
        invite(BOBINE, RADIO);

        assertThat(check(BOBINE)).contains(Flaw.block("partners[0].organisation", "invited-already"));
    }

    @Test
    void refusesPeopleWhoActForSomebodyElse() {
        invite(BOBINE, RADIO);

        assertThat(check(row("Papier Plume", "lead@bobine.example", "dir@radio.example")))
                .contains(
                        Flaw.block("partners[0].directorEmail", "email-elsewhere"),
                        Flaw.block("partners[0].organisation", "organisation-differs", "Bobine & Fils"));
        assertThat(check(row("Papier Plume", "ines@unisson.example", "dir@plume.example")))
                .containsExactly(Flaw.block("partners[0].leadEmail", "email-elsewhere"));
    }

    @Test
    void noticesAMissionThatNamesAPartner() {
        assertThat(check(row("L’achat", "achat"), RADIO))
                .containsExactly(Flaw.warn("partners[0].organisation", "mission-names-partner"));
    }
}
