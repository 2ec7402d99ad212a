package coop.unisson.engagement;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import coop.unisson.shared.WorkingCalendar;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner says on which days its approvals stand still, so that what it promises is counted without them. */
@Component
class DeclareFreeze implements TaskForm<DeclareFreeze.Still> {

    /** The days, both included, and what the partner likes to say about them. */
    record Still(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @Nullable @Size(max = 500) String reason) {}

    /** Further ahead nobody knows. */
    private static final int MOST_MONTHS = 18;

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final WorkingCalendar calendar;
    private final Clock clock;

    DeclareFreeze(EngagementService engagements, CampaignService campaigns, WorkingCalendar calendar, Clock clock) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "declare-freeze";
    }

    @Override
    public Class<Still> submission() {
        return Still.class;
    }

    @Override
    public Prefill<Still> prefill(FormContext context) {
        Engagement engagement = engagement(context);
        return new Prefill<>(
                null,
                Map.of(
                        "campaign",
                        campaigns.get(engagement.campaign()),
                        "freezes",
                        engagements.freezesAhead(engagement)));
    }

    @Override
    public List<Flaw> check(FormContext context, Still still) {
        Engagement engagement = engagement(context);
        LocalDate today = Days.today(clock);
        List<Flaw> flaws = new ArrayList<>();
        if (still.from().isBefore(today)) {
            flaws.add(Flaw.block("from", "freeze-past"));
        }
        if (still.to().isBefore(still.from())) {
            flaws.add(Flaw.block("to", "freeze-order"));
        } else if (still.to().isAfter(today.plusMonths(MOST_MONTHS))) {
            flaws.add(Flaw.block("to", "freeze-far", MOST_MONTHS));
        }
        engagements.freezesAhead(engagement).stream()
                .filter(freeze -> freeze.shares(still.from(), still.to()))
                .findFirst()
                .ifPresent(freeze ->
                        flaws.add(Flaw.block("from", "freeze-overlaps", freeze.firstDay(), freeze.lastDay())));
        if (flaws.isEmpty() && leavesNothing(engagement, still, today)) {
            flaws.add(Flaw.block("to", "freeze-whole", end(engagement)));
        }
        return flaws;
    }

    /** Whether the campaign still has working days for this partner, and would have none any more. */
    private boolean leavesNothing(Engagement engagement, Still still, LocalDate today) {
        DaysOff off = engagements.daysOff(engagement);
        DaysOff then = new DaysOff(
                off.country(),
                Stream.concat(off.freezes().stream(), Stream.of(new DaysOff.Freeze(still.from(), still.to())))
                        .toList());
        return left(engagement, today, off) > 0 && left(engagement, today, then) == 0;
    }

    private int left(Engagement engagement, LocalDate today, DaysOff off) {
        return calendar.workingDaysBetween(today.minusDays(1), end(engagement), off);
    }

    private LocalDate end(Engagement engagement) {
        Campaign campaign = campaigns.get(engagement.campaign());
        return campaign.schedule().retrospectiveDue();
    }

    @Override
    public void accept(FormContext context, Still still) {
        EngagementId id = new EngagementId(context.subject());
        engagements.lock(id);
        Refused.ifAnyBlocks(check(context, still));
        engagements.freeze(id, still.from(), still.to(), Words.of(still.reason()), new PersonId(context.person()));
    }

    @Override
    public boolean standing(FormContext context) {
        return engagements
                .find(new EngagementId(context.subject()))
                .filter(engagement -> !engagement.hasLeft())
                .filter(engagement -> engagement.people().contains(new PersonId(context.person())))
                .filter(engagement -> !campaigns.get(engagement.campaign()).isOver())
                .isPresent();
    }

    private Engagement engagement(FormContext context) {
        return engagements.get(new EngagementId(context.subject()));
    }
}
