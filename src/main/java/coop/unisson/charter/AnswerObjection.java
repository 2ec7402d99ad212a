package coop.unisson.charter;

import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The coordination answers an objection: by a text that it has revised meanwhile, or in words. The partner then signs,
 * objects again or goes.
 */
@Component
class AnswerObjection implements TaskForm<AnswerObjection.Answer> {

    record Answer(
            @NotNull ObjectionAnswer answer,
            @NotBlank @Size(max = 2000) String words) {}

    private final CharterService charters;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;

    AnswerObjection(
            CharterService charters,
            EngagementService engagements,
            CampaignService campaigns,
            PartnerService partners) {
        this.charters = charters;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
    }

    @Override
    public String id() {
        return "answer-objection";
    }

    @Override
    public Class<Answer> submission() {
        return Answer.class;
    }

    /** A text that was revised since offers itself as the answer. */
    @Override
    @SuppressWarnings("NullAway") // a form half filled in
    public Prefill<Answer> prefill(FormContext context) {
        Objection objection = objection(context);
        Engagement engagement = engagements.get(objection.engagement());
        Language language = Language.of(context.locale());
        List<CharterVersion> versions = charters.since(objection.campaign(), objection.version());
        boolean revised = versions.size() > 1;
        return new Prefill<>(
                new Answer(revised ? ObjectionAnswer.REVISED : null, null),
                Map.of(
                        "objection", objection,
                        "clause", charters.clauseTitle(objection, language),
                        "campaign", campaigns.get(objection.campaign()),
                        "partner", partners.organisation(engagement.organisation()),
                        "person", partners.person(objection.raisedBy()),
                        "revised", revised,
                        "differences", Difference.between(versions, language),
                        "language", language));
    }

    private Objection objection(FormContext context) {
        return charters.objection(new ObjectionId(context.subject()));
    }

    @Override
    public List<Flaw> check(FormContext context, Answer answer) {
        Objection objection = objection(context);
        int inForce = charters.inForce(objection.campaign()).orElseThrow().number();
        return objection.mayBeAnsweredBy(answer.answer(), inForce)
                ? List.of()
                : List.of(Flaw.block("answer", "objection-unrevised"));
    }

    /**
     * @throws Problem 409 when it was answered before
     */
    @Override
    public void accept(FormContext context, Answer answer) {
        Refused.ifAnyBlocks(check(context, answer));
        charters.answer(
                new ObjectionId(context.subject()),
                answer.answer(),
                answer.words().strip(),
                new PersonId(context.person()));
    }
}
