package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.GapDecision;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator looks at the plan as a whole: which gaps are accepted, and for which somebody is invited. */
@Component
class DecideBlindSpots implements TaskForm<DecideBlindSpots.Decisions> {

    record Decisions(
            @Nullable @Size(max = 40) List<@Valid Row> decisions,
            @Nullable @Size(max = 2000) String note) {

        private List<GapDecision> rows() {
            return decisions == null
                    ? List.of()
                    : decisions.stream().map(Row::toDecision).toList();
        }
    }

    record Row(
            @NotBlank @Size(max = 500) String gap,
            @NotNull GapDecision.Choice decision,
            @NotBlank @Size(max = 2000) String reason,
            @Nullable @Size(max = 64) String partner) {

        private static Row of(GapDecision known) {
            return new Row(known.gap(), known.choice(), known.reason(), known.partner());
        }

        @SuppressWarnings("NullAway") // a row half filled in
        private static Row found(String gap) {
            return new Row(gap, null, null, null);
        }

        private GapDecision toDecision() {
            return new GapDecision(
                    gap.strip(),
                    decision,
                    reason.strip(),
                    decision == GapDecision.Choice.INVITE && !Words.none(partner) ? Words.of(partner) : null);
        }
    }

    /** Something found in the plan, and who could fill it. */
    public record Found(String sentence, String fits) {}

    /** Rows offered at first; what else was found is listed above them. */
    private static final int MOST_ROWS = 5;

    private final CampaignService campaigns;
    private final PlanService plans;
    private final PlanWords words;

    DecideBlindSpots(CampaignService campaigns, PlanService plans, PlanWords words) {
        this.campaigns = campaigns;
        this.plans = plans;
        this.words = words;
    }

    @Override
    public String id() {
        return "decide-blind-spots";
    }

    @Override
    public Class<Decisions> submission() {
        return Decisions.class;
    }

    @Override
    public Prefill<Decisions> prefill(FormContext context) {
        CampaignId id = new CampaignId(context.subject());
        Campaign campaign = campaigns.get(id);
        Plan plan = plans.of(id);
        List<Found> found = plan.blindSpots().stream()
                .map(spot ->
                        new Found(words.blindSpot(spot, context.locale()), words.fits(spot, plan, context.locale())))
                .toList();
        List<Row> known = campaigns.blindSpots(id).stream()
                .map(spot -> Row.of(spot.decision()))
                .toList();
        List<Row> rows = known.isEmpty()
                ? found.stream()
                        .limit(MOST_ROWS)
                        .map(one -> Row.found(one.sentence()))
                        .toList()
                : known;
        Map<String, String> partners = new LinkedHashMap<>();
        plan.names().forEach((partner, name) -> partners.put(partner.value(), name));
        return new Prefill<>(
                new Decisions(rows, campaign.blindSpotNote().orElse(null)),
                Map.of("campaign", campaign, "found", found, "partners", partners));
    }

    @Override
    public List<Flaw> check(FormContext context, Decisions said) {
        if (said.rows().isEmpty() && Words.none(said.note())) {
            return List.of(Flaw.block("note", "blind-spots-silent"));
        }
        Set<String> in = plans.of(new CampaignId(context.subject())).names().keySet().stream()
                .map(EngagementId::value)
                .collect(Collectors.toSet());
        List<Flaw> flaws = new ArrayList<>();
        for (int i = 0; i < said.rows().size(); i++) {
            String partner = said.rows().get(i).partner();
            if (partner != null && !in.contains(partner)) {
                flaws.add(Flaw.block("decisions[" + i + "].partner", "not-in-campaign"));
            }
        }
        return flaws;
    }

    @Override
    public void accept(FormContext context, Decisions said) {
        Refused.ifAnyBlocks(check(context, said));
        campaigns.decideBlindSpots(
                new CampaignId(context.subject()), said.rows(), Words.of(said.note()), new PersonId(context.person()));
    }
}
