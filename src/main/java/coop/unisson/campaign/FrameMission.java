package coop.unisson.campaign;

import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;

/** The coordinator polishes the mission and drafts the brief the partners will complete. */
@Component
class FrameMission implements TaskForm<FrameMission.Frame> {

    record Frame(
            @NotBlank @Size(max = 2000) String mission,
            @NotBlank @Size(max = 2000) String changeSought,
            @NotBlank @Size(max = 2000) String failureSign,
            @NotBlank @Size(max = 4000) String why,
            @NotBlank @Size(max = 4000) String change,
            @NotBlank @Size(max = 4000) String how) {}

    private final CampaignService campaigns;

    FrameMission(CampaignService campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public String id() {
        return "frame-mission";
    }

    @Override
    public Class<Frame> submission() {
        return Frame.class;
    }

    @Override
    public Prefill<Frame> prefill(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        Brief brief = campaign.brief().orElse(new Brief("", "", ""));
        return Prefill.of(new Frame(
                campaign.mission(),
                campaign.changeSought(),
                campaign.failureSign(),
                brief.why(),
                brief.change(),
                brief.how()));
    }

    @Override
    public void accept(FormContext context, Frame frame) {
        campaigns.frame(
                new CampaignId(context.subject()),
                frame.mission().strip(),
                frame.changeSought().strip(),
                frame.failureSign().strip(),
                new Brief(
                        frame.why().strip(), frame.change().strip(), frame.how().strip()));
    }
}
