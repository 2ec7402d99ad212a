package coop.unisson.isolation;

import static java.util.Map.of;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.Visitor;
import coop.unisson.access.AccessService;
import coop.unisson.access.LinkService;
import coop.unisson.access.Role;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import coop.unisson.shared.ShiftedClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Two campaigns under way that have nothing to do with each other, one that is over, and everybody who could knock. What
 * the second partner drafts and promises carries words nobody else uses.
 */
@Component
class World {

    static final String PASSWORD = "sept chaises vertes";

    /** Who knocks. The other partner is in the same campaign, the coordinator elsewhere in none of these. */
    enum Who {
        NOBODY,
        LINK,
        LEAD,
        DIRECTOR,
        OWNER,
        OTHER,
        COORDINATOR,
        DEPUTY,
        ELSEWHERE,
        PROCESS_OWNER;

        boolean isStaff() {
            return ordinal() >= COORDINATOR.ordinal();
        }
    }

    /** Whose it is what they knock for: the first partner's, its peer's, somebody's in another campaign, nobody's. */
    enum Whose {
        FIRST,
        PEER,
        STRANGER,
        NOBODY
    }

    /** What the peer wrote and told nobody but the coordination. */
    static final String SECRET = "Zibeline";

    /** What the peer promised exactly, what it wrote of its result, and what it pays. */
    static final List<String> FIGURES = List.of("48617", "31729", "27643");

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    LinkService links;

    @Autowired
    PartnerService partners;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CampaignService campaigns;

    @Autowired
    ShiftedClock clock;

    Cast running;
    Cast stranger;
    Cast past;
    Cast pastStranger;
    private int networks;
    private String processOwner;
    private String definition;
    private String filter;
    private final Map<Partner, String> owners = new HashMap<>();
    private final Map<String, Map<String, String>> seen = new HashMap<>();

    /** Built once for all tests that look at it. */
    synchronized World built() {
        if (running == null) {
            Cast begun = underWay();
            stranger = driver.invited(2);
            stranger.partners().forEach(partner -> owners.put(partner, partner.director()));
            past = over();
            pastStranger = over();
            definition = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey("campaign")
                    .latestVersion()
                    .singleResult()
                    .getId();
            filter = engine.getFilterService().createFilterQuery().list().get(0).getId();
            processOwner = driver.staff("Jonas Weber", Role.PROCESS_OWNER);
            access.password(new PersonId(processOwner), PASSWORD);
            running = begun;
        }
        return this;
    }

    private Cast underWay() {
        Cast cast = driver.invited(2);
        for (Partner partner : cast.partners()) {
            driver.complete(
                    partner.lead(),
                    partner.organisation(),
                    "assess-readiness",
                    with(partner, cast, driver.ready(), "followUpOwner"));
            driver.complete(
                    partner.lead(),
                    partner.organisation(),
                    "align-mission",
                    with(partner, cast, driver.aligned(), "motive", "tensionScenario", "visibilityTo"));
        }
        driver.runJobs();
        cast.partners().forEach(driver::contribute);
        driver.complete(
                cast.coordinator(),
                cast.campaign().value(),
                "settle-brief",
                of("why", "Parce que.", "change", "Tout.", "how", "Ensemble."));
        driver.runJobs();
        cast.partners().forEach(driver::consent);
        driver.runJobs();
        for (Partner partner : cast.partners()) {
            Map<String, Object> own = with(partner, cast, driver.promise(partner), "what", "visibilityFor");
            if (partner.equals(cast.partner(1))) {
                own.put("quantity", Integer.valueOf(FIGURES.get(0)));
                own.put("resourceKind", "EUROS");
                own.put("resourceQuantity", FIGURES.get(2));
            }
            Map<String, Object> colleagues = with(partner, cast, driver.promise(partner), "what");
            String mail = "owner@" + Ids.mint().substring(0, 12) + ".example";
            colleagues.putAll(of("ownerName", "Sacha Petit", "ownerEmail", mail));
            driver.complete(
                    partner.lead(),
                    partner.organisation(),
                    "declare-commitments",
                    driver.declaration(List.of(own, colleagues)));
            String owner = partners.byEmail(mail).orElseThrow().id().value();
            owners.put(partner, owner);
            driver.answerNomination(owner, "YES");
        }
        driver.runJobs();
        String campaign = cast.campaign().value();
        driver.complete(cast.coordinator(), campaign, "decide-blind-spots", of("note", "Rien ne manque."));
        driver.complete(
                cast.coordinator(),
                campaign,
                "review-charter",
                driver.open(cast.coordinator(), campaign, "review-charter"));
        driver.runJobs();
        cast.partners().forEach(driver::sign);
        driver.runJobs();
        driver.complete(cast.coordinator(), campaign, "decide-launch", driver.go());
        driver.complete(cast.deputy(), campaign, "confirm-launch", of("decision", "CONFIRM"));
        driver.fireTimer(campaign);
        driver.runJobs();
        driver.revise(cast, "MATERIAL", "Un paragraphe de plus.");
        Partner peer = cast.partner(1);
        driver.act(peer, peer.lead(), "raise-tension", with(peer, cast, driver.clash(), "what", "scenario"));
        driver.runJobs();
        driver.door()
                .draft(task(peer.lead()), peer.lead(), driver.json(of("evidenceNote", SECRET + " " + FIGURES.get(1))));
        driver.door().draft("step-back", peer.organisation(), peer.lead(), driver.json(of("reason", SECRET)));
        driver.openApplications(cast);
        driver.apply(cast, driver.application(cast, 1));
        driver.runJobs();
        people(cast);
        return cast;
    }

