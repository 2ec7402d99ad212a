package coop.unisson.gate;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Delays;
import coop.unisson.shared.Delays.Delay;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Preview;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The coordinator decides what a late stage means: more time, on without those who do not answer, or a little patience.
 * Asked by the process once a stage's last day has passed, and open at any time while a gate is shut.
 */
@Component
class DecideDeadline implements TaskForm<DecideDeadline.Decision> {

    /** What can be decided. */
    enum Choice {
        EXTEND,
        WITHOUT,
        WAIT
    }

    /** A partner the gate waits for. */
    record Row(
            @NotBlank @Size(max = 64) String engagement,
            @Nullable String partner,
            boolean without) {}

    record Decision(
            @NotNull Choice choice,
            @Nullable LocalDate until,
            @Nullable @Size(max = 2000) List<@Valid Row> partners) {

        private List<EngagementId> without() {
            return partners == null
                    ? List.of()
                    : partners.stream()
                            .filter(Row::without)
                            .map(row -> new EngagementId(row.engagement()))
                            .distinct()
                            .toList();
        }
    }

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final GateService gates;
    private final OpenSteps steps;
    private final Delays delays;
    private final Clock clock;

    DecideDeadline(
            CampaignService campaigns,
            EngagementService engagements,
            GateService gates,
            OpenSteps steps,
            Delays delays,
            Clock clock) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.gates = gates;
        this.steps = steps;
        this.delays = delays;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "decide-deadline";
    }

    @Override
    public Class<Decision> submission() {
        return Decision.class;
    }

    @Override
    public Prefill<Decision> prefill(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        Optional<GateReport> report = gates.shut(campaign);
        List<Row> rows = report.stream()
                .flatMap(shut -> shut.waitedFor().entrySet().stream())
                .map(partner -> new Row(partner.getKey().value(), partner.getValue(), false))
                .toList();
        return new Prefill<>(
                new Decision(Choice.WAIT, null, rows),
                Map.of(
                        "campaign",
                        campaign,
                        "sentence",
                        report.map(shut -> gates.sentence(shut, context.locale()))
                                .orElse("")));
    }

    /** What is wrong with the decision; and when nothing is, what it means. */
    @Override
    public List<Flaw> check(FormContext context, Decision decision) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return switch (decision.choice()) {
            case EXTEND ->
                Preview.of(
                        extension(campaign, decision.until()),
                        () -> extended(campaign, Objects.requireNonNull(decision.until())));
            case WITHOUT ->
                Preview.of(
                        decision.without().isEmpty()
                                ? List.of(Flaw.block("choice", "without-nobody"))
                                : keptWaiting(campaign, Set.copyOf(decision.without()), context.locale()),
                        () -> goneOn(campaign, Set.copyOf(decision.without()), context.locale()));
            case WAIT -> List.of(Flaw.warn("choice", "wait-means", patience()));
        };
    }

    /** Which date moves, and for how many open tasks. */
    private List<Flaw> extended(Campaign campaign, LocalDate until) {
        return campaign.deadline(campaign.stage())
                .map(was -> List.of(Flaw.warn("until", "extend-moves", was, until, steps.in(campaign.id()))))
                .orElseGet(List::of);
    }

    /** Whether that opens the gate, and who hears of it. */
    private List<Flaw> goneOn(Campaign campaign, Set<EngagementId> without, Locale locale) {
        GateReport shut = gates.shut(campaign).orElse(null);
        if (shut == null) {
            return List.of();
        }
        List<Blocker> left = shut.blockers().stream()
                .filter(blocker -> blocker.engagement() == null || !without.contains(blocker.engagement()))
                .toList();
        String names = shut.waitedFor().entrySet().stream()
                .filter(partner -> without.contains(partner.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(Language.of(locale) == Language.FR ? "\u00A0; " : "; "));
        return List.of(
                left.isEmpty()
                        ? Flaw.warn("choice", "without-opens", names)
                        : Flaw.warn("choice", "without-still-shut", names, left.size()));
    }

    private LocalDate patience() {
        return delays.lastDay(Delay.BE_PATIENT, today());
    }

    private List<Flaw> extension(Campaign campaign, @Nullable LocalDate until) {
        if (until == null) {
            return List.of(Flaw.block("until", "not-null"));
        }
        if (!until.isAfter(today().minusDays(1))) {
            return List.of(Flaw.block("until", "date-past"));
        }
        return campaign.latestEnd()
                .filter(until::isAfter)
                .map(latest -> List.of(Flaw.block("until", "extends-too-far", latest)))
                .orElseGet(List::of);
    }

    /** Nobody goes on without a partner who waits for the coordination itself. */
    private List<Flaw> keptWaiting(Campaign campaign, Set<EngagementId> without, Locale locale) {
        String names = gates.shut(campaign).stream()
                .flatMap(shut -> shut.blockers().stream())
                .filter(blocker -> blocker.code().equals(Blocker.CHARTER_OBJECTION))
                .filter(blocker -> blocker.engagement() != null && without.contains(blocker.engagement()))
                .map(Blocker::partner)
                .collect(Collectors.joining(Language.of(locale) == Language.FR ? "\u00A0; " : "; "));
        return names.isEmpty()
                ? remaining(campaign, without)
                : List.of(Flaw.block("choice", "without-objecting", names));
    }

    /** Nobody cooperates alone: going on without almost everybody is cancelling. */
    private List<Flaw> remaining(Campaign campaign, Set<EngagementId> without) {
        long left = engagements.of(campaign.id()).stream()
                .filter(engagement ->
                        !engagement.hasLeft() && engagement.silentSince().isEmpty())
                .filter(engagement -> !without.contains(engagement.id()))
                .count();
        return left < 2 ? List.of(Flaw.block("choice", "without-almost-all")) : List.of();
    }

    /**
     * @throws Problem 404 when one of the partners is not of this campaign, 409 when the gate has opened or no longer waits for it
     */
    @Override
    public void accept(FormContext context, Decision decision) {
        CampaignId id = new CampaignId(context.subject());
        Campaign campaign = campaigns.lock(id);
        Refused.ifAnyBlocks(check(context, decision));
        switch (decision.choice()) {
            case EXTEND ->
                campaigns.extend(id, Objects.requireNonNull(decision.until()), new PersonId(context.person()));
            case WITHOUT -> {
                Map<EngagementId, String> waitedFor =
                        gates.shut(campaign).map(GateReport::waitedFor).orElseGet(Map::of);
                decision.without().forEach(partner -> goWithout(id, partner, waitedFor));
                campaigns.settleOverdue(id, null);
            }
            case WAIT -> campaigns.settleOverdue(id, patience());
        }
    }

    private void goWithout(CampaignId campaign, EngagementId partner, Map<EngagementId, String> waitedFor) {
        if (engagements
                .find(partner)
                .filter(found -> found.campaign().equals(campaign))
                .isEmpty()) {
            throw Problem.notFound("engagement");
        }
        if (!waitedFor.containsKey(partner)) {
            throw Problem.conflict("not-waited-for");
        }
        engagements.goWithout(partner);
    }

    @Override
    public boolean standing(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return campaign.isCoordinatedBy(new PersonId(context.person()))
                && gates.shut(campaign).isPresent();
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
