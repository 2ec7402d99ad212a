package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The coordination opens or closes the public page on which others ask to join, and reads its address. */
@Component
class OpenApplications implements TaskForm<OpenApplications.Choice> {

    /** Whether others may ask to join. */
    enum Door {
        OPEN,
        CLOSED
    }

    record Choice(@NotNull Door door) {}

    private final CampaignService campaigns;
    private final String address;

    OpenApplications(CampaignService campaigns, @Value("${unisson.address}") String address) {
        this.campaigns = campaigns;
        this.address = address;
    }

    @Override
    public String id() {
        return "open-applications";
    }

    @Override
    public Class<Choice> submission() {
        return Choice.class;
    }

    @Override
    public Prefill<Choice> prefill(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return new Prefill<>(
                new Choice(campaign.isOpenToApplications() ? Door.OPEN : Door.CLOSED),
                Map.of(
                        "campaign",
                        campaign,
                        "address",
                        address + "/join/" + campaign.id().value()));
    }

    /**
     * @throws Problem 409 when the campaign takes no partners any more
     */
    @Override
    public void accept(FormContext context, Choice choice) {
        campaigns.takeApplications(new CampaignId(context.subject()), choice.door() == Door.OPEN);
    }

    @Override
    public boolean standing(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return campaign.isCoordinatedBy(new PersonId(context.person()))
                && campaign.stage().takesPartners();
    }
}