    /** The peer's answers carry its secret in these fields. */
    private static Map<String, Object> with(Partner partner, Cast cast, Map<String, Object> answers, String... fields) {
        Map<String, Object> said = new HashMap<>(answers);
        if (partner.equals(cast.partner(1))) {
            for (String field : fields) {
                said.put(field, SECRET + " " + said.get(field));
            }
        }
        return said;
    }

    /** Two partners that are both asked what they promise, while the first round is sealed; neither has answered. */
    Cast sealed() {
        Cast cast = driver.consented(2);
        cast.partners().forEach(partner -> owners.put(partner, partner.director()));
        people(cast);
        return cast;
    }

    /** What the peer promises, and for whom it waits: everything carries its secret or one of its figures. */
    void promiseInSecret(Cast cast) {
        Partner peer = cast.partner(1);
        String first = cast.partner(0).organisation();
        Map<String, Object> channel = with(peer, cast, driver.promise(peer), "what", "channel", "format");
        channel.putAll(of(
                "quantity", Integer.valueOf(FIGURES.get(0)),
                "resourceKind", "EUROS",
                "resourceQuantity", FIGURES.get(2),
                "makesVisible", List.of(first)));
        Map<String, Object> waiting = with(peer, cast, driver.promise(peer), "what", "channel");
        waiting.putAll(of("kind", "OWN_INITIATIVE", "conditionKind", "PARTNER", "conditionPartner", first));
        driver.complete(
                peer.lead(), peer.organisation(), "declare-commitments", driver.declaration(List.of(channel, waiting)));
        driver.runJobs();
    }

    private Cast over() {
        Cast cast = driver.launched(2);
        String campaign = cast.campaign().value();
        clock.moveTo(campaigns
                .get(cast.campaign())
                .runEnd()
                .plusDays(1)
                .atTime(9, 0)
                .atZone(ShiftedClock.ZONE)
                .toInstant());
        try {
            driver.fireTimer(campaign);
            driver.runJobs();
            cast.partners().forEach(driver::deliver);
            driver.runJobs();
            cast.partners().forEach(driver::lookBack);
            driver.runJobs();
            driver.complete(
                    cast.coordinator(),
                    campaign,
                    "write-synthesis",
                    of("summary", "Tout est réparé.", "lessons", "Plus tôt.", "resultUnknown", true));
            driver.runJobs();
        } finally {
            clock.reset();
        }
        cast.partners().forEach(partner -> owners.put(partner, partner.director()));
        people(cast);
        return cast;
    }

