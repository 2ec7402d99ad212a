package coop.unisson;

import static java.util.Map.entry;
import static java.util.Map.of;
import static java.util.Map.ofEntries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.campaign.Brief;
import coop.unisson.campaign.CampaignId;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.CharterVersion;
import coop.unisson.charter.Objection;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.TensionId;
import coop.unisson.engagement.ApplicationService;
import coop.unisson.engagement.Applying;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.workflow.FormDoor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reaches any state of a campaign the way people do: by submitting forms as themselves, and by letting due jobs run. Every
 * campaign has its own people, so tests share one database.
 */
@Component
public class Driver {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Autowired
    FormDoor door;

    @Autowired
    PartnerService partners;

    @Autowired
    AccessService access;

    @Autowired
    EngagementService engagements;

    @Autowired
    ApplicationService applications;

    @Autowired
    DeliveryService deliveries;

    @Autowired
    CharterService charters;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ShiftedClock clock;

    private static final String MORNING = "-every-morning";

    /** A campaign and its people. */
    public record Cast(CampaignId campaign, String coordinator, String deputy, List<Partner> partners) {

        public Partner partner(int index) {
            return partners.get(index);
        }
    }

    /** One partner's two people. */
    public record Partner(String organisation, String lead, String director, String leadEmail) {}

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public String staff(String name, Role role) {
        PersonId person = partners.enrol(
                null, name, coop.unisson.shared.Ids.mint() + System.nanoTime() + "@unisson.example", Language.FR);
        access.grant(person, role);
        return person.value();
    }

    public Map<String, Object> beginning(String deputyEmail) {
        LocalDate today = today();
        return new HashMap<>(ofEntries(
                entry("title", "Un mois pour réparer"),
                entry("mission", "Faire de la réparation le premier réflexe"),
                entry("changeSought", "6 000 objets réparés"),
                entry("failureSign", "moins de 3 000 objets réparés"),
                entry("hoursPerWeek", 3),
                entry("deputyEmail", deputyEmail),
                entry("missionDue", today.plusDays(7)),
                entry("briefDue", today.plusDays(14)),
                entry("commitmentsDue", today.plusDays(28)),
                entry("charterDue", today.plusDays(56)),
                entry("goNoGo", today.plusDays(63)),
                entry("runStart", today.plusDays(70)),
                entry("runEnd", today.plusDays(97)),
                entry("retrospectiveDue", today.plusDays(120))));
    }

    /** Starts a campaign; its coordinator's first task waits. */
    public Cast start() {
        String coordinator = staff("Inès Kervadec", Role.COORDINATOR);
        String deputy = staff("Malo Prigent", Role.COORDINATOR);
        String email = partners.person(new PersonId(deputy)).email();
        String id = door.startCampaign(coordinator, json(beginning(email))).businessKey();
        return new Cast(new CampaignId(id), coordinator, deputy, List.of());
    }

    public Map<String, Object> frame() {
        return of(
                "mission", "Faire de la réparation le premier réflexe",
                "changeSought", "6 000 objets réparés",
                "failureSign", "moins de 3 000 objets réparés",
                "why", "Parce que tout se répare.",
                "change", "Le premier réflexe.",
                "how", "Chacun chez soi, et ensemble.");
    }

