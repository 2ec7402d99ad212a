package coop.unisson.workflow;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.mail.Letters;
import coop.unisson.mail.Mail;
import coop.unisson.mail.Outbox;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import coop.unisson.shared.ShiftedClock;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever left may come back as one that joins late, once at a time; what was before stays written. */
class ComeBackTests extends IntegrationTest {

    @Autowired
    Driver driver;

    @Autowired
    FormDoor door;

    @Autowired
    EngagementService engagements;

    @Autowired
    CampaignService campaigns;

    @Autowired
    Outbox outbox;

    @Autowired
    Letters letters;

    @Autowired
    ShiftedClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    private LocalDate notNow(Partner partner) {
        LocalDate recall = driver.today().plusDays(20);
        driver.act(partner, partner.lead(), "step-back", of("how", "NOT_NOW", "recallOn", recall));
        driver.runJobs();
        return recall;
    }

    private Mail recallOf(Partner partner) {
        return outbox.of(new PersonId(partner.lead())).stream()
                .filter(mail -> letters.of(List.of(mail)).subject().contains("demandé de vous rappeler"))
                .findFirst()
                .orElseThrow();
    }

    private static String pathIn(String letter) {
        return letter.lines()
                .filter(line -> line.contains("/l/"))
                .map(line -> line.substring(line.indexOf("/l/")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bringsWhoeverSaidNotNowBackByOneTapFromTheirLetter() {
        Cast cast = driver.consented(3);
        Partner left = cast.partner(2);
        clock.moveTo(notNow(left).atTime(8, 1).atZone(ShiftedClock.ZONE).toInstant());
        String path = pathIn(letters.due(List.of(recallOf(left))).orElseThrow().text());

        Visitor visitor = new Visitor(port);
        HttpResponse<String> opened = visitor.get(path);
        String act = opened.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertThat(act).isEqualTo("/acts/come-back?subject=" + left.organisation());
        assertThat(visitor.get(act).body()).contains("Revenir dans la campagne");
        assertThat(engagements.get(new EngagementId(left.organisation())).standing())
                .as("looking is not coming back")
                .isEqualTo(Standing.NOT_NOW);
        assertThat(visitor.send("POST", act, Visitor.FORM, Visitor.fields(of("_csrf", visitor.cookie("UNISSON-CSRF"))))
                        .statusCode())
                .isEqualTo(302);

        List<Engagement> both = parts(cast, left);
        assertThat(both).extracting(Engagement::standing).containsExactly(Standing.NOT_NOW, Standing.PREPARING);
        Partner back = driver.cast(cast).partner(3);
        assertThat(driver.task(back.lead(), back.organisation(), "assess-readiness"))
                .isNotNull();
        assertThat(letters.due(List.of(recallOf(left))))
                .as("nothing is left to remind of")
                .isEmpty();

        clock.reset();
        cast.partners().subList(0, 2).forEach(driver::declare);
        driver.runJobs();
        assertThat(campaigns.get(cast.campaign()).stage())
                .as("the others went on")
                .isEqualTo(Stage.CHARTER);
        driver.getReady(back);
        driver.align(back);
        driver.runJobs();
        driver.consent(back);
        driver.runJobs();
        driver.declare(back);
        driver.runJobs();
        assertThat(engagements.get(new EngagementId(back.organisation())).standing())
                .as("by the passage of whoever joins late")
                .isEqualTo(Standing.PARTNER);
    }

    @Test
    void isInACampaignOnceAtATime() {
        Cast cast = driver.invited(3);
        Partner left = cast.partner(2);
        assertThatThrownBy(() -> driver.act(left, left.lead(), "come-back", Map.of()))
                .as("who is in has nothing to come back to")
                .isInstanceOf(Problem.class);
        notNow(left);
        assertThatThrownBy(() -> driver.act(left, cast.partner(0).lead(), "come-back", Map.of()))
                .as("nobody else’s to say")
                .isInstanceOf(Problem.class);
        driver.act(left, left.director(), "come-back", Map.of());

        assertThatThrownBy(() -> driver.act(left, left.lead(), "come-back", Map.of()))
                .as("not twice")
                .isInstanceOf(Problem.class);
        List<Engagement> both = parts(cast, left);
        assertThat(both).hasSize(2);
        assertThatThrownBy(() -> jdbc.update(
                        "update engagement set live_key = (select live_key from engagement where id = ?) where id = ?",
                        both.get(1).id().value(),
                        both.get(0).id().value()))
                .as("the database keeps it so too")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void mayBeInvitedAgainAfterWithdrawingWithASignature() {
        Cast cast = driver.launched(3);
        Partner left = cast.partner(2);
        driver.stepBack(left, Standing.WITHDRAWN);
        driver.runJobs();
        assertThatThrownBy(() -> driver.act(left, left.lead(), "come-back", Map.of()))
                .as("only « not now » leaves its own door open")
                .isInstanceOf(Problem.class);

        door.act(
                "invite-partners",
                cast.campaign().value(),
                cast.coordinator(),
                driver.json(
                        of("partners", List.of(driver.partnerRow(cast.campaign().value(), 2)))));
        driver.runJobs();

        assertThat(parts(cast, left))
                .extracting(Engagement::standing)
                .containsExactly(Standing.WITHDRAWN, Standing.PREPARING);
        Partner back = driver.cast(cast).partner(3);
        driver.getReady(back);
        driver.align(back);
        driver.runJobs();
        driver.consent(back);
        driver.runJobs();
        driver.declare(back);
        driver.runJobs();
        driver.sign(back);
        driver.runJobs();
        assertThat(driver.tasks(back.lead(), "deliver-commitment"))
                .as("straight into the run, from the new signature")
                .hasSize(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from charter_signature where engagement_id in (?, ?)",
                        Long.class,
                        left.organisation(),
                        back.organisation()))
                .as("history keeps both signatures")
                .isEqualTo(2);
        assertThatThrownBy(() -> door.act(
                        "invite-partners",
                        cast.campaign().value(),
                        cast.coordinator(),
                        driver.json(of(
                                "partners",
                                List.of(driver.partnerRow(cast.campaign().value(), 2))))))
                .hasMessageContaining("invited-already");
    }

    @Test
    void staysAwayFromACampaignThatTakesNobodyAnyMore() {
        Cast cast = driver.invited(3);
        Partner left = cast.partner(2);
        notNow(left);
        Mail recall = recallOf(left);
        driver.cancel(cast);
        driver.runJobs();
        assertThat(letters.due(List.of(recall))).as("no letter about it either").isEmpty();
        assertThatThrownBy(() -> driver.act(left, left.lead(), "come-back", Map.of()))
                .isInstanceOf(Problem.class);
    }

    private List<Engagement> parts(Cast cast, Partner of) {
        var organisation = engagements.get(new EngagementId(of.organisation())).organisation();
        return engagements.of(cast.campaign()).stream()
                .filter(engagement -> engagement.organisation().equals(organisation))
                .toList();
    }
}
