package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.IntegrationTest;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.PersonNudged;
import coop.unisson.mail.Mail;
import coop.unisson.mail.Outbox;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** The coordinator reads what an act does before doing it; and a reminder reaches those who are waited for, nobody else. */
@RecordApplicationEvents
class PreviewTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    CampaignService campaigns;

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApplicationEvents events;

    /** Three partners, of whom the first is done with all the gate asks. */
    private Cast oneIsDone() {
        Cast cast = driver.invited(3);
        driver.getReady(cast.partner(0));
        driver.align(cast.partner(0));
        return cast;
    }

    @Test
    void showsWhoIsRemindedAndTheirLetterAndSendsOneADayToThoseWhoAreNotDone() {
        Cast cast = oneIsDone();

        var form = door.ofForm("remind-partners", cast.campaign().value(), cast.coordinator());
        assertThat(form.prefill().model().get("partners"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .first()
                .hasToString("Shown[id=" + cast.partner(1).organisation() + ", partner=Partenaire 1, back=null,"
                        + " letters=[Letter[to=Léa 1, subject=La coordination compte sur vous\u00A0: Faire le point de"
                        + " départ, body=Dans «\u00A0Un mois pour réparer\u00A0», les autres attendent cette étape pour avancer\u00A0: Faire"
                        + " le point de départ. Si quelque chose vous retient, dites-le\u00A0: il y a presque toujours une solution."
                        + " À faire au plus tard le "
                        + coop.unisson.shared.Days.of(
                                campaigns.get(cast.campaign()).schedule().missionDue(), java.util.Locale.FRENCH)
                        + ".]]]");
        assertThat(check(cast, "remind-partners", nudge(cast, false, 1, 2)))
                .extracting(Flaw::code)
                .containsExactly("remind-goes", "remind-unsure");
        assertThatThrownBy(() -> act(cast, "remind-partners", nudge(cast, false, 1)))
                .isInstanceOf(Refused.class);
        assertThat(events.stream(PersonNudged.class)).isEmpty();

        act(cast, "remind-partners", nudge(cast, true, 1, 2));
        act(cast, "remind-partners", nudge(cast, true, 1));

        assertThat(nudges(cast.partner(1).lead())).as("one a day").isEqualTo(1);
        assertThat(nudges(cast.partner(2).lead())).isEqualTo(1);
        assertThat(nudges(cast.partner(0).lead())).isZero();
        assertThat(outbox.of(new PersonId(cast.partner(1).lead())))
                .extracting(mail -> mail.taskName().orElse(""))
                .contains("Faire le point de départ");
    }

    @Test
    void remindsNobodyWhoIsDoneOfAnotherCampaignOrOnceTheGateIsOpen() {
        Cast cast = oneIsDone();
        Cast other = driver.invited(2);
        assertThat(codes(check(cast, "remind-partners", nudge(cast, true, 0)))).containsExactly("remind-done");
        assertThat(codes(check(
                        cast,
                        "remind-partners",
                        of("partners", List.of(other.partner(0).organisation())))))
                .contains("remind-done");
        assertThat(codes(check(cast, "remind-partners", of("sure", true)))).containsExactly("remind-nobody");
        assertThatThrownBy(() -> door.ofForm(
                        "remind-partners",
                        cast.campaign().value(),
                        cast.partner(0).lead()))
                .isInstanceOf(Problem.class);

        cast.partners().subList(1, 3).forEach(partner -> {
            driver.getReady(partner);
            driver.align(partner);
        });
        assertThatThrownBy(() -> act(cast, "remind-partners", nudge(cast, true, 1)))
                .as("the gate is open")
                .isInstanceOf(Problem.class);
        assertThat(events.stream(PersonNudged.class)).isEmpty();
    }

    @Test
    void saysWhatADecisionAboutADeadlineMeans() {
        Cast cast = oneIsDone();
        Map<String, Object> without = of(
                "choice",
                "WITHOUT",
                "partners",
                List.of(of("engagement", cast.partner(2).organisation(), "without", true)));
        assertThat(codes(check(cast, "decide-deadline", without))).containsExactly("without-still-shut");
        assertThat(check(
                        cast,
                        "decide-deadline",
                        of("choice", "EXTEND", "until", driver.today().plusDays(9))))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.args())
                        .containsExactly(
                                driver.today().plusDays(7), driver.today().plusDays(9), 3L));
        assertThat(codes(check(cast, "decide-deadline", of("choice", "WAIT")))).containsExactly("wait-means");

        driver.getReady(cast.partner(1));
        driver.align(cast.partner(1));
        assertThat(codes(check(cast, "decide-deadline", without))).containsExactly("without-opens");
    }

    @Test
    void saysWhomACancellationConcerns() {
        Cast cast = oneIsDone();
        assertThat(check(cast, "cancel-campaign", of("reason", "Le lieu est fermé.")))
                .extracting(Flaw::code)
                .containsExactly("cancel-concerns", "cancel-unsure");
        assertThat(check(cast, "cancel-campaign", of("reason", "Le lieu est fermé.", "sure", true)))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.args()).containsExactly(3, 6L, 3L, 0));
    }

    private Map<String, Object> nudge(Cast cast, boolean sure, int... indexes) {
        return of(
                "partners",
                java.util.Arrays.stream(indexes)
                        .mapToObj(index -> cast.partner(index).organisation())
                        .toList(),
                "words",
                "Un mot me suffit.",
                "sure",
                sure);
    }

    private static List<String> codes(List<Flaw> flaws) {
        return flaws.stream().map(Flaw::code).toList();
    }

    private long nudges(String person) {
        return jdbc.queryForObject(
                "select count(*) from mail where person_id = ? and kind = 'NUDGE' and words = 'Un mot me suffit.' and state = ?",
                Long.class,
                person,
                Mail.State.WAITING.name());
    }

    private List<Flaw> check(Cast cast, String form, Object document) {
        return door.check(form, cast.campaign().value(), cast.coordinator(), driver.json(document));
    }

    private void act(Cast cast, String form, Object document) {
        door.act(form, cast.campaign().value(), cast.coordinator(), driver.json(document));
    }
}
