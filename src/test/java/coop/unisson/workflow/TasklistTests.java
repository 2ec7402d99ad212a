package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Handed;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.ShiftedClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Tasklist lists for whom, what it says on the cards, and how a task changes hands there. */
class TasklistTests extends IntegrationTest {

    private static final String PASSWORD = "un mot de passe assez long";
    private static final String FILTERS = Visitor.ENGINE + "/filter";

    @LocalServerPort
    int port;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Autowired
    EngagementService engagements;

    @Autowired
    ShiftedClock clock;

    @Autowired
    ObjectMapper json;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void namesItsFiltersInTheReadersLanguageAndShowsATeamOnlyToWhoeverHasOne() throws IOException {
        Cast cast = driver.invited(2);
        Visitor lead = visitor(cast.partner(0).lead());

        assertThat(names(lead)).containsExactly("Mes tâches", "En retard", "Mon équipe");
        assertThat(names(visitor(cast.coordinator()))).containsExactly("Mes tâches", "En retard");
        assertThat(names(lead.with("Accept-Language", "en"))).containsExactly("My tasks", "Overdue", "My team");
    }

    @Test
    void listsWhatWaitsForOnesTeamAndNothingOfAnother() throws IOException {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        Visitor director = visitor(partner.director());
        Task theirs = driver.task(partner.lead(), partner.organisation(), "assess-readiness");
        Task foreign = driver.task(cast.partner(1).lead(), cast.partner(1).organisation(), "assess-readiness");
        String team = filter(director, "Mon équipe");

        assertThat(listed(director, team, "{}")).containsExactly(theirs.getId());
        assertThat(listed(director, team, "{\"taskIdIn\":[\"" + foreign.getId() + "\"]}"))
                .containsExactly(theirs.getId());
        assertThat(listed(director, team, "{\"orQueries\":[{\"nameLike\":\"%\"}],\"assignee\":\"x\"}"))
                .containsExactly(theirs.getId());
        assertThat(count(director, team)).isEqualTo(1);
        assertThat(listed(director, filter(director, "Mes tâches"), "{}")).isEmpty();

        assertThat(director.get(Visitor.ENGINE + "/task/" + theirs.getId()).statusCode())
                .isEqualTo(200);
        assertThat(director.get(Visitor.ENGINE + "/task/" + theirs.getId() + "/form")
                        .statusCode())
                .isEqualTo(200);
        assertThat(director.get(Visitor.ENGINE + "/task/" + foreign.getId()).statusCode())
                .isEqualTo(404);
        assertThat(director.get("/api/tasks/cards?id=" + foreign.getId()).body())
                .isEqualTo("[]");
        assertThat(director.get("/forms/assess-readiness?taskId=" + foreign.getId())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void handsATaskOnAndBackByOnePressEachAndWritesBothDown() throws IOException {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        Visitor director = visitor(partner.director());
        String task = driver.task(partner.lead(), partner.organisation(), "assess-readiness")
                .getId();
        String form = "/forms/assess-readiness?taskId=" + task;
        String moves = "/mine/" + partner.organisation() + "/tasks/" + task;

        assertThat(director.get(form).body())
                .contains("Attend Léa 0", "data-post=\"" + moves + "/take\"")
                .doesNotContain("hoursAvailable");
        assertThat(director.post(moves + "/give-back", "{}").statusCode())
                .as("not taken yet")
                .isEqualTo(404);
        assertThat(director.post(moves + "/take", "{}").statusCode()).isEqualTo(302);

        assertThat(listed(director, filter(director, "Mes tâches"), "{}")).containsExactly(task);
        assertThat(director.get(form).body())
                .contains("hoursAvailable", "La rendre à Léa 0", "data-post=\"" + moves + "/give-back\"");
        assertThat(visitor(cast.partner(1).lead())
                        .post(moves + "/give-back", "{}")
                        .statusCode())
                .as("not theirs to give")
                .isEqualTo(404);
        assertThat(director.post(moves + "/give-back", "{}").statusCode()).isEqualTo(302);

        assertThat(driver.task(partner.lead(), partner.organisation(), "assess-readiness"))
                .isNotNull();
        assertThat(director.post(moves + "/give-back", "{}").statusCode())
                .as("given back already")
                .isEqualTo(404);
        assertThat(engagements.handovers(new EngagementId(partner.organisation())))
                .filteredOn(line -> line.what() == Handed.TASK)
                .extracting(line -> line.to().value())
                .containsExactly(partner.director(), partner.lead());
    }

    @Test
    void saysOnACardWhereATaskBelongsAndUntilWhen() throws IOException {
        Partner partner = driver.invited(2).partner(0);
        Visitor lead = visitor(partner.lead());
        Task task = driver.task(partner.lead(), partner.organisation(), "assess-readiness");

        JsonNode card = json.readTree(
                        lead.get("/api/tasks/cards?id=" + task.getId()).body())
                .get(0);
        assertThat(card.get("where").asText()).endsWith(" · Partenaire 0");
        assertThat(card.get("due").asText()).startsWith("À rendre le ");
        assertThat(card.get("late").asBoolean()).isFalse();
        assertThat(listed(lead, filter(lead, "En retard"), "{}")).isEmpty();

        clock.moveTo(clock.instant().plus(Duration.ofDays(60)));
        card = json.readTree(lead.get("/api/tasks/cards?id=" + task.getId()).body())
                .get(0);
        assertThat(card.get("due").asText()).startsWith("En retard, à rendre le ");
        assertThat(card.get("late").asBoolean()).isTrue();
        assertThat(listed(lead, filter(lead, "En retard"), "{}")).containsExactly(task.getId());
    }

    private Visitor visitor(String person) {
        access.password(new PersonId(person), PASSWORD);
        return Visitor.signedIn(port, partners.person(new PersonId(person)).email(), PASSWORD);
    }

    private JsonNode filters(Visitor visitor) throws IOException {
        return json.readTree(visitor.get(FILTERS + "?resourceType=Task&itemCount=false&firstResult=0&maxResults=2000")
                .body());
    }

    private List<String> names(Visitor visitor) throws IOException {
        return filters(visitor).findValuesAsText("name");
    }

    private String filter(Visitor visitor, String name) throws IOException {
        for (JsonNode filter : filters(visitor)) {
            if (filter.get("name").asText().equals(name)) {
                return filter.get("id").asText();
            }
        }
        throw new AssertionError("no filter " + name);
    }

    private List<String> listed(Visitor visitor, String filter, String query) throws IOException {
        HttpResponse<String> answer = visitor.post(FILTERS + "/" + filter + "/list?firstResult=0&maxResults=15", query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).findValuesAsText("id");
    }

    private int count(Visitor visitor, String filter) throws IOException {
        return json.readTree(
                        visitor.post(FILTERS + "/" + filter + "/count", "{}").body())
                .get("count")
                .asInt();
    }
}
