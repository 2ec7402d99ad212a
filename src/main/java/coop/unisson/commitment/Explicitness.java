package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Decisions;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.WorkingCalendar;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says what is left to guess in a promise, and which one act would make it explicit. The same facts are put to the same
 * decision tables while somebody types, when the list is sent, and behind the gate. Codes: {@code product/article.md}, B2.
 */
@Component
class Explicitness {

    /** Reasons only somebody else can lift; they keep the gate shut, not the form. */
    static final Set<String> FOR_OTHERS = Set.of("E07", "E18");

    private static final Set<String> SHARED_MAILBOXES = Set.of(
            "contact",
            "info",
            "infos",
            "communication",
            "com",
            "marketing",
            "hello",
            "bonjour",
            "accueil",
            "equipe",
            "team",
            "presse",
            "press",
            "bureau",
            "office",
            "admin",
            "secretariat",
            "direction",
            "service");

    private final Decisions decisions;
    private final WorkingCalendar calendar;

    Explicitness(Decisions decisions, WorkingCalendar calendar) {
        this.decisions = decisions;
        this.calendar = calendar;
    }

    /**
     * What surrounds a list.
     *
     * @param off when the partner does not work
     * @param accepted whether the owner of a promise has said yes
     * @param coAccepted whether the other partner of a promise has said yes
     * @param isOther whether this is the engagement id of another partner that is in the campaign
     */
    record Surroundings(
            Campaign campaign,
            LocalDate today,
            DaysOff off,
            Predicate<Promise> accepted,
            Predicate<Promise> coAccepted,
            Predicate<String> isOther) {}

    /** Every reason of a list, each at the field that would lift it. An explicit zero has none. */
    List<Flaw> reasons(Declaration declaration, Surroundings around) {
        if (declaration.zero()) {
            return List.of();
        }
        List<Flaw> flaws = new ArrayList<>();
        if (declaration.promises().isEmpty()) {
            flaws.add(Flaw.block("commitments", "no-commitment"));
        }
        Integer days = approvalDays(declaration);
        for (int i = 0; i < declaration.promises().size(); i++) {
            reasons(declaration.promises().get(i), "commitments[" + i + "].", days, around, flaws);
        }
        portfolio(declaration, flaws);
        return flaws.stream().distinct().toList();
    }

    private void reasons(
            Promise promise, String path, @Nullable Integer approvalDays, Surroundings around, List<Flaw> flaws) {
        if (promise.kind() == null) {
            flaws.add(Flaw.block(path + "kind", "no-kind"));
        }
        if (blank(promise.what())) {
            flaws.add(Flaw.block(path + "what", "no-what"));
        }
        String coOwner = promise.coOwner();
        boolean stranger =
                coOwner != null && !coOwner.isBlank() && !around.isOther().test(coOwner);
        if (stranger) {
            flaws.add(Flaw.block(path + "coOwner", "no-such-partner"));
        }
        When when = promise.when();
        LocalDate today = around.today();
        LocalDate latestStart = when.readyBy()
                .filter(day -> approvalDays != null)
                .map(day -> calendar.minusWorkingDays(day, approvalDays == null ? 0 : approvalDays, around.off()))
                .orElse(today);
        Map<String, Object> facts = new HashMap<>();
        facts.put("publicAct", promise.kind() == null || promise.kind().isPublicAct());
        facts.put("channelSaid", !blank(promise.channel()));
        facts.put("formatSaid", !blank(promise.format()));
        facts.put("quantitySaid", promise.quantity() != null);
        facts.put("whenSaid", when.isComplete());
        facts.put("windowDays", when.windowDays());
        facts.put(
                "insideRun",
                inside(when, around.campaign().runStart(), around.campaign().runEnd()));
        facts.put(
                "insidePreparationAndRun", inside(when, today, around.campaign().runEnd()));
        facts.put("ownerNamed", !blank(promise.ownerName()) && !blank(promise.ownerEmail()));
        facts.put("ownerIsMailbox", isMailbox(promise.ownerEmail()));
        facts.put("ownerSaidYes", around.accepted().test(promise));
        facts.put("approvalKnown", approvalDays != null);
        facts.put("daysTooLate", Math.max(0, ChronoUnit.DAYS.between(latestStart, today)));
        facts.put("isResource", promise.kind() == Kind.RESOURCE);
        facts.put("resourceQuantified", promise.resourceKind() != null && promise.resourceQuantity() != null);
        facts.put("evidenceSaid", promise.evidence() != null);
        facts.put("coCreation", promise.kind() == Kind.CO_CREATION);
        facts.put("coOwnerNamed", !blank(promise.coOwner()));
        facts.put("coOwnerSaidYes", stranger || around.coAccepted().test(promise));
        for (Map<String, Object> rule : decisions.ask("commitment-explicitness", facts)) {
            flaws.add(flaw(String.valueOf(rule.get("code")), rule, path, promise, approvalDays, latestStart, around));
        }
    }

