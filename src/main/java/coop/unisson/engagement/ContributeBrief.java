package coop.unisson.engagement;

import coop.unisson.campaign.Brief;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Need;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A partner adds to the brief: what it would do is asked, the rest is offered. Once the brief is settled without these words
 * nothing is asked any more: the form says so, and the partner goes on to read what was settled.
 */
@Component
class ContributeBrief implements TaskForm<ContributeBrief.Part> {

    /** @param settled whether the page said that the brief is settled */
    record Part(
            @Nullable @Size(max = 2000) String why,
            @Nullable @Size(max = 2000) String change,
            @Nullable @Size(max = 2000) String how,
            boolean settled,
            @Nullable @Size(max = 3) List<@Valid Expected> expects) {

        private List<ExpectationService.Line> lines() {
            return expects == null
                    ? List.of()
                    : expects.stream()
                            .filter(Objects::nonNull)
                            .map(Expected::line)
                            .toList();
        }
    }

    /** One thing this partner expects of the others. */
    record Expected(
            Need.@NotNull Of kind,
            @NotBlank @Size(max = 300) String words) {

        private ExpectationService.Line line() {
            return new ExpectationService.Line(kind, words.strip());
        }
    }

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final ExpectationService expectations;

    ContributeBrief(EngagementService engagements, CampaignService campaigns, ExpectationService expectations) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.expectations = expectations;
    }

    @Override
    public String id() {
        return "contribute-brief";
    }

    @Override
    public Class<Part> submission() {
        return Part.class;
    }

    @Override
    public Prefill<Part> prefill(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        Campaign campaign = campaigns.get(engagement.campaign());
        return new Prefill<>(
                engagement
                        .contribution()
                        .map(known ->
                                new Part(known.why(), known.change(), known.how(), false, expected(engagement.id())))
                        .orElse(null),
                Map.of(
                        "campaign",
                        campaign,
                        "brief",
                        campaign.brief().orElse(new Brief("", "", "")),
                        "settled",
                        engagements.briefIsClosed(campaign.id())));
    }

    private List<Expected> expected(EngagementId id) {
        return expectations.of(id).stream()
                .map(one -> new Expected(one.kind(), one.words()))
                .toList();
    }

    @Override
    public List<Flaw> check(FormContext context, Part part) {
        EngagementId id = new EngagementId(context.subject());
        if (engagements.briefIsClosed(engagements.get(id).campaign())) {
            return part.settled() ? List.of() : List.of(Flaw.block("how", "brief-settled-meanwhile"));
        }
        return Words.none(part.how()) ? List.of(Flaw.block("how", "not-blank")) : List.of();
    }

    @Override
    public void accept(FormContext context, Part part) {
        Refused.ifAnyBlocks(check(context, part));
        EngagementId id = new EngagementId(context.subject());
        if (!engagements.briefIsClosed(engagements.get(id).campaign())) {
            engagements.contribute(id, Words.of(part.why()), Words.of(part.change()), Words.of(part.how()));
            expectations.expect(id, part.lines());
        }
    }
}
