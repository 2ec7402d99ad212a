package coop.unisson.campaign;

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
import java.util.List;
import java.util.Map;
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
            @NotBlank @Size(max = 2000) String reason) {

        private static Row of(GapDecision known) {
            return new Row(known.gap(), known.choice(), known.reason());
        }

        private GapDecision toDecision() {
            return new GapDecision(gap.strip(), decision, reason.strip());
        }
    }

    private final CampaignService campaigns;

    DecideBlindSpots(CampaignService campaigns) {
        this.campaigns = campaigns;
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
        List<Row> known = campaigns.blindSpots(id).stream()
                .map(spot -> Row.of(spot.decision()))
                .toList();
        return new Prefill<>(new Decisions(known, campaign.blindSpotNote().orElse(null)), Map.of("campaign", campaign));
    }

    @Override
    public List<Flaw> check(FormContext context, Decisions said) {
        return said.rows().isEmpty() && Words.none(said.note())
                ? List.of(Flaw.block("note", "blind-spots-silent"))
                : List.of();
    }

    @Override
    public void accept(FormContext context, Decisions said) {
        Refused.ifAnyBlocks(check(context, said));
        campaigns.decideBlindSpots(
                new CampaignId(context.subject()), said.rows(), Words.of(said.note()), new PersonId(context.person()));
    }
}
