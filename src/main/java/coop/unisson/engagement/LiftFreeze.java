package coop.unisson.engagement;

import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A partner works again earlier than it said, or does not stand still after all. */
@Component
class LiftFreeze implements TaskForm<LiftFreeze.Lifted> {

    record Lifted(@NotBlank @Size(max = 64) String freeze) {}

    private final EngagementService engagements;
    private final CampaignService campaigns;

    LiftFreeze(EngagementService engagements, CampaignService campaigns) {
        this.engagements = engagements;
        this.campaigns = campaigns;
    }

    @Override
    public String id() {
        return "lift-freeze";
    }

    @Override
    public Class<Lifted> submission() {
        return Lifted.class;
    }

    @Override
    public Prefill<Lifted> prefill(FormContext context) {
        List<Freeze> own = own(context);
        return new Prefill<>(own.isEmpty() ? null : new Lifted(own.get(0).id()), Map.of("freezes", own));
    }

    @Override
    public List<Flaw> check(FormContext context, Lifted lifted) {
        return own(context).stream().anyMatch(freeze -> freeze.id().equals(lifted.freeze()))
                ? List.of()
                : List.of(Flaw.block("freeze", "choice"));
    }

    @Override
    public void accept(FormContext context, Lifted lifted) {
        Refused.ifAnyBlocks(check(context, lifted));
        engagements.lift(new EngagementId(context.subject()), lifted.freeze());
    }

    @Override
    public boolean standing(FormContext context) {
        return engagements
                .find(new EngagementId(context.subject()))
                .filter(engagement -> !engagement.hasLeft())
                .filter(engagement -> engagement.people().contains(new PersonId(context.person())))
                .filter(engagement -> !campaigns.get(engagement.campaign()).isOver())
                .filter(engagement -> !engagements.freezesAhead(engagement).isEmpty())
                .isPresent();
    }

    private List<Freeze> own(FormContext context) {
        return engagements.freezesAhead(engagements.get(new EngagementId(context.subject())));
    }
}
