package coop.unisson.gate;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Preview;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Ends a campaign before its time: the coordinator or the deputy says why and confirms, once they have read whom that
 * concerns, and every partner is told.
 */
@Component
class CancelCampaign implements TaskForm<CancelCampaign.Cancellation> {

    record Cancellation(@NotBlank @Size(max = 2000) String reason, boolean sure) {}

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final OpenSteps steps;

    CancelCampaign(
            CampaignService campaigns, EngagementService engagements, CommitmentService commitments, OpenSteps steps) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.steps = steps;
    }

    @Override
    public String id() {
        return "cancel-campaign";
    }

    @Override
    public Class<Cancellation> submission() {
        return Cancellation.class;
    }

    @Override
    public Prefill<Cancellation> prefill(FormContext context) {
        return new Prefill<>(null, Map.of("campaign", campaigns.get(new CampaignId(context.subject()))));
    }

    @Override
    public List<Flaw> check(FormContext context, Cancellation cancellation) {
        return Preview.of(
                List.of(),
                () -> List.of(preview(new CampaignId(context.subject()))),
                cancellation.sure(),
                "cancel-unsure");
    }

    /** Whom the letters go to, and what ends with the campaign. */
    private Flaw preview(CampaignId id) {
        List<Engagement> in = engagements.of(id).stream()
                .filter(engagement -> !engagement.hasLeft())
                .toList();
        long people = in.stream()
                .flatMap(engagement -> engagement.people().stream())
                .distinct()
                .count();
        return Flaw.warn(
                Preview.SURE,
                "cancel-concerns",
                in.size(),
                people,
                steps.in(id),
                commitments.of(id).size());
    }

    /**
     * @throws Problem 409 when the campaign is over already
     */
    @Override
    public void accept(FormContext context, Cancellation cancellation) {
        Refused.ifAnyBlocks(check(context, cancellation));
        campaigns.cancel(
                new CampaignId(context.subject()), Words.of(cancellation.reason()), new PersonId(context.person()));
    }

    @Override
    public boolean standing(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return campaign.isCoordinatedBy(new PersonId(context.person())) && !campaign.isOver();
    }
}
