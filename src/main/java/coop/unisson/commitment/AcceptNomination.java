package coop.unisson.commitment;

import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a named person says yes or no to one commitment. */
@Component
class AcceptNomination implements TaskForm<AcceptNomination.Answered> {

    /** The answer of a named person. */
    enum Answer {
        YES,
        NO
    }

    /** What another partner promises if all go together. */
    public record Other(String partner, String what) {}

    record Answered(
            @NotNull Answer answer,
            @Size(max = 2000) @Nullable String remark) {}

    private final CommitmentService commitments;
    private final Acceptance acceptance;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;

    AcceptNomination(
            CommitmentService commitments,
            Acceptance acceptance,
            EngagementService engagements,
            CampaignService campaigns,
            PartnerService partners) {
        this.commitments = commitments;
        this.acceptance = acceptance;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
    }

    @Override
    public String id() {
        return "accept-nomination";
    }

    @Override
    public Class<Answered> submission() {
        return Answered.class;
    }

    @Override
    public Prefill<Answered> prefill(FormContext context) {
        Nomination nomination = commitments.nomination(new NominationId(context.subject()));
        Engagement engagement = engagements.get(nomination.engagement());
        Commitment commitment = commitments.get(nomination.commitment());
        return new Prefill<>(
                null,
                Map.of(
                        "commitment",
                        commitment,
                        "conditions",
                        commitments.conditions(commitments.of(engagement.id()), context.locale()),
                        "nomination",
                        nomination,
                        "others",
                        commitments.together(nomination).stream()
                                .map(other -> new Other(name(other), other.what()))
                                .toList(),
                        "campaign",
                        campaigns.get(engagement.campaign()),
                        "partner",
                        partners.organisation(engagement.organisation())));
    }

    private String name(Commitment commitment) {
        return partners.organisation(engagements.get(commitment.engagement()).organisation())
                .name();
    }

    @Override
    public void accept(FormContext context, Answered answered) {
        acceptance.answer(
                new NominationId(context.subject()),
                answered.answer() == Answer.YES,
                answered.remark(),
                new PersonId(context.person()));
    }
}
