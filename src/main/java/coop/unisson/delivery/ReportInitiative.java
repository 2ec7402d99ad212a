package coop.unisson.delivery;

import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner tells in twenty seconds what it did beyond its list. */
@Component
class ReportInitiative implements TaskForm<ReportInitiative.Reported> {

    record Reported(
            @NotBlank @Size(max = 300) String what,
            @NotNull LocalDate doneOn,
            @NotBlank @Size(max = 160) String place,
            @Nullable @Size(max = 500) String evidenceLink) {

        private Initiative.Deed deed() {
            return new Initiative.Deed(
                    what.strip(), doneOn, place.strip(), Words.none(evidenceLink) ? null : Words.of(evidenceLink));
        }
    }

    private final DeliveryService deliveries;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final Clock clock;

    ReportInitiative(
            DeliveryService deliveries, EngagementService engagements, CampaignService campaigns, Clock clock) {
        this.deliveries = deliveries;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "report-initiative";
    }

    @Override
    public Class<Reported> submission() {
        return Reported.class;
    }

    @Override
    @SuppressWarnings("NullAway") // a form half filled in
    public Prefill<Reported> prefill(FormContext context) {
        return new Prefill<>(new Reported(null, today(), null, null), Map.of());
    }

    @Override
    public List<Flaw> check(FormContext context, Reported reported) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        List<Flaw> flaws = new ArrayList<>();
        if (reported.doneOn().isAfter(today())) {
            flaws.add(Flaw.block("doneOn", "done-in-future"));
        } else if (reported.doneOn().isBefore(Days.of(engagement.enteredAt()))) {
            flaws.add(Flaw.block("doneOn", "done-before-joining"));
        }
        if (!Words.none(reported.evidenceLink()) && !WebAddress.is(Words.of(reported.evidenceLink()))) {
            flaws.add(Flaw.block("evidenceLink", "link-not-web"));
        }
        return flaws;
    }

    @Override
    public void accept(FormContext context, Reported reported) {
        Refused.ifAnyBlocks(check(context, reported));
        deliveries.report(new EngagementId(context.subject()), new PersonId(context.person()), reported.deed());
    }

    /** From the day all a partner will do is explicit: before, everything it thinks of can still be promised. */
    @Override
    public boolean standing(FormContext context) {
        return engagements
                .find(new EngagementId(context.subject()))
                .filter(engagement ->
                        !engagement.hasLeft() && engagement.partnerSince().isPresent())
                .filter(engagement -> engagements.speaksFor(engagement, new PersonId(context.person())))
                .filter(engagement -> !campaigns.get(engagement.campaign()).isOver())
                .isPresent();
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