    private static Flaw flaw(
            String code,
            Map<String, Object> rule,
            String path,
            Promise promise,
            @Nullable Integer approvalDays,
            LocalDate latestStart,
            Surroundings around) {
        String field =
                switch (code) {
                    case "E02" -> path + "channel";
                    case "E03" -> path + (blank(promise.format()) ? "format" : "quantity");
                    case "E04" -> path + (promise.whenKind() == null ? "whenKind" : whenField(promise.whenKind()));
                    case "E05", "E09" ->
                        path + (promise.whenKind() == null ? "whenKind" : whenField(promise.whenKind()));
                    case "E06" -> path + (blank(promise.ownerName()) ? "ownerName" : "ownerEmail");
                    case "E07" -> path + "ownerName";
                    case "E08" -> "decisionPath";
                    case "E10" -> path + (promise.resourceKind() == null ? "resourceKind" : "resourceQuantity");
                    case "E11" -> path + "evidence";
                    case "E18" -> path + "coOwner";
                    default -> path + "what";
                };
        Object[] args =
                switch (code) {
                    case "E05" ->
                        new Object[] {
                            around.campaign().runStart(), around.campaign().runEnd()
                        };
                    case "E07" -> new Object[] {promise.ownerName() == null ? "" : promise.ownerName()};
                    case "E09" -> new Object[] {approvalDays == null ? 0 : approvalDays, latestStart};
                    default -> new Object[0];
                };
        if (code.equals("E18") && blank(promise.coOwner())) {
            return Flaw.block(field, "no-partner");
        }
        return "warn".equals(rule.get("severity")) ? Flaw.warn(field, code, args) : Flaw.block(field, code, args);
    }

    private static String whenField(WhenKind kind) {
        return switch (kind) {
            case DATE -> "date";
            case WINDOW, PRESENCE -> "to";
            case SERIES -> "dates";
        };
    }

    private void portfolio(Declaration declaration, List<Flaw> flaws) {
        List<Promise> promises = declaration.promises();
        if (promises.isEmpty()) {
            return;
        }
        Map<String, Object> counts = Map.of(
                "ownChannels", count(promises, promise -> promise.kind() == Kind.OWN_CHANNEL),
                "followUps", count(promises, promise -> promise.kind() == Kind.INTERNAL_FOLLOW_UP),
                "resources",
                        count(
                                promises,
                                promise -> promise.resourceKind() != null && promise.resourceQuantity() != null),
                "visibilityGiven",
                        count(promises, promise -> !blank(promise.visibilityFor()) || !blank(promise.coOwner())));
        for (Map<String, Object> rule : decisions.ask("portfolio", counts)) {
            String code = String.valueOf(rule.get("code"));
            flaws.add(
                    "block".equals(rule.get("severity"))
                            ? Flaw.block("commitments", code)
                            : Flaw.warn("commitments", code));
        }
    }

    private static int count(List<Promise> promises, Predicate<Promise> which) {
        return (int) promises.stream().filter(which).count();
    }

    /** Working days of the whole chain; null while any of it is unknown. */
    static @Nullable Integer approvalDays(Declaration declaration) {
        List<Approval> chain = declaration.approvals();
        if (chain.isEmpty() || !chain.stream().allMatch(Approval::isKnown)) {
            return null;
        }
        return chain.stream()
                .mapToInt(approval -> approval.days() == null ? 0 : approval.days())
                .sum();
    }

    private static boolean inside(When when, LocalDate from, LocalDate to) {
        return when.first().filter(day -> !day.isBefore(from)).isPresent()
                && when.last().filter(day -> !day.isAfter(to)).isPresent();
    }

    private static boolean isMailbox(@Nullable String email) {
        return email != null
                && Arrays.asList(email.toLowerCase(Locale.ROOT).split("@", 2)[0].split("[._-]")).stream()
                        .allMatch(SHARED_MAILBOXES::contains);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
