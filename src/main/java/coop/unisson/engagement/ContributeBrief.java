package coop.unisson.engagement;

import coop.unisson.campaign.Brief;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner adds to the brief: what it would do is asked, the rest is offered. */
@Component
class ContributeBrief implements TaskForm<ContributeBrief.Part> {

    record Part(
            @Nullable @Size(max = 2000) String why,
            @Nullable @Size(max = 2000) String change,
            @NotBlank @Size(max = 2000) String how) {}

    private final EngagementService engagements;
    private final CampaignService campaigns;

    ContributeBrief(EngagementService engagements, CampaignService campaigns) {
        this.engagements = engagements;
        this.campaigns = campaigns;
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
                        .map(known -> new Part(known.why(), known.change(), known.how()))
                        .orElse(null),
                Map.of("campaign", campaign, "brief", campaign.brief().orElse(new Brief("", "", ""))));
    }

    @Override
    public void accept(FormContext context, Part part) {
        engagements.contribute(
                new EngagementId(context.subject()),
                Words.of(part.why()),
                Words.of(part.change()),
                part.how().strip());
    }
}
