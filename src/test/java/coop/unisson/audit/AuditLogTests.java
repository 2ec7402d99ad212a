package coop.unisson.audit;

import static java.util.Map.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.access.LinkService;
import coop.unisson.access.Role;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Schedule;
import coop.unisson.commitment.NominationId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Refused;
import coop.unisson.shared.ShiftedClock;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** What people and timers did stays written down, for those whom it concerns, in words and as a file. */
class AuditLogTests extends IntegrationTest {

    private static final String PASSWORD = "un mot de passe assez long";

    @LocalServerPort
    int port;

    @Autowired
    Driver driver;

    @Autowired
    Recorder recorder;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditLog log;

    @Autowired
    CampaignService campaigns;

    @Autowired
    PartnerService partners;

    @Autowired
    AccessService access;

    @Autowired
    LinkService links;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    ProcessEngineConfiguration engine;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ShiftedClock clock;

    @AfterEach
    void asBefore() {
        SecurityContextHolder.clearContext();
        clock.reset();
    }

    @Test
    void writesOneEntryForEachFactAndSaysItInBothLanguages() throws Exception {
        Cast cast = driver.consented(2);
        Partner partner = cast.partner(0);
        driver.nominateDirector(partner);
        driver.runJobs();
        as(driver.staff("Ada Morel", Role.ADMINISTRATOR), Role.ADMINISTRATOR);

        for (Method listener : Recorder.class.getDeclaredMethods()) {
            if (!listener.isAnnotationPresent(EventListener.class)) {
                continue;
            }
            Object fact = fact(listener.getParameterTypes()[0], cast, partner);
            long before = count();
            transaction.executeWithoutResult(status -> {
                try {
                    listener.setAccessible(true);
                    listener.invoke(recorder, fact);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
                assertThat(count()).as("written when the transaction ends").isEqualTo(before);
            });
            assertThat(count()).as(fact.toString()).isEqualTo(before + 1);
            for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                AuditTrail.Line line = latest(locale);
                assertThat(line.sentence())
                        .as(fact.toString())
                        .hasSizeGreaterThan(8)
                        .doesNotContain("{", "audit.");
                assertThat(line.who()).isNotBlank().doesNotContain("{", "audit.");
            }
        }
    }

