package coop.unisson.delivery;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.TensionReaction;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A partner says that the mission and its business clash. What it had chosen in calm is there to choose again. */
@Component
class RaiseTension implements TaskForm<RaiseTension.Raised> {

    record Raised(
            @NotBlank @Size(max = 2000) String what,
            @NotNull LocalDate happensOn,
            @NotBlank @Size(max = 2000) String scenario,
            @NotNull TensionReaction reaction) {

        private Tension.Clash clash() {
            return new Tension.Clash(what.strip(), happensOn, scenario.strip(), reaction);
        }
    }

    /** What began longer ago is no news. */
    private static final int YEARS_AGO = 1;

    private final DeliveryService deliveries;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final Clock clock;

    RaiseTension(DeliveryService deliveries, EngagementService engagements, CampaignService campaigns, Clock clock) {
        this.deliveries = deliveries;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "raise-tension";
    }

    @Override
    public Class<Raised> submission() {
        return Raised.class;
    }

    @Override
    @SuppressWarnings("NullAway") // a form half filled in
    public Prefill<Raised> prefill(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        var declared = engagement.alignment().orElseThrow();
        return new Prefill<>(
                new Raised(null, null, declared.tensionScenario(), declared.tensionReaction()),
                Map.of("campaign", campaigns.get(engagement.campaign()), "declared", declared));
    }

    @Override
    public List<Flaw> check(FormContext context, Raised raised) {
        Campaign campaign = campaigns.get(
                engagements.get(new EngagementId(context.subject())).campaign());
        LocalDate today = Days.today(clock);
        LocalDate last = campaign.schedule().retrospectiveDue();
        if (raised.happensOn().isBefore(today.minusYears(YEARS_AGO))) {
            return List.of(Flaw.block("happensOn", "tension-long-ago"));
        }
        return raised.happensOn().isAfter(last.isAfter(today) ? last : today)
                ? List.of(Flaw.block("happensOn", "tension-after-campaign"))
                : List.of();
    }

    /**
     * @throws coop.unisson.shared.Problem 409 while another tension of this partner is open
     */
    @Override
    public void accept(FormContext context, Raised raised) {
        Refused.ifAnyBlocks(check(context, raised));
        deliveries.raise(new EngagementId(context.subject()), new PersonId(context.person()), raised.clash());
    }

    /** Once a partner has said where it stands, and one clash at a time. */
    @Override
    public boolean standing(FormContext context) {
        EngagementId id = new EngagementId(context.subject());
        return engagements
                .find(id)
                .filter(engagement -> !engagement.hasLeft() && engagement.isAligned())
                .filter(engagement -> engagements.speaksFor(engagement, new PersonId(context.person())))
                .filter(engagement -> !campaigns.get(engagement.campaign()).isOver())
                .filter(engagement -> !deliveries.isTense(id))
                .isPresent();
    }
}
