package coop.unisson.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.assertj.core.groups.Tuple.tuple;

import coop.unisson.PreparationTest;
import coop.unisson.campaign.StartCampaign.Beginning;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Country;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

class StartCampaignTests extends PreparationTest {

    @Autowired
    StartCampaign form;

    @Autowired
    CampaignService campaigns;

    @Autowired
    PartnerService partners;

    @Autowired
    FormCodec codec;

    @Autowired
    ShiftedClock clock;

    @Autowired
    ApplicationEvents events;

    PersonId coordinator;

    @BeforeEach
    void knowTheCoordination() {
        clock.moveTo(Instant.parse("2027-06-07T08:00:00Z"));
        coordinator = partners.enrol(null, "Inès Kervadec", "coordinator@unisson.example", Language.FR);
        partners.enrol(null, "Malo Prigent", "deputy@unisson.example", Language.FR);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    /** What a browser posts. */
    private static Map<String, String> repair() {
        return new HashMap<>(Map.ofEntries(
                Map.entry("title", "Un mois pour réparer"),
                Map.entry("mission", "Faire de la réparation le premier réflexe avant l’achat"),
                Map.entry("changeSought", "6 000 objets réparés en octobre"),
                Map.entry("failureSign", "Moins de 3 000 objets réparés"),
                Map.entry("hoursPerWeek", "3"),
                Map.entry("deputyEmail", "Deputy@unisson.example"),
                Map.entry("missionDue", "2027-06-25"),
                Map.entry("briefDue", "2027-07-09"),
                Map.entry("commitmentsDue", "2027-08-26"),
                Map.entry("charterDue", "2027-09-17"),
                Map.entry("goNoGo", "2027-09-24"),
                Map.entry("runStart", "2027-10-04"),
                Map.entry("runEnd", "2027-10-31"),
                Map.entry("retrospectiveDue", "2027-11-29")));
    }

    private CampaignId start(Map<String, String> fields) {
        Map<String, List<String>> posted = new HashMap<>();
        fields.forEach((name, value) -> posted.put(name, List.of(value)));
        Beginning beginning = codec.decode(codec.fromFields(posted), form.submission());
        return new CampaignId(form.start(new FormContext("", coordinator.value(), Locale.FRENCH), beginning));
    }

    private ListAssert<Flaw> assertFlaws(Map<String, String> fields) {
        AbstractThrowableAssert<?, ?> thrown = assertThatThrownBy(() -> start(fields));
        return thrown.asInstanceOf(type(Refused.class)).extracting(Refused::flaws, list(Flaw.class));
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> fields = repair();
        fields.put(field, value);
        return fields;
    }

    @Test
    void startsACampaignWithWhatWasSaid() {
        Campaign campaign = campaigns.get(start(repair()));

        assertThat(campaign.title()).isEqualTo("Un mois pour réparer");
        assertThat(campaign.coordinator()).isEqualTo(coordinator);
        assertThat(partners.person(campaign.deputy()).name()).isEqualTo("Malo Prigent");
        assertThat(campaign.stage()).isEqualTo(Stage.FRAMING);
        assertThat(campaign.deadline(Stage.CHARTER)).contains(LocalDate.of(2027, 9, 17));
        assertThat(events.stream(CampaignStarted.class)).containsExactly(new CampaignStarted(campaign.id()));
    }

    @Test
    void takesATitleOfAHundredAndSixtyCharactersInAnyScript() {
        String title = "🔧 شهر للإصلاح – L’Atelier d’Éloïse & Fils – œuvre n° 7 "
                        .repeat(3)
                        .substring(0, 159) + "·";

        assertThat(campaigns.get(start(with("title", title))).title()).isEqualTo(title);
        assertFlaws(with("title", title + "!"))
                .extracting(Flaw::field, Flaw::code)
                .containsExactly(tuple("title", "size"));
    }

    @Test
    void saysWhichDateItCannotRead() {
        assertFlaws(with("runStart", "12/10"))
                .extracting(Flaw::field, Flaw::code)
                .contains(tuple("runStart", "date"));
    }

    @Test
    void refusesADeputyNobodyKnows() {
        assertFlaws(with("deputyEmail", "somebody@unisson.example"))
                .containsExactly(Flaw.block("deputyEmail", "deputy-unknown"));
    }

    @Test
    void refusesTheCoordinatorAsTheirOwnDeputy() {
        assertFlaws(with("deputyEmail", "coordinator@unisson.example"))
                .containsExactly(Flaw.block("deputyEmail", "deputy-self"));
    }

    @Test
    void refusesADeputyWhoActsForAPartner() {
        partners.enrol(
                partners.register("Bobine & Fils", Language.FR, Country.FR), "Léa", "lead@bobine.example", Language.FR);

        assertFlaws(with("deputyEmail", "lead@bobine.example"))
                .containsExactly(Flaw.block("deputyEmail", "deputy-partner"));
    }

    @Test
    void readsDatesOnTheDayItIsWhereCampaignsLive() {
        clock.moveTo(Instant.parse("2027-06-25T22:30:00Z")); // the 26th in Paris

        assertFlaws(repair()).containsExactly(Flaw.block("missionDue", "date-past"));
    }
}
