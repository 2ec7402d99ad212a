package coop.unisson.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.campaign.Brief;
import coop.unisson.commitment.Promise;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A script as the steps people take, in order and on their days, shifted by whole weeks. Each step is one form one person
 * sends; whoever plays the story brings the doors.
 */
public class Story {

    public static final String COORDINATOR = "coordinator@unisson.example";
    public static final String DEPUTY = "deputy@unisson.example";

    /** What a step needs to know of the form it fills in. */
    public interface Page {

        /** The form's prefilled values. */
        JsonNode values();

        /** The engagement of a partner in this campaign, by the partner's name. */
        String engagement(String partner);

        /** A commitment that can be built on, by what it promises. */
        String commitment(String what);
    }

    /** Which way a form goes. */
    public enum Way {
        /** It is a task that waits for the person. */
        TASK,
        /** The same, and it comes back with what is missing. */
        SENT_BACK,
        /** It stands open to the person, about a partner or about the campaign. */
        ACT,
        /** It is on the public page. */
        PUBLIC
    }

    /**
     * One form one person sends.
     *
     * @param on the day, already shifted
     * @param who the person's e-mail address
     * @param form the element id
     * @param about what the task is about, where a person has several of a kind, or the partner an act is about; null when it
     *     does not matter, and for acts about the campaign
     */
    public record Step(
            LocalDate on,
            String who,
            Way way,
            String form,
            @Nullable String about,
            Function<Page, JsonNode> document) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Script script;
    private final long weeks;

    public Story(Script script, long weeks) {
        this.script = script;
        this.weeks = weeks;
    }

    public Script script() {
        return script;
    }

    private LocalDate shifted(LocalDate day) {
        return day.plusWeeks(weeks);
    }

    private LocalDate in2027(int month, int day) {
        return shifted(LocalDate.of(2027, month, day));
    }

