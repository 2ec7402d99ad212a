package coop.unisson.engagement;

import coop.unisson.campaign.Brief;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Need;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator writes the brief from its draft and what each partner added to it. */
@Component
class SettleBrief implements TaskForm<SettleBrief.Text> {

    record Text(
            @NotBlank @Size(max = 4000) String why,
            @NotBlank @Size(max = 4000) String change,
            @NotBlank @Size(max = 4000) String how,
            @Nullable @Size(max = 30) List<@Valid NeedRow> needs) {

        private List<Need> asked() {
            return needs == null
                    ? List.of()
                    : needs.stream().filter(Objects::nonNull).map(NeedRow::need).toList();
        }
    }

    record NeedRow(
            Need.@NotNull Of of,
            @NotNull @Positive @Max(100_000_000) Integer amount,
            @Nullable @Size(max = 160) String about) {

        private static NeedRow of(Need need) {
            return new NeedRow(need.of(), need.amount(), need.about());
        }

        private Need need() {
            return new Need(of, amount, Words.none(about) ? null : Words.of(about));
        }
    }

    /** What one partner added, under its name. */
    public record Added(String partner, Contribution contribution) {}

    /** What one partner expects of the others. */
    public record Expected(String partner, Expectation expectation) {}

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;
    private final ExpectationService expectations;

    SettleBrief(
            EngagementService engagements,
            CampaignService campaigns,
            PartnerService partners,
            ExpectationService expectations) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
        this.expectations = expectations;
    }

    @Override
    public String id() {
        return "settle-brief";
    }

    @Override
    public Class<Text> submission() {
        return Text.class;
    }

    @Override
    public Prefill<Text> prefill(FormContext context) {
        CampaignId id = new CampaignId(context.subject());
        Brief brief = campaigns.get(id).brief().orElse(new Brief("", "", ""));
        return new Prefill<>(
                new Text(
                        brief.why(),
                        brief.change(),
                        brief.how(),
                        engagements.needs(id).stream().map(NeedRow::of).toList()),
                Map.of("contributions", contributions(id), "expected", expected(id)));
    }

    private List<Expected> expected(CampaignId campaign) {
        Map<EngagementId, OrganisationId> in = engagements.of(campaign).stream()
                .filter(partner -> !partner.hasLeft())
                .collect(Collectors.toMap(Engagement::id, Engagement::organisation));
        Map<OrganisationId, Organisation> names = partners.organisations(List.copyOf(in.values()));
        return expectations.of(campaign).stream()
                .filter(one -> in.containsKey(one.engagement()))
                .map(one -> new Expected(
                        Objects.requireNonNull(names.get(Objects.requireNonNull(in.get(one.engagement()))))
                                .name(),
                        one))
                .toList();
    }

    private List<Added> contributions(CampaignId campaign) {
        List<Contribution> said = engagements.of(campaign).stream()
                .filter(partner -> !partner.hasLeft())
                .flatMap(partner -> partner.contribution().stream())
                .toList();
        Map<OrganisationId, Organisation> names = partners.organisations(
                said.stream().map(Contribution::organisation).toList());
        return said.stream()
                .map(added -> new Added(
                        Objects.requireNonNull(names.get(added.organisation())).name(), added))
                .toList();
    }

    @Override
    public void accept(FormContext context, Text text) {
        campaigns.settleBrief(
                new CampaignId(context.subject()),
                new Brief(text.why().strip(), text.change().strip(), text.how().strip()),
                text.asked());
    }
}
