package coop.unisson.engagement;

import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.TaskForm;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A partner that said « not now » comes back, by one tap: the day it chose has come, or an earlier one. */
@Component
class ComeBack implements TaskForm<ComeBack.Back> {

    /** Nothing is asked: what has to be said, the first step asks. */
    record Back() {}

    private final EngagementService engagements;
    private final CampaignService campaigns;

    ComeBack(EngagementService engagements, CampaignService campaigns) {
        this.engagements = engagements;
        this.campaigns = campaigns;
    }

    @Override
    public String id() {
        return "come-back";
    }

    @Override
    public Class<Back> submission() {
        return Back.class;
    }

    @Override
    public Prefill<Back> prefill(FormContext context) {
        return new Prefill<>(
                null,
                Map.of(
                        "campaign",
                        campaigns.get(engagements
                                .get(new EngagementId(context.subject()))
                                .campaign())));
    }

    /**
     * @throws Problem 409 when the campaign takes no partners any more, or it is in already
     */
    @Override
    public void accept(FormContext context, Back back) {
        engagements.comeBack(new EngagementId(context.subject()));
    }

    @Override
    public boolean standing(FormContext context) {
        return engagements
                .find(new EngagementId(context.subject()))
                .filter(engagement -> engagement.people().contains(new PersonId(context.person())))
                .filter(engagements::mayComeBack)
                .isPresent();
    }
}