    public String title() {
        return script.title() + " · "
                + DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH).format(shifted(script.date("runStart")));
    }

    /** Every step in the order of its day. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(step(in2027(6, 7), COORDINATOR, "start-campaign", page -> beginning()));
        steps.add(step(in2027(6, 7), COORDINATOR, "frame-mission", page -> frame()));
        steps.add(step(in2027(6, 7), COORDINATOR, "invite-partners", page -> invitation()));
        for (Script.Partner partner : script.partners()) {
            if (partner.applied() == null) {
                prepare(partner, steps);
            } else {
                join(partner, partner.applied(), steps);
            }
            carryOut(partner, steps);
        }
        for (Script.Partner partner : script.withdrawn()) {
            prepare(partner, steps);
            withdraw(partner, steps);
        }
        for (Script.WellWisher goes : script.wellWishers()) {
            steps.add(step(in2027(6, 9), goes.leadEmail(), "assess-readiness", page -> goodbye(goes)));
        }
        steps.add(step(in2027(6, 18), COORDINATOR, "settle-brief", page -> settledBrief()));
        steps.add(new Step(in2027(6, 18), COORDINATOR, Way.ACT, "offer-menu", null, page -> menu()));
        steps.add(step(in2027(7, 12), COORDINATOR, "decide-blind-spots", page -> object("note", script.blindSpots())));
        steps.add(step(in2027(8, 27), COORDINATOR, "review-charter", Page::values));
        steps.add(step(in2027(9, 24), COORDINATOR, "decide-launch", page -> go()));
        steps.add(step(in2027(9, 24), DEPUTY, "confirm-launch", page -> object("decision", "CONFIRM")));
        steps.add(step(in2027(11, 30), COORDINATOR, "write-synthesis", page -> synthesis()));
        steps.sort(Comparator.comparing(Step::on));
        return steps;
    }

    /** As many as anybody likes: what each partner does, it found by itself. */
    private JsonNode menu() {
        ObjectNode menu = JSON.createObjectNode();
        menu.set("entries", JSON.valueToTree(script.menu()));
        return menu;
    }

    /** With everybody else, until the charter. */
    private void prepare(Script.Partner partner, List<Step> steps) {
        steps.add(step(in2027(6, 8), partner.leadEmail(), "assess-readiness", page -> readiness(partner)));
        steps.add(step(in2027(6, 10), partner.leadEmail(), "align-mission", page -> alignment(partner)));
        steps.add(step(in2027(6, 15), partner.leadEmail(), "contribute-brief", page -> object("how", partner.how())));
        steps.add(step(in2027(6, 22), partner.directorEmail(), "consent-brief", page -> consent()));
        if (partner.hasty()) {
            steps.add(new Step(
                    in2027(6, 30),
                    partner.leadEmail(),
                    Way.SENT_BACK,
                    "declare-commitments",
                    null,
                    page -> vague(partner, page)));
        }
        declare(partner, in2027(7, 1), steps);
    }

    /** After everybody else, at the charter as it stands: by an application, then the same questions one by one. */
    private void join(Script.Partner partner, Script.Application said, List<Step> steps) {
        LocalDate day = shifted(said.on());
        steps.add(new Step(day, COORDINATOR, Way.ACT, "open-applications", null, page -> object("door", "OPEN")));
        steps.add(new Step(
                day, partner.leadEmail(), Way.PUBLIC, "join", null, page -> object("organisation", partner.name())
                        .put("name", partner.lead())
                        .put("email", partner.leadEmail())
                        .put("language", "FR")
                        .put("why", said.why())
                        .put("bring", said.bring())));
        steps.add(step(day.plusDays(1), COORDINATOR, "assess-application", page -> object("decision", "ACCEPT")
                .put("organisation", partner.name())
                .put("leadName", partner.lead())
                .put("leadEmail", partner.leadEmail())
                .put("directorName", partner.director())
                .put("directorEmail", partner.directorEmail())
                .put("country", "FR")));
        steps.add(step(day.plusDays(2), partner.leadEmail(), "assess-readiness", page -> readiness(partner)));
        steps.add(step(day.plusDays(3), partner.leadEmail(), "align-mission", page -> alignment(partner)));
        steps.add(step(day.plusDays(4), partner.directorEmail(), "consent-brief", page -> consent()));
        declare(partner, day.plusDays(7), steps);
    }

    /** A list, and the day after it the yes of everybody it names. */
    private void declare(Script.Partner partner, LocalDate on, List<Step> steps) {
        steps.add(step(on, partner.leadEmail(), "declare-commitments", page -> declaration(partner, page)));
        for (Script.Promise promise : partner.commitments()) {
            if (promise.owner() != null) {
                steps.add(
                        about(on.plusDays(1), partner.ownerEmail(promise), "accept-nomination", promise.what(), yes()));
            }
            if (promise.co() != null) {
                steps.add(about(
                        on.plusDays(1), partner(promise.co()).leadEmail(), "accept-nomination", promise.what(), yes()));
            }
            if (promise.waits() != null && promise.waits().together() != null) {
                steps.add(about(
                        shifted(promise.waits().together()),
                        partner.leadEmail(),
                        "accept-nomination",
                        promise.what(),
                        yes()));
            }
        }
    }

    private void carryOut(Script.Partner partner, List<Step> steps) {
        LocalDate signed = partner.applied() == null
                ? in2027(9, 2)
                : shifted(partner.applied().on()).plusDays(10);
        Script.Objection objection = partner.objection();
        if (objection != null) {
            object(partner, objection, steps);
        }
        steps.add(step(signed, partner.directorEmail(), "sign-charter", page -> signature(partner, page)));
        for (Script.Promise promise : partner.commitments()) {
            steps.add(about(
                    reportedOn(promise),
                    partner.ownerEmail(promise),
                    "deliver-commitment",
                    promise.what(),
                    account(promise)));
        }
        Script.Away away = partner.away();
        if (away != null) {
            steps.add(new Step(
                    shifted(away.from()).minusDays(3),
                    partner.leadEmail(),
                    Way.ACT,
                    "declare-absence",
                    partner.name(),
                    page -> absence(partner, away)));
        }
        Script.Clash clash = partner.clash();
        if (clash != null) {
            steps.add(new Step(
                    shifted(clash.on()),
                    partner.leadEmail(),
                    Way.ACT,
                    "raise-tension",
                    partner.name(),
                    page -> tension(partner, clash)));
            steps.add(step(shifted(clash.settledOn()), COORDINATOR, "settle-tension", page -> object(
                            "decision", clash.decision())
                    .put("words", clash.words())));
        }
        steps.add(step(in2027(11, 19), partner.leadEmail(), "look-back", page -> lookBack(partner)));
    }

    /** Not as it is: the coordination changes the clause the day after, and says so on the next. */
    private void object(Script.Partner partner, Script.Objection said, List<Step> steps) {
        LocalDate day = shifted(said.on());
        steps.add(step(day, partner.directorEmail(), "sign-charter", page -> objection(said, page)));
        steps.add(
                new Step(day.plusDays(1), COORDINATOR, Way.ACT, "revise-charter", null, page -> revision(said, page)));
        steps.add(step(day.plusDays(2), COORDINATOR, "answer-objection", page -> object("answer", "REVISED")
                .put("words", said.words())));
    }

    /** Before anything is signed; the coordination looks at what is missing now. */
    private void withdraw(Script.Partner partner, List<Step> steps) {
        LocalDate day = shifted(Objects.requireNonNull(partner.withdrew()));
        steps.add(new Step(
                day, partner.leadEmail(), Way.ACT, "step-back", partner.name(), page -> object("how", "WITHDRAWN")));
        steps.add(step(day.plusDays(3), COORDINATOR, "rebalance", page -> object("note", script.rebalanced())
                .put("seen", page.values().path("seen").asText())));
    }

    private ObjectNode absence(Script.Partner partner, Script.Away away) {
        return object("deputy", "SOMEBODY_ELSE")
                .put("name", away.deputy())
                .put("email", partner.email(away.deputy()))
                .put("from", shifted(away.from()).toString())
                .put("to", shifted(away.to()).toString());
    }

    private ObjectNode tension(Script.Partner partner, Script.Clash clash) {
        return object("what", clash.what())
                .put("happensOn", shifted(clash.happensOn()).toString())
                .put("scenario", partner.tension())
                .put("reaction", "AMEND");
    }

    private static Step step(LocalDate on, String who, String form, Function<Page, JsonNode> document) {
        return new Step(on, who, Way.TASK, form, null, document);
    }

    private static Step about(LocalDate on, String who, String form, String what, JsonNode document) {
        return new Step(on, who, Way.TASK, form, what, page -> document);
    }

    /** The day after it was done. */
    private LocalDate reportedOn(Script.Promise promise) {
        return shifted(promise.last()).plusDays(promise.late() + 1L);
    }

    private Script.Partner partner(String slug) {
        return script.partners().stream()
                .filter(partner -> partner.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode beginning() {
        ObjectNode document = JSON.createObjectNode();
        document.put("title", title());
        document.put("mission", script.mission());
        document.put("changeSought", script.changeSought());
        document.put("failureSign", script.failureSign());
        document.put("hoursPerWeek", script.hoursPerWeek());
        document.put("deputyEmail", DEPUTY);
        script.dates().forEach((name, day) -> document.put(name, shifted(day).toString()));
        return document;
    }

    private ObjectNode frame() {
        ObjectNode document = briefText();
        document.put("mission", script.mission());
        document.put("changeSought", script.changeSought());
        document.put("failureSign", script.failureSign());
        return document;
    }

    private ObjectNode briefText() {
        return object("why", script.brief("why"))
                .put("change", script.brief("change"))
                .put("how", script.brief("how"));
    }

    private ObjectNode settledBrief() {
        ObjectNode document = briefText();
        ArrayNode needs = document.putArray("needs");
        script.needs().forEach(need -> needs.addObject().put("of", need.get(0)).put("amount", need.get(1)));
        return document;
    }

    /** Everybody who was asked on the first day and began. */
    private List<Script.Partner> invited() {
        return Stream.concat(
                        script.partners().stream().filter(partner -> partner.applied() == null),
                        script.withdrawn().stream())
                .toList();
    }

    private ObjectNode invitation() {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode rows = document.putArray("partners");
        for (Script.Partner partner : invited()) {
            row(rows, partner.name(), partner.lead(), partner.leadEmail(), partner.director(), partner.directorEmail())
                    .put("language", partner.language() == null ? "FR" : partner.language());
        }
        for (Script.WellWisher goes : script.wellWishers()) {
            row(rows, goes.name(), goes.lead(), goes.leadEmail(), goes.director(), goes.directorEmail())
                    .put("language", "FR");
        }
        return document;
    }

    private static ObjectNode row(
            ArrayNode rows, String name, String lead, String leadEmail, String director, String directorEmail) {
        return rows.addObject()
                .put("organisation", name)
                .put("leadName", lead)
                .put("leadEmail", leadEmail)
                .put("directorName", director)
                .put("directorEmail", directorEmail);
    }

    private ObjectNode goodbye(Script.WellWisher goes) {
        ObjectNode document = object("next", goes.how());
        if (goes.recallOn() != null) {
            document.put("recallOn", shifted(goes.recallOn()).toString());
        }
        return document;
    }

    private static ObjectNode readiness(Script.Partner partner) {
        return object("followUpOwner", partner.lead())
                .put("hoursAvailable", partner.hours())
                .put("teamInformed", "YES")
                .put("authority", "YES")
                .put("givesVisibility", "YES")
                .put("next", "CONTINUE");
    }

    private static ObjectNode alignment(Script.Partner partner) {
        ObjectNode document = object("motive", partner.motive())
                .put("missionFirst", "YES")
                .put("missionFirstExample", "La mission en premier, notre marque en signature.")
                .put("visibilityTo", "Aux autres partenaires de la campagne")
                .put(
                        "visibilityChannel",
                        partner.commitments().stream()
                                .map(Script.Promise::channel)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse("Nos lieux"))
                .put("tensionScenario", partner.tension())
                .put("tensionReaction", "AMEND")
                .put("consent", "CONSENT");
        document.putArray("motiveKinds").add("MISSION");
        return document;
    }

    private ObjectNode consent() {
        Brief brief = new Brief(script.brief("why"), script.brief("change"), script.brief("how"));
        return object("briefHash", brief.hash()).put("consent", "CONSENT");
    }

    private ObjectNode declaration(Script.Partner partner, Page page) {
        ObjectNode document = JSON.createObjectNode().put("revision", 0).put("zero", false);
        ArrayNode path = document.putArray("decisionPath");
        partner.approvals()
                .forEach(step -> path.addObject().put("role", step.get(0)).put("days", step.get(1)));
        ArrayNode rows = document.putArray("commitments");
        partner.commitments().forEach(promise -> rows.add(promise(partner, promise, page)));
        return document;
    }

    private ObjectNode promise(Script.Partner partner, Script.Promise promise, Page page) {
        ObjectNode row = object("what", promise.what())
                .put("kind", promise.kind())
                .put("ownerName", partner.ownerName(promise))
                .put("ownerEmail", partner.ownerEmail(promise))
                .put("evidence", promise.evidence());
        putIfSaid(row, "channel", promise.channel());
        putIfSaid(row, "format", promise.format());
        putIfSaid(row, "quantity", promise.quantity());
        putVisible(row, promise.visibility(), page);
        putIfSaid(row, "audience", promise.audience());
        putIfSaid(row, "territory", promise.territory());
        putIfSaid(row, "reach", promise.reach());
        if (promise.date() != null) {
            row.put("whenKind", "DATE").put("date", shifted(promise.date()).toString());
        } else if (promise.dates() != null) {
            ArrayNode days = row.put("whenKind", "SERIES").putArray("dates");
            promise.dates().forEach(day -> days.add(shifted(day).toString()));
        } else if (promise.from() != null && promise.to() != null) {
            row.put("whenKind", promise.window() ? "WINDOW" : "PRESENCE")
                    .put("from", shifted(promise.from()).toString())
                    .put("to", shifted(promise.to()).toString());
        }
        if (promise.resource() != null) {
            row.put("resourceKind", promise.resource().get(0))
                    .put("resourceQuantity", promise.resource().get(1));
            if (promise.resource().size() > 2) {
                row.put("otherResourceKind", promise.resource().get(2))
                        .put("otherResourceQuantity", promise.resource().get(3));
            }
        }
        if (promise.co() != null) {
            row.putArray("coOwners").add(page.engagement(partner(promise.co()).name()));
        }
        if (promise.after() != null) {
            row.putArray("dependsOn").add(page.commitment(promise.after()));
        }
        if (promise.waits() != null) {
            putWaits(row, promise.waits(), page);
        }
        return row;
    }

    private void putWaits(ObjectNode row, Script.Waits waits, Page page) {
        if (waits.partner() == null) {
            row.put("conditionKind", "COUNT").put("conditionCount", waits.count());
        } else {
            row.put("conditionKind", "PARTNER")
                    .put(
                            "conditionPartner",
                            page.engagement(partner(waits.partner()).name()));
        }
    }

    /** Partners by who they are, everybody at once, and in words whoever was not there yet. */
    private void putVisible(ObjectNode row, @Nullable String shown, Page page) {
        if (shown == null) {
            return;
        }
        List<String> there = invited().stream().map(Script.Partner::name).toList();
        List<String> named = List.of(shown.split(", "));
        if (shown.equals("toute la campagne")) {
            row.putArray("makesVisible").add(Promise.EVERYBODY);
        } else if (there.containsAll(named)) {
            ArrayNode partners = row.putArray("makesVisible");
            named.forEach(name -> partners.add(page.engagement(name)));
        } else {
            row.put("visibilityFor", shown);
        }
    }

    /** The same list as somebody in a hurry would begin it: a fine intention, and nothing anybody could count on. */
    JsonNode vague(Script.Partner partner, Page page) {
        ObjectNode document = declaration(partner, page);
        ObjectNode first = (ObjectNode) document.withArray("commitments").get(0);
        first.put("what", "On va communiquer dessus");
        first.remove(List.of("channel", "format", "quantity", "whenKind", "date", "dates", "from", "to"));
        return document;
    }

    private static JsonNode yes() {
        return object("answer", "YES");
    }

    private JsonNode account(Script.Promise promise) {
        ObjectNode document = object("outcome", promise.outcome());
        if (!promise.outcome().equals("NOT_DELIVERED")) {
            document.put(
                            "doneOn",
                            shifted(promise.last()).plusDays(promise.late()).toString())
                    .put("evidenceNote", "Relevé et photos transmis à Répare Ensemble.");
            putIfSaid(document, "quantityDone", promise.done() == null ? promise.quantity() : promise.done());
            if (promise.resource() != null) {
                document.put("resourceUsed", promise.resource().get(1));
                if (promise.resource().size() > 2) {
                    document.put("otherResourceUsed", promise.resource().get(3));
                }
            }
        }
        putIfSaid(document, "reason", promise.reason());
        return document;
    }

    private static JsonNode signature(Script.Partner partner, Page page) {
        return answer("AGREE", page)
                .put("role", partner.role())
                .put("read", true)
                .put("authority", true);
    }

    private static JsonNode objection(Script.Objection said, Page page) {
        return answer("OBJECT", page)
                .put("clause", said.clause())
                .put("objection", said.reason())
                .put("proposal", said.proposal());
    }

    /** To exactly what is shown. */
    private static ObjectNode answer(String answer, Page page) {
        JsonNode shown = page.values();
        return object("answer", answer)
                .put("version", shown.path("version").asInt())
                .put("sha256", shown.path("sha256").asText())
                .put("annexSha256", shown.path("annexSha256").asText());
    }

    private static JsonNode revision(Script.Objection said, Page page) {
        ObjectNode document = page.values().deepCopy();
        for (JsonNode row : document.path("clauses")) {
            if (row.path("key").asText().equals(said.clause())) {
                ObjectNode clause = (ObjectNode) row;
                clause.put(
                        "text",
                        clause.path("text")
                                .asText()
                                .replace(said.was().get(0), said.is().get(0)));
                clause.put(
                        "textEn",
                        clause.path("textEn")
                                .asText()
                                .replace(said.was().get(1), said.is().get(1)));
                clause.put("change", "MATERIAL");
            }
        }
        return document.put("scope", "EVERYBODY").put("reason", said.words()).put("sure", true);
    }

    private static ObjectNode go() {
        ObjectNode document = object("decision", "GO");
        List.of("goalShared", "rolesHeld", "contentReady", "coverPlanned", "measureReady")
                .forEach(item -> document.put(item, true));
        return document;
    }

    private static JsonNode lookBack(Script.Partner partner) {
        return object("lessonKeep", partner.keep())
                .put("lessonChange", partner.change())
                .put("posture", "YES")
                .put("again", "CONTINUE");
    }

    private JsonNode synthesis() {
        ObjectNode document = JSON.createObjectNode();
        script.synthesis().forEach(document::put);
        return document.put("resultUnknown", false);
    }

    private static ObjectNode object(String field, String value) {
        return JSON.createObjectNode().put(field, value);
    }

    private static void putIfSaid(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private static void putIfSaid(ObjectNode node, String field, @Nullable Integer value) {
        if (value != null) {
            node.put(field, value);
        }
    }
}
