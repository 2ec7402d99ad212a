package coop.unisson.campaign;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A second person reads the decision about the launch and confirms it, or hands it back with a reason. */
@Component
class ConfirmLaunch implements TaskForm<ConfirmLaunch.Answer> {

    enum Confirmation {
        CONFIRM,
        REFUSE
    }

    record Answer(
            @NotNull Confirmation decision,
            @Nullable @Size(max = 2000) String reason) {}

    private final CampaignService campaigns;
    private final PartnerService partners;

    ConfirmLaunch(CampaignService campaigns, PartnerService partners) {
        this.campaigns = campaigns;
        this.partners = partners;
    }

    @Override
    public String id() {
        return "confirm-launch";
    }

    @Override
    public Class<Answer> submission() {
        return Answer.class;
    }

    @Override
    public Prefill<Answer> prefill(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return new Prefill<>(
                null,
                Map.of(
                        "campaign",
                        campaign,
                        "decidedBy",
                        partners.person(decider(campaign)).name()));
    }

    @Override
    public List<Flaw> check(FormContext context, Answer answer) {
        return answer.decision() == Confirmation.REFUSE && Words.none(answer.reason())
                ? List.of(Flaw.block("reason", "refusal-reason"))
                : List.of();
    }

    @Override
    public void accept(FormContext context, Answer answer) {
        Refused.ifAnyBlocks(check(context, answer));
        CampaignId id = new CampaignId(context.subject());
        PersonId second = new PersonId(context.person());
        if (decider(campaigns.get(id)).equals(second)) {
            throw Problem.forbidden("second-person");
        }
        campaigns.confirmLaunch(id, answer.decision() == Confirmation.CONFIRM, Words.of(answer.reason()), second);
    }

    private static PersonId decider(Campaign campaign) {
        return campaign.launchDecidedBy().orElseThrow(() -> Problem.conflict("launch-undecided"));
    }
}