    /** One of the kind, about this partner, with its nomination, its open task and its people. */
    private Object fact(Class<?> type, Cast cast, Partner partner) throws ReflectiveOperationException {
        if (type == InteractiveAuthenticationSuccessEvent.class) {
            return new InteractiveAuthenticationSuccessEvent(
                    SecurityContextHolder.getContext().getAuthentication(), getClass());
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(component, cast, partner))
                .toArray();
        var constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private Object value(RecordComponent component, Cast cast, Partner partner) {
        Class<?> type = component.getType();
        if (type == CampaignId.class) {
            return cast.campaign();
        } else if (type == EngagementId.class) {
            return new EngagementId(partner.organisation());
        } else if (type == PersonId.class) {
            return new PersonId(partner.lead());
        } else if (type == NominationId.class) {
            return new NominationId(jdbc.queryForObject(
                    "select id from nomination where engagement_id = ? fetch first 1 rows only",
                    String.class,
                    partner.organisation()));
        } else if (type == Schedule.class) {
            Schedule present = campaigns.get(cast.campaign()).schedule();
            return component.getName().equals("before")
                    ? present
                    : new Schedule(
                            present.missionDue(),
                            present.briefDue(),
                            present.commitmentsDue().plusDays(1),
                            present.charterDue().plusDays(1),
                            present.goNoGo(),
                            present.runStart(),
                            present.runEnd(),
                            present.retrospectiveDue());
        } else if (type == LocalDate.class) {
            return LocalDate.of(2027, 10, 1);
        } else if (type == boolean.class) {
            return true;
        } else if (type == int.class) {
            return 2;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type == String.class) {
            return switch (component.getName()) {
                case "task" ->
                    jdbc.queryForObject(
                            "select ID_ from ACT_RU_TASK where ASSIGNEE_ = ? fetch first 1 rows only",
                            String.class,
                            partner.director());
                case "group" -> Role.COORDINATOR.group();
                case "what" -> "audit";
                default -> "x";
            };
        }
        try {
            var id = type.getDeclaredConstructor(String.class);
            id.setAccessible(true);
            return id.newInstance("x");
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    @Test
    void isWrittenOnceAndNeverChanged() {
        driver.start();
        long before = count();

        for (String change : List.of(
                "update audit_entry set what = 'FORM'",
                "update audit_entry set person_id = null",
                "delete from audit_entry")) {
            assertThatThrownBy(() -> jdbc.update(change)).isInstanceOf(DataAccessException.class);
        }
        assertThat(count()).isEqualTo(before).isPositive();
    }

    @Test
    void saysNothingOfWhatWasRefused() {
        Cast cast = driver.start();
        long before = count();

        assertThatThrownBy(() -> driver.complete(
                        cast.coordinator(), cast.campaign().value(), "frame-mission", of("mission", "")))
                .isInstanceOf(Refused.class);

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void saysWhoDidItForWhomAndWhatHappenedByItself() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        driver.act(
                partner,
                partner.lead(),
                "declare-absence",
                of("from", driver.today(), "to", driver.today().plusDays(5), "deputy", "COLLEAGUE"));
        driver.runJobs();
        driver.complete(partner.director(), partner.organisation(), "assess-readiness", driver.ready());
        driver.getReady(cast.partner(1));
        driver.complete(partner.director(), partner.organisation(), "align-mission", driver.aligned());
        driver.align(cast.partner(1));
        driver.runJobs();

        as(cast.coordinator(), Role.COORDINATOR);
        List<AuditTrail.Line> lines = lines(cast, Locale.FRENCH);
        assertThat(lines)
                .anySatisfy(line -> {
                    assertThat(line.who()).isEqualTo("Dominique 0, pour Léa 0");
                    assertThat(line.sentence())
                            .isEqualTo("Partenaire 0\u00A0: Dominique 0, pour Léa 0 a dit ce qui les anime.");
                })
                .anySatisfy(line -> {
                    assertThat(line.who()).isEqualTo("Unisson\u00A0: dès que c’était vrai");
                    assertThat(line.sentence())
                            .isEqualTo("La porte «\u00A0Mission\u00A0» s’est ouverte, et la campagne l’a passée.");
                })
                .anySatisfy(line -> {
                    assertThat(line.who()).isEqualTo("Inès Kervadec");
                    assertThat(line.sentence()).isEqualTo("Inès Kervadec a démarré la campagne.");
                });
        assertThat(lines(cast, Locale.ENGLISH))
                .extracting(AuditTrail.Line::sentence)
                .contains("Partenaire 0: Dominique 0, for Léa 0 said what drives them.");
    }

    @Test
    void saysWhatAdministratorsDoWithCamundasOwnPages() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        driver.runJobs();
        Task task = driver.tasks(partner.lead(), "assess-readiness").get(0);
        String instance = task.getProcessInstanceId();
        String job = management
                .createJobQuery()
                .processInstanceId(instance)
                .list()
                .get(0)
                .getId();
        String ada = driver.staff("Ada Morel", Role.ADMINISTRATOR);
        Visitor visitor = visitor(ada);
        String engine = Visitor.ENGINE;
        String theirs = "/process-instance/" + instance;

        expectOperation(
                visitor.put(engine + theirs + "/suspended", "{\"suspended\":true}"),
                "Partenaire 0",
                "Dans Camunda, Ada Morel a suspendu un processus en cours.",
                "In Camunda, Ada Morel suspended a running process.");
        expectOperation(
                visitor.put(engine + theirs + "/suspended", "{\"suspended\":false}"),
                "Partenaire 0",
                "Dans Camunda, Ada Morel a réactivé un processus en cours.",
                "In Camunda, Ada Morel activated a running process again.");
        expectOperation(
                visitor.put(engine + theirs + "/variables/hushed", "{\"value\":\"sealed-figure\",\"type\":\"String\"}"),
                "Partenaire 0",
                "Dans Camunda, Ada Morel a donné une valeur à une variable.",
                "In Camunda, Ada Morel gave a variable a value.");
        expectOperation(
                visitor.put(engine + "/job/" + job + "/retries", "{\"retries\":3}"),
                "Partenaire 0",
                "Dans Camunda, Ada Morel a changé le nombre d’essais restants\u00A0: un travail automatique.",
                "In Camunda, Ada Morel changed how many tries are left: an automatic job.");
        expectOperation(
                visitor.post(
                        engine + "/task/" + task.getId() + "/assignee", "{\"userId\":\"" + partner.director() + "\"}"),
                "Partenaire 0",
                "Dans Camunda, Ada Morel a changé qui s’occupe de ceci\u00A0: une tâche (Faire le point de départ\u00A0; Dominique 0).",
                "In Camunda, Ada Morel changed who looks after this: a task (Take stock; Dominique 0).");
        expectOperation(
                visitor.post(
                        engine + "/authorization/create",
                        "{\"type\":1,\"permissions\":[\"READ\"],\"groupId\":\"processOwner\",\"resourceType\":5,\"resourceId\":\"x\"}"),
                null,
                "Dans Camunda, Ada Morel a créé une autorisation (propriétaire des processus).",
                "In Camunda, Ada Morel created an authorisation (process owner).");
        expectOperation(
                visitor.post(engine + "/group/create", "{\"id\":\"sealedgroup\",\"name\":\"sealed-figure\"}"),
                null,
                "Dans Camunda, Ada Morel a créé un groupe.",
                "In Camunda, Ada Morel created a group.");
        expectOperation(
                visitor.post(
                        engine + "/user/create",
                        "{\"profile\":{\"id\":\"sealeduser\",\"firstName\":\"Sealed\",\"lastName\":\"Figure\"},"
                                + "\"credentials\":{\"password\":\"un mot de passe assez long\"}}"),
                null,
                "Dans Camunda, Ada Morel a créé un compte.",
                "In Camunda, Ada Morel created an account.");
        expectOperation(
                visitor.post(
                        engine + theirs + "/modification",
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"assess-readiness\"}]}"),
                "Partenaire 0",
                "Dans Camunda, Ada Morel a déplacé l’avancement d’un processus.",
                "In Camunda, Ada Morel moved where a process stands.");
        expectOperation(
                visitor.send("DELETE", engine + theirs, null, new byte[0]),
                "Partenaire 0",
                "Dans Camunda, Ada Morel a supprimé un processus en cours.",
                "In Camunda, Ada Morel deleted a running process.");
        assertThat(jdbc.queryForList(
                        "select details from audit_entry where what = 'OPERATED' and person_id = ?", String.class, ada))
                .hasSize(10)
                .noneMatch(details -> details.contains("sealed"));
    }

    /** The latest entry, the only one of its kind that the act just done has left, and whose part it is about. */
    private void expectOperation(HttpResponse<String> answer, @Nullable String partner, String french, String english) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        as(
                jdbc.queryForObject(
                        "select person_id from audit_entry where what = 'OPERATED' order by id desc fetch first 1 rows only",
                        String.class),
                Role.ADMINISTRATOR);
        var filter = new AuditTrail.Filter(null, null, null, Kind.OPERATION, null, null);
        assertThat(trail.page(filter, 0, 1, Locale.FRENCH).lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.sentence()).isEqualTo(french);
                    assertThat(line.partner()).isEqualTo(partner);
                    assertThat(line.who()).isEqualTo("Ada Morel");
                });
        assertThat(trail.page(filter, 0, 1, Locale.ENGLISH).lines().get(0).sentence())
                .isEqualTo(english);
    }

    @Test
    void saysNothingTwiceThatOurOwnDoorsDo() {
        Cast cast = driver.signed(2);
        Visitor administrator = visitor(driver.staff("Ada Morel", Role.ADMINISTRATOR));
        long before = count();

        assertThat(administrator
                        .put(
                                Visitor.ENGINE + "/group/coordinator/members/"
                                        + cast.partner(0).lead(),
                                "")
                        .statusCode())
                .isEqualTo(204);

        assertThat(count()).as("the role that was given, once").isEqualTo(before + 1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_entry where what = 'OPERATED' and campaign_id = ?",
                        Long.class,
                        cast.campaign().value()))
                .isZero();
    }

    @Test
    void namesTimersAndWhomTheyReminded() {
        Cast cast = driver.launched(2);
        String campaign = cast.campaign().value();
        clock.moveTo(campaigns
                .get(cast.campaign())
                .runEnd()
                .plusDays(1)
                .atTime(9, 0)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        driver.fireTimer(campaign);
        driver.runJobs();
        for (Task task : driver.tasks(cast.partner(0).lead(), "deliver-commitment")) {
            String key = jdbc.queryForObject(
                    "select BUSINESS_KEY_ from ACT_RU_EXECUTION where ID_ = ?",
                    String.class,
                    task.getProcessInstanceId());
            driver.morning(key);
        }

        assertThat(jdbc.queryForList(
                        "select cause from audit_entry where campaign_id = ? and what = 'TIMER'",
                        String.class,
                        campaign))
                .containsExactlyInAnyOrder("wait-run-start", "wait-run-end");
        assertThat(jdbc.queryForList(
                        "select distinct cause from audit_entry where campaign_id = ? and what = 'REMINDED'",
                        String.class,
                        campaign))
                .containsExactly("delivery-every-morning");
    }

    @Test
    void outlivesTheEnginesHistory() {
        Cast cast = driver.start();
        String campaign = cast.campaign().value();
        driver.complete(cast.coordinator(), campaign, "frame-mission", driver.frame());
        driver.cancel(cast);
        driver.runJobs();
        long before = count(campaign);
        assertThat(tasksInHistory(campaign)).isPositive();
        jdbc.update("update ACT_HI_PROCINST set REMOVAL_TIME_ = ? where BUSINESS_KEY_ = ?", new Date(0), campaign);
        for (String table : List.of("ACT_HI_TASKINST", "ACT_HI_ACTINST", "ACT_HI_VARINST", "ACT_HI_DETAIL")) {
            jdbc.update(
                    "update " + table + " set REMOVAL_TIME_ = ? where ROOT_PROC_INST_ID_ in"
                            + " (select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?)",
                    new Date(0),
                    campaign);
        }

        history.cleanUpHistoryAsync(true);
        for (Job job : history.findHistoryCleanupJobs()) {
            management.executeJob(job.getId());
        }

        assertThat(tasksInHistory(campaign)).isZero();
        assertThat(count(campaign)).isEqualTo(before).isPositive();
        as(cast.coordinator(), Role.COORDINATOR);
        assertThat(lines(cast, Locale.FRENCH))
                .extracting(AuditTrail.Line::sentence)
                .contains("Inès Kervadec a cadré la mission.", "Inès Kervadec a annulé la campagne.");
    }

    private long tasksInHistory(String campaign) {
        return history.createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(campaign)
                .count();
    }

    @Test
    void namesNobodyWhoWasErased() {
        Cast cast = driver.start();
        log.write(Fact.of(What.PERSON_ENROLLED).in(cast.campaign()).about(new PersonId("gone")));

        as(cast.coordinator(), Role.COORDINATOR);
        assertThat(lines(cast, Locale.FRENCH).get(0).sentence())
                .isEqualTo("une personne partie figure désormais parmi les personnes.");
    }

    @Test
    void showsEachReaderWhatIsTheirs() {
        Cast cast = driver.invited(2);
        Cast other = driver.invited(2);
        Partner partner = cast.partner(0);
        driver.getReady(partner);
        driver.getReady(cast.partner(1));

        Visitor coordinator = visitor(cast.coordinator());
        assertThat(coordinator.get("/audit").body()).contains("Partenaire 0", "Partenaire 1", "a démarré la campagne");
        assertThat(coordinator.get("/audit?campaign=" + cast.campaign().value()).statusCode())
                .isEqualTo(200);
        for (String foreign : List.of("campaign=" + other.campaign().value(), "campaign=unknown")) {
            assertThat(coordinator.get("/audit?" + foreign).statusCode())
                    .as(foreign)
                    .isEqualTo(404);
            assertThat(coordinator.get("/audit/export?" + foreign).statusCode())
                    .as(foreign)
                    .isEqualTo(404);
        }
        for (String nowhere : List.of("person=" + other.coordinator(), "partner=unknown", "person=%00")) {
            assertThat(coordinator.get("/audit?" + nowhere).body())
                    .as(nowhere)
                    .contains("Rien ne correspond à cette recherche.")
                    .doesNotContain("a démarré la campagne");
            assertThat(coordinator.get("/audit/export?" + nowhere).body().lines())
                    .as(nowhere)
                    .hasSize(1);
        }
        Visitor lead = visitor(partner.lead());
        assertThat(lead.get("/audit").body()).contains("Léa 0").doesNotContain("Léa 1", "Partenaire 1", "a démarré");
        assertThat(lead.get("/audit?person=" + cast.partner(1).lead()).body())
                .contains("Rien ne correspond à cette recherche.")
                .doesNotContain("Léa 1");

        Visitor linked = new Visitor(port);
        linked.get(links.issue(new PersonId(partner.lead()), null));
        assertThat(linked.get("/audit").statusCode()).isEqualTo(403);
        assertThat(linked.get("/audit/export").statusCode()).isEqualTo(403);

        Visitor administrator = visitor(driver.staff("Ada Morel", Role.ADMINISTRATOR));
        assertThat(administrator
                        .get("/audit?campaign=" + other.campaign().value())
                        .body())
                .contains("a démarré la campagne");
        assertThat(administrator.get("/audit").body()).contains("Ada Morel s’est connecté·e.");
        assertThat(coordinator.get("/audit").body()).doesNotContain("Ada Morel");
    }

    @Test
    void findsByPersonSubjectAndDay() {
        Cast cast = driver.invited(2);
        Partner partner = cast.partner(0);
        driver.getReady(partner);
        String own = "/audit?campaign=" + cast.campaign().value();
        Visitor coordinator = visitor(cast.coordinator());
        String today = driver.today().toString();

        assertThat(coordinator
                        .get(own + "&person=" + partner.lead() + "&kind=ANSWER")
                        .body())
                .contains("Léa 0 a fait le point avant de partir")
                .doesNotContain("a démarré la campagne", "attend Léa 0");
        assertThat(coordinator.get(own + "&kind=PEOPLE").body())
                .contains("Partenaire 1 a reçu l’invitation")
                .doesNotContain("a fait le point");
        assertThat(coordinator.get(own + "&from=" + today + "&to=" + today).body())
                .contains("a démarré la campagne");
        assertThat(coordinator.get(own + "&to=" + driver.today().minusDays(1)).body())
                .contains("Rien ne correspond à cette recherche.");
        assertThat(coordinator.get(
                        own + "&from=" + today + "&to=" + driver.today().minusDays(1)))
                .satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(400);
                    assertThat(answer.body()).contains("Le premier jour vient après le dernier");
                });
        assertThat(coordinator.get(own + "&kind=nonsense").statusCode()).isEqualTo(400);
        assertThat(coordinator.get(own + "&from=yesterday").statusCode()).isEqualTo(400);
        assertThat(coordinator
                        .get(own + "&from=-999999999-01-01&to=%2B999999999-12-31")
                        .statusCode())
                .isEqualTo(200);
        assertThat(coordinator.get(own + "&from=&to=&kind=&person=&partner=").statusCode())
                .isEqualTo(200);
    }

    @Test
    void goesOnToOlderEntries() {
        Cast cast = driver.start();
        for (int i = 0; i < AuditTrail.PAGE + 1; i++) {
            log.write(Fact.of(What.PROMISES_JUDGED).in(cast.campaign()));
        }
        Visitor coordinator = visitor(cast.coordinator());
        String own = "/audit?campaign=" + cast.campaign().value();

        assertThat(coordinator.get(own).body())
                .contains("page=1", "Plus ancien")
                .doesNotContain("a démarré", "Plus récent");
        assertThat(coordinator.get(own + "&page=1").body())
                .contains("a démarré", "Plus récent")
                .doesNotContain("Plus ancien");
        assertThat(coordinator.get(own + "&page=-7").statusCode()).isEqualTo(200);
        assertThat(coordinator.get(own + "&page=2147483647").statusCode()).isEqualTo(200);
    }

    @Test
    void goesIntoASpreadsheetWithoutFormulas() {
        String coordinator = driver.staff("=HYPERLINK(\"http://evil.example\")", Role.COORDINATOR);
        String deputy = driver.staff("Malo Prigent", Role.COORDINATOR);
        Map<String, Object> beginning = new HashMap<>(
                driver.beginning(partners.person(new PersonId(deputy)).email()));
        beginning.put("title", "@SUM(1+1) ; « \"deux\" »");
        String campaign =
                driver.door().startCampaign(coordinator, driver.json(beginning)).businessKey();
        Visitor visitor = visitor(coordinator);

        var file = visitor.get("/audit/export?campaign=" + campaign);

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment");
        assertThat(file.body())
                .startsWith("\uFEFFQuand;Campagne;Partenaire;Qui;Sujet;Ce qui s’est passé\r\n")
                .contains("\"'@SUM(1+1) ; « \"\"deux\"\" »\"", "'=HYPERLINK")
                .doesNotContain(";=", ";@", "\"=HYPERLINK");
        assertThat(visitor.get("/audit?campaign=" + campaign).body())
                .contains("a téléchargé le journal.")
                .doesNotContain("<script>");
        assertThat(visitor.with("Accept-Language", "en")
                        .get("/audit/export?campaign=" + campaign)
                        .body())
                .startsWith("\uFEFF");
    }

    private AuditTrail.Line latest(Locale locale) {
        return trail.page(new AuditTrail.Filter(null, null, null, null, null, null), 0, 1, locale)
                .lines()
                .get(0);
    }

    private List<AuditTrail.Line> lines(Cast cast, Locale locale) {
        return trail.page(new AuditTrail.Filter(cast.campaign().value(), null, null, null, null, null), 0, 500, locale)
                .lines();
    }

    private void as(String person, Role role) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(person, null, role.group()));
    }

    private long count() {
        return jdbc.queryForObject("select count(*) from audit_entry", Long.class);
    }

    private long count(String campaign) {
        return jdbc.queryForObject("select count(*) from audit_entry where campaign_id = ?", Long.class, campaign);
    }

    private Visitor visitor(String person) {
        access.password(new PersonId(person), PASSWORD);
        return Visitor.signedIn(port, partners.person(new PersonId(person)).email(), PASSWORD);
    }
}
