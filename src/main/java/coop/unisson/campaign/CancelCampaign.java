package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The coordination ends a campaign before its time, with a reason everybody who takes part will read. */
@Component
class CancelCampaign implements TaskForm<CancelCampaign.Cancellation> {

    record Cancellation(
            @NotBlank @Size(max = 2000) String reason,
            @AssertTrue(message = "cancel-unsure") boolean sure) {}

    private final CampaignService campaigns;

    CancelCampaign(CampaignService campaigns) {
        this.campaigns = campaigns;
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

    /**
     * @throws Problem 409 when the campaign is over already
     */
    @Override
    public void accept(FormContext context, Cancellation cancellation) {
        campaigns.cancel(
                new CampaignId(context.subject()), cancellation.reason().strip(), new PersonId(context.person()));
    }

    @Override
    public boolean standing(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return campaign.isCoordinatedBy(new PersonId(context.person())) && !campaign.isOver();
    }
}
