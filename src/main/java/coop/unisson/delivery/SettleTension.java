package coop.unisson.delivery;

import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.TensionReaction;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The coordination decides about a tension together with the partner, and says why. */
@Component
class SettleTension implements TaskForm<SettleTension.Settled> {

    record Settled(
            @NotNull TensionDecision decision,
            @NotBlank @Size(max = 2000) String words) {}

    private final DeliveryService deliveries;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;

    SettleTension(
            DeliveryService deliveries,
            EngagementService engagements,
            CampaignService campaigns,
            PartnerService partners) {
        this.deliveries = deliveries;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
    }

    @Override
    public String id() {
        return "settle-tension";
    }

    @Override
    public Class<Settled> submission() {
        return Settled.class;
    }

    /** What the partner would do is offered as the decision; to have its direction decide says nothing of the outcome. */
    @Override
    @SuppressWarnings("NullAway") // a form half filled in
    public Prefill<Settled> prefill(FormContext context) {
        Tension tension = deliveries.tension(new TensionId(context.subject()));
        Engagement engagement = engagements.get(tension.engagement());
        TensionDecision offered =
                switch (tension.reaction()) {
                    case AMEND -> TensionDecision.AMEND;
                    case PAUSE -> TensionDecision.PAUSE;
                    case LEAVE -> TensionDecision.LEAVE;
                    case ESCALATE -> null;
                };
        return new Prefill<>(
                new Settled(offered, null),
                Map.of(
                        "tension", tension,
                        "otherwise", tension.declared() != tension.reaction(),
                        "campaign", campaigns.get(engagement.campaign()),
                        "partner", partners.organisation(engagement.organisation()),
                        "person", partners.person(tension.raisedBy()),
                        "choices",
                                Stream.of(TensionDecision.values())
                                        .filter(tension::mayBeSettledBy)
                                        .toList(),
                        "askedToLeave", tension.reaction() == TensionReaction.LEAVE));
    }

    @Override
    public List<Flaw> check(FormContext context, Settled settled) {
        return deliveries.tension(new TensionId(context.subject())).mayBeSettledBy(settled.decision())
                ? List.of()
                : List.of(Flaw.block("decision", "leave-not-asked"));
    }

    @Override
    public void accept(FormContext context, Settled settled) {
        Refused.ifAnyBlocks(check(context, settled));
        deliveries.settle(
                new TensionId(context.subject()),
                settled.decision(),
                settled.words().strip(),
                new PersonId(context.person()));
    }
}
