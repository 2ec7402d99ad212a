package coop.unisson;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.board.BoardService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One campaign as Cockpit shows it to its coordination, and to nobody else. */
class CampaignPageTests extends IntegrationTest {

    private static final String PASSWORD = "un mot de passe assez long";

    @LocalServerPort
    int port;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Autowired
    ObjectMapper json;

    @Test
    void saysWhereACampaignStandsWhatHoldsItUpAndWhatHappened() throws IOException {
        Cast cast = driver.invited(2);
        Partner ready = cast.partner(0);
        driver.getReady(ready);
        driver.align(ready);
        String page = "/api/board/campaigns/" + cast.campaign().value();
        Visitor coordinator = visitor(cast.coordinator());

        JsonNode shown = json.readTree(coordinator.get(page).body());

        assertThat(shown.get("stages").findValuesAsText("state")).startsWith("done", "now", "ahead");
        assertThat(shown.get("gates").get(0).asText()).contains("Mission", "est fermée", "Partenaire 1");
        assertThat(shown.get("parts").findValuesAsText("name")).containsExactly("Partenaire 1", "Partenaire 0");
        JsonNode held = shown.get("parts").get(0);
        assertThat(held.get("missing").get(0).asText()).contains("Partenaire 1");
        assertThat(held.get("instance").isTextual()).isTrue();
        assertThat(shown.get("parts").get(1).get("missing")).isEmpty();
        assertThat(shown.get("past").findValuesAsText("sentence"))
                .contains(
                        "Partenaire 0\u00A0: Léa 0 a dit ce qui les anime.",
                        "Partenaire 1 a reçu l’invitation à rejoindre la campagne.",
                        "La campagne est entrée dans l’étape «\u00A0Mission partagée\u00A0».");
        assertThat(coordinator.get(shown.get("log").asText()).body()).contains("Léa 0 a dit ce qui les anime.");
        assertThat(coordinator
                        .with("Accept-Language", "en")
                        .with("Referer", "http://localhost/camunda/app/cockpit/")
                        .get(page)
                        .body())
                .contains("The campaign entered the stage");

        assertThat(visitor(ready.lead()).get(page).statusCode()).isEqualTo(404);
        assertThat(coordinator.get("/api/board/campaigns/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhoLeftAndHow() throws IOException {
        Cast cast = driver.invited(2);
        Partner leaves = cast.partner(0);
        driver.complete(
                leaves.lead(),
                leaves.organisation(),
                "assess-readiness",
                of(
                        "hoursAvailable", 1,
                        "followUpOwner", "Léa",
                        "teamInformed", "NO",
                        "authority", "NO",
                        "givesVisibility", "NO",
                        "next", "NOT_FOR_US"));

        JsonNode shown = json.readTree(visitor(cast.coordinator())
                .get("/api/board/campaigns/" + cast.campaign().value())
                .body());

        JsonNode last = shown.get("parts").get(1);
        assertThat(last.get("name").asText()).isEqualTo("Partenaire 0");
        assertThat(last.get("takesPart").asBoolean()).isFalse();
        assertThat(shown.get("past").findValuesAsText("sentence"))
                .contains("Partenaire 0 n’entre pas dans la campagne.");
    }

    @Test
    void putsTheReadersOpenCampaignsOnTopAndWhatIsOverLast() throws IOException {
        Cast cancelled = driver.start();
        driver.cancel(cancelled);
        Cast mine = driver.start();
        for (int i = 0; i < BoardService.PAGE; i++) {
            driver.start();
        }

        assertThat(shown(mine.coordinator()))
                .hasSize(BoardService.PAGE)
                .startsWith(mine.campaign().value());
        assertThat(shown(mine.deputy())).startsWith(mine.campaign().value());
        assertThat(shown(cancelled.coordinator()))
                .doesNotContain(cancelled.campaign().value());
    }

    private List<String> shown(String reader) throws IOException {
        return json.readTree(visitor(reader).get("/api/board/campaigns").body())
                .get("campaigns")
                .findValuesAsText("id");
    }

    private Visitor visitor(String person) {
        access.password(new PersonId(person), PASSWORD);
        return Visitor.signedIn(port, partners.person(new PersonId(person)).email(), PASSWORD);
    }
}
