package coop.unisson;

import static coop.unisson.Visitor.ENGINE;
import static coop.unisson.Visitor.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A process owner adds a step in Modeler; people get a form for it without a line of code. */
class AddedStepTests extends IntegrationTest {

    private static final String PASSWORD = "sept chaises vertes";
    private static final String STEP = AddedStep.ID;

    @LocalServerPort
    int port;

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcTemplate database;

    private String deployment = "";

    @AfterEach
    void takeBack() {
        if (!deployment.isEmpty()) {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void anAddedStepIsShownWithItsNameAndCompleted() throws IOException {
        deployed();
        Driver.Cast cast = driver.start();
        assertThat(driver.tasks(cast.coordinator(), "frame-mission")).isEmpty();
        Task step = driver.tasks(cast.coordinator(), STEP).get(0);
        Visitor visitor = as(cast.coordinator());

        for (String page : new String[] {"/tasks/" + step.getId(), "/forms/process-step?taskId=" + step.getId()}) {
            HttpResponse<String> shown = visitor.get(page);
            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body())
                    .contains(
                            "Choisir l’affiche", "Prenez celle qui se lit de loin.", "name=\"note\"", "name=\"done\"");
        }
        assertThat(visitor.get(ENGINE + "/task/" + step.getId() + "/form").body())
                .contains("embedded:/forms/process-step");

        String submit = ENGINE + "/task/" + step.getId() + "/submit-form";
        HttpResponse<String> undone = visitor.post(submit, envelope(driver.json(Map.of("done", false))));
        assertThat(undone.statusCode()).isEqualTo(422);
        assertThat(undone.body()).contains("\"field\":\"done\"");

        assertThat(visitor.post(submit, envelope(driver.json(Map.of("done", true, "note", "La bleue."))))
                        .statusCode())
                .isEqualTo(204);
        assertThat(driver.tasks(cast.coordinator(), STEP)).isEmpty();
        assertThat(driver.tasks(cast.coordinator(), "frame-mission")).hasSize(1);
        assertThat(database.queryForList(
                        "select note from step_note where subject = ?",
                        String.class,
                        cast.campaign().value()))
                .containsExactly("La bleue.");
    }

    @Test
    void anAddedStepIsCompletedOnItsOwnPageToo() throws IOException {
        deployed();
        Driver.Cast cast = driver.start();
        Task step = driver.tasks(cast.coordinator(), STEP).get(0);
        Visitor visitor = as(cast.coordinator());

        HttpResponse<String> answer = visitor.send(
                "POST",
                "/tasks/" + step.getId(),
                Visitor.FORM,
                Visitor.fields(Map.of("done", "true", "note", "La verte.")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(visitor.get("/tasks/" + step.getId() + "/done").statusCode()).isEqualTo(200);
        assertThat(driver.tasks(cast.coordinator(), "frame-mission")).hasSize(1);
    }

    private Visitor as(String person) {
        access.password(new PersonId(person), PASSWORD);
        return Visitor.signedIn(port, partners.person(new PersonId(person)).email(), PASSWORD);
    }

    /** Over the interface Modeler uses, as a process owner. */
    private void deployed() throws IOException {
        String owner = driver.staff("Yann", Role.PROCESS_OWNER);
        access.password(new PersonId(owner), PASSWORD);
        String changed = AddedStep.inCampaign();
        String boundary = "a-boundary-of-parts";
        String parts = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nposter\r\n"
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"campaign.bpmn\"\r\n"
                + "Content-Type: text/xml\r\n\r\n" + changed + "\r\n--" + boundary + "--\r\n";
        HttpResponse<String> answer = new Visitor(port)
                .basic(partners.person(new PersonId(owner)).email(), PASSWORD)
                .send(
                        "POST",
                        "/engine-rest/deployment/create",
                        "multipart/form-data; boundary=" + boundary,
                        parts.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        deployment = answer.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }
}