    private void people(Cast cast) {
        List<String> all = new ArrayList<>(List.of(cast.coordinator(), cast.deputy()));
        cast.partners()
                .forEach(partner -> all.addAll(List.of(partner.lead(), partner.director(), owners.get(partner))));
        all.forEach(person -> access.password(new PersonId(person), PASSWORD));
    }

    /** The person's id in a campaign; a link's bearer is the lead. */
    String person(Who who, Cast cast) {
        return switch (who) {
            case NOBODY -> "nobody";
            case LINK, LEAD -> cast.partner(0).lead();
            case DIRECTOR -> cast.partner(0).director();
            case OWNER -> owners.get(cast.partner(0));
            case OTHER -> cast.partner(1).lead();
            case COORDINATOR -> cast.coordinator();
            case DEPUTY -> cast.deputy();
            case ELSEWHERE -> (cast == past ? running : past).coordinator();
            case PROCESS_OWNER -> processOwner;
        };
    }

    /** Somebody with a session and a network of their own: what is tried from one network is limited. */
    Visitor signedIn(Who who, Cast cast, int port) {
        return session(who, cast, port)
                .with("X-Forwarded-For", "198.19.%d.%d".formatted(++networks / 250 % 250, networks % 250 + 1));
    }

    private Visitor session(Who who, Cast cast, int port) {
        Visitor visitor = new Visitor(port);
        visitor.get("/login");
        if (who == Who.LINK) {
            visitor.get(links.issue(new PersonId(person(who, cast)), task(person(who, cast))));
            visitor.get("/camunda/app/welcome/default/");
            return visitor;
        }
        return who == Who.NOBODY ? visitor : Visitor.signedIn(port, email(who, cast), PASSWORD);
    }

    Visitor tool(Who who, Cast cast, int port) {
        return who == Who.NOBODY ? new Visitor(port) : new Visitor(port).basic(email(who, cast), PASSWORD);
    }

    private String email(Who who, Cast cast) {
        return partners.person(new PersonId(person(who, cast))).email();
    }

    /** What stands for each placeholder when this person knocks for what is whose. */
    Map<String, String> ids(Who who, Whose whose, Cast cast) {
        if (whose == Whose.NOBODY) {
            return Map.of(
                    "task",
                    "unknown",
                    "engagement",
                    "unknown",
                    "campaign",
                    "unknown",
                    "instance",
                    "unknown",
                    "user",
                    "unknown",
                    "mail",
                    "unknown");
        }
        Cast theirs = whose == Whose.STRANGER ? (cast == past ? pastStranger : stranger) : cast;
        Partner partner = theirs.partner(whose == Whose.PEER ? 1 : 0);
        String user =
                whose == Whose.FIRST && who != Who.NOBODY && who != Who.OTHER ? person(who, cast) : partner.lead();
        String task = task(user);
        Map<String, String> ids = new HashMap<>();
        ids.put("task", task == null ? task(partner.lead()) : task);
        ids.put("engagement", partner.organisation());
        ids.put("campaign", theirs.campaign().value());
        ids.put("instance", instance(partner.organisation()));
        ids.put("user", user);
        ids.put("mail", mail(user, partner.lead()));
        ids.values().removeIf(value -> value == null);
        return ids;
    }

    /** The same, looked up once: nothing changes while one only reads. */
    Map<String, String> idsOnce(Who who, Whose whose) {
        return seen.computeIfAbsent(who + " " + whose, key -> ids(who, whose, running));
    }

    /** The form that waits for this person first. */
    Optional<String> form(Who who) {
        return Optional.ofNullable(task(person(who, running))).map(task -> engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getTaskDefinitionKey());
    }

    private String task(String person) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .taskAssignee(person)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .findFirst()
                .map(Task::getId)
                .orElse(null);
    }

    private String instance(String businessKey) {
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .singleResult();
        return instance == null ? "unknown" : instance.getId();
    }

    private String mail(String person, String otherwise) {
        for (String one : List.of(person, otherwise)) {
            List<String> found = jdbc.queryForList("select id from mail where person_id = ?", String.class, one);
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        return "unknown";
    }

    String definition() {
        return definition;
    }

    String filter() {
        return filter;
    }
}
