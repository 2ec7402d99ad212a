package coop.unisson.engagement;

import coop.unisson.campaign.Brief;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.NeedWords;
import coop.unisson.campaign.Stage;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The person who may bind the partner reads the settled brief and answers to exactly that text. */
@Component
class ConsentBrief implements TaskForm<ConsentBrief.Answer> {

    /**
     * @param briefHash the hash of the text on the screen
     */
    record Answer(
            @NotBlank @Size(max = 64) String briefHash,
            @NotNull Consent consent,
            @Nullable @Size(max = 2000) String remark) {}

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final NeedWords needs;

    ConsentBrief(EngagementService engagements, CampaignService campaigns, NeedWords needs) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.needs = needs;
    }

    @Override
    public String id() {
        return "consent-brief";
    }

    @Override
    public Class<Answer> submission() {
        return Answer.class;
    }

    @Override
    public Prefill<Answer> prefill(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        Campaign campaign = campaigns.get(engagement.campaign());
        Brief brief = settled(campaign);
        return new Prefill<>(
                engagement
                        .briefConsent()
                        .map(known -> new Answer(
                                brief.hash(), known, engagement.briefRemark().orElse("")))
                        .orElse(null),
                Map.of(
                        "campaign",
                        campaign,
                        "brief",
                        brief,
                        "needs",
                        engagements.needs(campaign.id()).stream()
                                .map(need -> needs.of(need, context.locale()))
                                .toList()));
    }

    @Override
    public List<Flaw> check(FormContext context, Answer answer) {
        return answer.consent() != Consent.CONSENT && Words.none(answer.remark())
                ? List.of(Flaw.block("remark", "remark-reason"))
                : List.of();
    }

    @Override
    public void accept(FormContext context, Answer answer) {
        Refused.ifAnyBlocks(check(context, answer));
        EngagementId id = new EngagementId(context.subject());
        Brief brief = settled(campaigns.get(engagements.get(id).campaign()));
        if (!brief.hash().equals(answer.briefHash())) {
            throw Problem.conflict("brief-stale");
        }
        engagements.answerBrief(id, answer.consent(), Words.of(answer.remark()));
    }

    /** Whoever objected may answer again once it was talked over, for as long as the brief gate waits. */
    @Override
    public boolean standing(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        return engagements.acting(engagement, engagement.director()).value().equals(context.person())
                && !engagement.hasLeft()
                && engagement.briefConsent().filter(Consent.OBJECTION::equals).isPresent()
                && campaigns.get(engagement.campaign()).stage() == Stage.BRIEF;
    }

    private static Brief settled(Campaign campaign) {
        return campaign.brief()
                .filter(brief -> campaign.briefIsSettled())
                .orElseThrow(() -> Problem.conflict("brief-unsettled"));
    }
}