    /** Starts a campaign with so many partners; their first tasks wait. */
    public Cast invited(int count) {
        Cast cast = start();
        complete(cast.coordinator(), cast.campaign().value(), "frame-mission", frame());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(partnerRow(cast.campaign().value(), i));
        }
        complete(cast.coordinator(), cast.campaign().value(), "invite-partners", of("partners", rows));
        return cast(cast);
    }

    public Map<String, Object> partnerRow(String campaign, int i) {
        String mark = i + "-" + campaign.substring(0, 12);
        return of(
                "organisation", "Partenaire " + i,
                "leadName", "Léa " + i,
                "leadEmail", "lea@" + mark + ".example",
                "directorName", "Dominique " + i,
                "directorEmail", "dominique@" + mark + ".example",
                "language", "FR");
    }

    /** Another partner joins, whatever the campaign has reached. */
    public Cast inviteOneMore(Cast cast) {
        return inviteMore(cast, 1);
    }

    public Cast inviteMore(Cast cast, int count) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(partnerRow(cast.campaign().value(), cast.partners().size() + i));
        }
        door.act("invite-partners", cast.campaign().value(), cast.coordinator(), json(of("partners", rows)));
        return cast(cast);
    }

    /** The same campaign with everybody who is in it by now. */
    public Cast cast(Cast cast) {
        List<Partner> all = new ArrayList<>();
        for (Engagement engagement : engagements.of(cast.campaign())) {
            all.add(new Partner(
                    engagement.id().value(),
                    engagement.lead().value(),
                    engagement.director().value(),
                    partners.person(engagement.lead()).email()));
        }
        return new Cast(cast.campaign(), cast.coordinator(), cast.deputy(), all);
    }

    public Map<String, Object> ready() {
        return of(
                "hoursAvailable", 4,
                "followUpOwner", "Léa",
                "teamInformed", "YES",
                "authority", "YES",
                "givesVisibility", "YES",
                "next", "CONTINUE");
    }

    public Map<String, Object> aligned() {
        return ofEntries(
                entry("motive", "Réparer nous ressemble."),
                entry("motiveKinds", List.of(motiveKind())),
                entry("missionFirst", "YES"),
                entry("missionFirstExample", "La mission en tête de chaque affiche."),
                entry("visibilityTo", "Aux onze autres"),
                entry("visibilityChannel", "Notre lettre"),
                entry("tensionScenario", "Un stock à écouler"),
                entry("tensionReaction", "AMEND"),
                entry("consent", "CONSENT"));
    }

    private static String motiveKind() {
        try {
            Object[] kinds = Class.forName("coop.unisson.engagement.MotiveKind").getEnumConstants();
            return ((Enum<?>) kinds[0]).name();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public void getReady(Partner partner) {
        complete(partner.lead(), partner.organisation(), "assess-readiness", ready());
    }

    public void align(Partner partner) {
        complete(partner.lead(), partner.organisation(), "align-mission", aligned());
    }

    public void contribute(Partner partner) {
        complete(partner.lead(), partner.organisation(), "contribute-brief", of("how", "Nos ateliers du samedi."));
    }

    /** Every partner has passed the mission gate's questions, and the campaign the gate. */
    public Cast aligned(int count) {
        Cast cast = invited(count);
        cast.partners().forEach(partner -> {
            getReady(partner);
            align(partner);
        });
        runJobs();
        return cast;
    }

    /** The brief is settled; every director is asked. */
    public Cast briefed(int count) {
        Cast cast = aligned(count);
        cast.partners().forEach(this::contribute);
        complete(
                cast.coordinator(),
                cast.campaign().value(),
                "settle-brief",
                of("why", "Parce que.", "change", "Tout.", "how", "Ensemble."));
        runJobs();
        return cast;
    }

    public void consent(Partner partner) {
        Task task = task(partner.director(), partner.organisation(), "consent-brief");
        Brief brief = (Brief)
                door.ofTask(task.getId(), partner.director()).prefill().model().get("brief");
        complete(
                partner.director(),
                partner.organisation(),
                "consent-brief",
                of("briefHash", brief.hash(), "consent", "CONSENT"));
    }

    /** Everybody agreed to the brief; every lead is asked what their team will do. */
    public Cast consented(int count) {
        Cast cast = briefed(count);
        cast.partners().forEach(this::consent);
        runJobs();
        return cast;
    }

    /** One explicit promise on the partner's own channel, kept by its lead. */
    public Map<String, Object> promise(Partner partner) {
        return new HashMap<>(ofEntries(
                entry("kind", "OWN_CHANNEL"),
                entry("what", "Quatre stories sur la réparation"),
                entry("channel", "Instagram"),
                entry("format", "story"),
                entry("quantity", 4),
                entry("whenKind", "DATE"),
                entry("date", today().plusDays(80)),
                entry("ownerName", "Léa"),
                entry("ownerEmail", partner.leadEmail()),
                entry("evidence", "LINK"),
                entry("reach", "UNDER_10000"),
                entry("visibilityFor", "les autres partenaires")));
    }

    public Map<String, Object> declaration(List<Map<String, Object>> promises) {
        return new HashMap<>(of(
                "revision",
                0,
                "zero",
                false,
                "decisionPath",
                List.of(of("role", "Direction", "days", 2)),
                "commitments",
                promises));
    }

    /** Declares one promise that somebody else is to keep; that person is asked. */
    public void nominateDirector(Partner partner) {
        Map<String, Object> promise = new HashMap<>(promise(partner));
        promise.put("ownerName", "Dominique");
        promise.put(
                "ownerEmail", partners.person(new PersonId(partner.director())).email());
        complete(partner.lead(), partner.organisation(), "declare-commitments", declaration(List.of(promise)));
    }

    public void declare(Partner partner) {
        declareWith(partner, of());
    }

    /** Declares one promise with these answers in place of the usual ones. */
    public void declareWith(Partner partner, Map<String, Object> answers) {
        Map<String, Object> promise = promise(partner);
        promise.putAll(answers);
        complete(partner.lead(), partner.organisation(), "declare-commitments", declaration(List.of(promise)));
    }

    /** Everything is explicit; the coordinator is asked about blind spots. */
    public Cast explicit(int count) {
        Cast cast = consented(count);
        cast.partners().forEach(this::declare);
        runJobs();
        return cast;
    }

    /** The charter is published; every director is asked to sign. */
    public Cast chartered(int count) {
        Cast cast = explicit(count);
        complete(cast.coordinator(), cast.campaign().value(), "decide-blind-spots", of("note", "Rien ne manque."));
        complete(
                cast.coordinator(),
                cast.campaign().value(),
                "review-charter",
                open(cast.coordinator(), cast.campaign().value(), "review-charter"));
        runJobs();
        return cast;
    }

    public Map<String, Object> signature(Partner partner) {
        return answer(partner, "AGREE");
    }

    /** Answers the charter exactly as it is shown now, with all an agreement needs. */
    public Map<String, Object> answer(Partner partner, String answer) {
        JsonNode values = open(partner.director(), partner.organisation(), "sign-charter");
        return new HashMap<>(of(
                "answer",
                answer,
                "version",
                values.get("version").asInt(),
                "sha256",
                values.get("sha256").asText(),
                "annexSha256",
                values.get("annexSha256").asText(),
                "read",
                true,
                "role",
                "Directrice",
                "authority",
                true));
    }

    public void sign(Partner partner) {
        complete(partner.director(), partner.organisation(), "sign-charter", signature(partner));
    }

    /** An objection to the first clause of the charter as it is shown now. */
    public Map<String, Object> objection(Partner partner) {
        Map<String, Object> objection = answer(partner, "OBJECT");
        objection.put("clause", "purpose");
        objection.put("objection", "La mission nous oblige à parler d’un produit que nous ne vendons plus.");
        objection.put("proposal", "Écrire « ce que nous réparons » plutôt que « ce que nous vendons ».");
        return objection;
    }

    /** Objects instead of signing; the objection's business key. */
    public String object(Partner partner) {
        complete(partner.director(), partner.organisation(), "sign-charter", objection(partner));
        return openObjection(partner);
    }

    /** The objection a partner waits for an answer to; its business key. */
    public String openObjection(Partner partner) {
        return charters.objections(new EngagementId(partner.organisation())).stream()
                .filter(Objection::open)
                .map(objection -> objection.id().value())
                .findFirst()
                .orElseThrow();
    }

    /** Answers an objection as the coordinator. */
    public void answerObjection(Cast cast, String objection, String answer) {
        complete(
                cast.coordinator(),
                objection,
                "answer-objection",
                of("answer", answer, "words", "Nous vous avons lus, et voici pourquoi."));
        runJobs();
    }

    public Cast signed(int count) {
        Cast cast = chartered(count);
        cast.partners().forEach(this::sign);
        runJobs();
        return cast;
    }

    public Map<String, Object> go() {
        return of(
                "goalShared", true,
                "rolesHeld", true,
                "contentReady", true,
                "coverPlanned", true,
                "measureReady", true,
                "decision", "GO");
    }

    /** Two people said go; the run has begun. */
    public Cast launched(int count) {
        Cast cast = signed(count);
        complete(cast.coordinator(), cast.campaign().value(), "decide-launch", go());
        complete(cast.deputy(), cast.campaign().value(), "confirm-launch", of("decision", "CONFIRM"));
        fireTimer(cast.campaign().value());
        runJobs();
        return cast;
    }

    /** Reports every open promise of the partner's lead as kept on its day. */
    public void deliver(Partner partner) {
        for (Task task : tasks(partner.lead(), "deliver-commitment")) {
            LocalDate due = LocalDate.ofInstant(task.getDueDate().toInstant(), ShiftedClock.ZONE);
            submit(
                    task,
                    partner.lead(),
                    of("outcome", "DELIVERED", "doneOn", due, "quantityDone", 4, "evidenceNote", "Vu."));
        }
    }

    public void lookBack(Partner partner) {
        complete(
                partner.lead(),
                partner.organisation(),
                "look-back",
                of(
                        "lessonKeep",
                        "Les ateliers.",
                        "lessonChange",
                        "Plus tôt.",
                        "posture",
                        posture(),
                        "again",
                        "CONTINUE"));
    }

    /** The coordinator writes what came of it, and the campaign closes. */
    public void close(Cast cast) {
        complete(
                cast.coordinator(),
                cast.campaign().value(),
                "write-synthesis",
                of("summary", "Tenu.", "lessons", "Plus tôt.", "resultUnknown", true));
        runJobs();
    }

    private static String posture() {
        try {
            Object[] kinds =
                    Class.forName("coop.unisson.retrospective.LookBack$Posture").getEnumConstants();
            return ((Enum<?>) kinds[0]).name();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A person's open tasks of one kind. */
    public List<Task> tasks(String person, String element) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskAssignee(person)
                .taskDefinitionKey(element)
                .list();
    }

    /** The one open task of a person in one instance. */
    public Task task(String person, String businessKey, String element) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(businessKey)
                .taskDefinitionKey(element)
                .taskAssignee(person)
                .singleResult();
    }

    public JsonNode open(String person, String businessKey, String element) {
        return door.ofTask(task(person, businessKey, element).getId(), person).values();
    }

    public void complete(String person, String businessKey, String element, Object submission) {
        Task task = task(person, businessKey, element);
        if (task == null) {
            throw new AssertionError(element + " does not wait in " + businessKey + " for " + person);
        }
        door.submit(task.getId(), person, json(submission));
    }

    /** Runs every job that is due until none is left, as the job executor would. */
    public void runJobs() {
        ManagementService management = engine.getManagementService();
        for (int round = 0; round < 50; round++) {
            List<Job> due =
                    management.createJobQuery().messages().withRetriesLeft().list();
            if (due.isEmpty()) {
                return;
            }
            due.forEach(job -> {
                if (management.createJobQuery().jobId(job.getId()).count() > 0) {
                    management.executeJob(job.getId());
                }
            });
        }
        throw new AssertionError("jobs beget jobs without end");
    }

    /** Fires the one timer on an instance's path, whenever it is due. */
    public void fireTimer(String businessKey) {
        fire(businessKey, activity -> !activity.endsWith(MORNING));
    }

    /** Lets an instance remind people, as it does each working morning. */
    public void morning(String businessKey) {
        fire(businessKey, activity -> activity.endsWith(MORNING));
    }

    /** The one timer on an instance's path. */
    public Job timer(String businessKey) {
        return timer(businessKey, activity -> !activity.endsWith(MORNING));
    }

    private void fire(String businessKey, Predicate<String> activity) {
        engine.getManagementService().executeJob(timer(businessKey, activity).getId());
    }

    /** The timers on an instance's path, none once it has passed them. */
    public List<Job> timers(String businessKey) {
        return timers(businessKey, activity -> !activity.endsWith(MORNING));
    }

    private Job timer(String businessKey, Predicate<String> activity) {
        List<Job> timers = timers(businessKey, activity);
        if (timers.size() != 1) {
            throw new AssertionError(timers.size() + " timers of " + businessKey);
        }
        return timers.get(0);
    }

    private List<Job> timers(String businessKey, Predicate<String> activity) {
        ManagementService management = engine.getManagementService();
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult()
                .getId();
        return management.createJobQuery().processInstanceId(instance).timers().list().stream()
                .filter(timer -> activity.test(management
                        .createJobDefinitionQuery()
                        .jobDefinitionId(timer.getJobDefinitionId())
                        .singleResult()
                        .getActivityId()))
                .toList();
    }

    /** Opens the campaign's public page. */
    public void openApplications(Cast cast) {
        chooseApplications(cast, "OPEN");
    }

    public void closeApplications(Cast cast) {
        chooseApplications(cast, "CLOSED");
    }

    private void chooseApplications(Cast cast, String choice) {
        door.act("open-applications", cast.campaign().value(), cast.coordinator(), json(of("door", choice)));
    }

    /** Asks to join, as somebody from outside; the organisation's number names its people too. */
    public Applying application(Cast cast, int number) {
        String mark = number + "-" + cast.campaign().value().substring(0, 12);
        return new Applying(
                "Candidate " + number,
                "Ana " + number,
                "ana@" + mark + ".example",
                Language.FR,
                "Réparer nous ressemble.",
                "Notre atelier du samedi.");
    }

    public void apply(Cast cast, Applying said) {
        applications.apply(cast.campaign(), said, said.email());
    }

    /** The coordinator's open tasks about applications to one campaign, the oldest first. */
    public List<Task> applicationsTo(Cast cast) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskAssignee(cast.coordinator())
                .taskDefinitionKey("assess-application")
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** Says yes to what was asked, with one person for both parts. */
    public void welcome(Cast cast, Task task) {
        Map<String, Object> yes = new HashMap<>(of("decision", "ACCEPT"));
        door.ofTask(task.getId(), cast.coordinator()).values().properties().forEach(known -> {
            if (!known.getValue().isNull()) {
                yes.put(known.getKey(), known.getValue().asText());
            }
        });
        submit(task, cast.coordinator(), yes);
    }

    public void decline(Cast cast, Task task, String words) {
        submit(task, cast.coordinator(), of("decision", "DECLINE", "words", words));
    }

    /** Leaves, as the partner's lead. */
    public void stepBack(Partner partner, Standing how) {
        door.act("step-back", partner.organisation(), partner.lead(), json(of("how", how.name())));
    }

    /** One of a partner's people does something that stands open without a task. */
    public void act(Partner partner, String person, String form, Object document) {
        door.act(form, partner.organisation(), person, json(document));
    }

    public Map<String, Object> clash() {
        return new HashMap<>(of(
                "what", "Notre direction annonce des soldes.",
                "happensOn", today().plusDays(9),
                "scenario", "Vendre du neuf pendant le mois de la réparation",
                "reaction", "AMEND"));
    }

    /** Raises a tension, as the partner's lead; its business key. */
    public String raiseTension(Partner partner, String reaction) {
        Map<String, Object> clash = clash();
        clash.put("reaction", reaction);
        act(partner, partner.lead(), "raise-tension", clash);
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("tension")
                .orderByProcessInstanceId()
                .desc()
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(key -> deliveries
                        .tension(new TensionId(key))
                        .engagement()
                        .value()
                        .equals(partner.organisation()))
                .findFirst()
                .orElseThrow();
    }

    /** Runs the timers that are due by the present time and belong to no instance, or to this one, and what they cause. */
    public void runDue(String businessKey) {
        List<String> instances = engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
        engine.getManagementService().createJobQuery().timers().executable().list().stream()
                .filter(job -> job.getProcessInstanceId() == null || instances.contains(job.getProcessInstanceId()))
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        runJobs();
    }

    public void cancel(Cast cast) {
        door.act(
                "cancel-campaign",
                cast.campaign().value(),
                cast.coordinator(),
                json(of("reason", "Le lieu est fermé.", "sure", true)));
    }

    /** What the coordinator sends to reword the first clause, materially or not, for everybody or for some. */
    public Map<String, Object> revision(Cast cast, String change, String words, Partner... concerned) {
        var values = (ObjectNode) door.ofForm("revise-charter", cast.campaign().value(), cast.coordinator())
                .values();
        var clause = (ObjectNode) values.withArray("clauses").get(0);
        clause.put("text", clause.get("text").asText() + "\n\n" + words);
        clause.put("change", change);
        Map<String, Object> revision = new HashMap<>();
        values.fieldNames().forEachRemaining(name -> revision.put(name, values.get(name)));
        revision.put("scope", concerned.length == 0 ? "EVERYBODY" : "SOME");
        revision.put(
                "concerned",
                List.of(concerned).stream().map(Partner::organisation).toList());
        revision.put("reason", "Le partenaire média l’a demandé.");
        revision.put("sure", true);
        return revision;
    }

    public void revise(Cast cast, String change, String words, Partner... concerned) {
        door.act(
                "revise-charter",
                cast.campaign().value(),
                cast.coordinator(),
                json(revision(cast, change, words, concerned)));
    }

    /** Agrees to the revised charter exactly as it is shown now. */
    public Map<String, Object> renewal(Partner partner) {
        var shown = door.ofTask(
                        task(partner.director(), partner.organisation(), "re-sign-charter")
                                .getId(),
                        partner.director())
                .prefill()
                .model();
        var charter = (CharterVersion) Objects.requireNonNull(shown.get("charter"));
        return new HashMap<>(of(
                "answer",
                "AGREE",
                "version",
                charter.number(),
                "sha256",
                charter.sha256(),
                "annexSha256",
                Objects.requireNonNull(shown.get("annexSha256")),
                "read",
                true,
                "role",
                "Directrice",
                "authority",
                true));
    }

    public void reSign(Partner partner) {
        complete(partner.director(), partner.organisation(), "re-sign-charter", renewal(partner));
    }

    public void answerNomination(String person, String answer) {
        for (Task task : tasks(person, "accept-nomination")) {
            submit(task, person, of("answer", answer));
        }
    }

    public void submit(Task task, String person, Object submission) {
        door.submit(task.getId(), person, json(submission));
    }

    public Engagement engagement(Partner partner) {
        return engagements.get(new EngagementId(partner.organisation()));
    }

    public FormDoor door() {
        return door;
    }

    public PartnerService partners() {
        return partners;
    }

    public JsonNode json(Object document) {
        return JSON.valueToTree(document);
    }
}
