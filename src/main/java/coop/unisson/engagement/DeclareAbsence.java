package coop.unisson.engagement;

import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Team.Whom;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One of a partner's people says when they are away and who does their work meanwhile. Nobody asks why. */
@Component
class DeclareAbsence implements TaskForm<DeclareAbsence.Away> {

    /**
     * The days and the deputy.
     *
     * @param to the last day away
     */
    record Away(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull Whom deputy,
            @Nullable @Size(max = 160) String name,
            @Nullable @Email @Size(max = 254) String email) {

        private Team.Named named() {
            return new Team.Named(deputy, name, email);
        }
    }

    /** Longer is a hand-over. */
    private static final int MOST_MONTHS = 12;

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;
    private final Team team;
    private final Clock clock;

    DeclareAbsence(
            EngagementService engagements, CampaignService campaigns, PartnerService partners, Team team, Clock clock) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
        this.team = team;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "declare-absence";
    }

    @Override
    public Class<Away> submission() {
        return Away.class;
    }

    @Override
    public Prefill<Away> prefill(FormContext context) {
        Engagement engagement = engagement(context);
        Map<String, Object> shown = new HashMap<>();
        shown.put("campaign", campaigns.get(engagement.campaign()));
        shown.put(
                "colleague",
                team.colleague(engagement, self(context)).map(Person::name).orElse(""));
        return new Prefill<>(null, shown);
    }

    @Override
    public List<Flaw> check(FormContext context, Away away) {
        Engagement engagement = engagement(context);
        List<Flaw> flaws = new ArrayList<>(days(away));
        List<Flaw> people = team.flaws(engagement, self(context), away.named(), "deputy");
        flaws.addAll(people);
        if (flaws.isEmpty()) {
            flaws.addAll(clashes(engagement, self(context), away));
        }
        return flaws;
    }

    private List<Flaw> days(Away away) {
        LocalDate today = Days.today(clock);
        List<Flaw> flaws = new ArrayList<>();
        if (away.from().isBefore(today)) {
            flaws.add(Flaw.block("from", "absence-past"));
        }
        if (away.to().isBefore(away.from())) {
            flaws.add(Flaw.block("to", "absence-order"));
        } else if (away.to().isAfter(today.plusMonths(MOST_MONTHS))) {
            flaws.add(Flaw.block("to", "absence-long"));
        }
        return flaws;
    }

    /** Nobody is away twice at once, and no deputy is away while they stand in: work would go round in circles. */
    private List<Flaw> clashes(Engagement engagement, PersonId self, Away away) {
        List<Absence> others = engagements.absences(engagement).stream()
                .filter(absence -> absence.shares(away.from(), away.to()))
                .toList();
        List<Flaw> flaws = new ArrayList<>();
        others.stream()
                .filter(absence -> absence.person().equals(self))
                .findFirst()
                .ifPresent(own -> flaws.add(Flaw.block("from", "absence-overlaps", own.firstDay(), own.lastDay())));
        others.stream()
                .filter(absence -> absence.deputy().equals(self))
                .findFirst()
                .ifPresent(own -> flaws.add(Flaw.block(
                        "from",
                        "absence-of-deputy",
                        partners.person(own.person()).name(),
                        own.firstDay(),
                        own.lastDay())));
        team.known(engagement, self, away.named()).ifPresent(deputy -> others.stream()
                .filter(absence -> absence.person().equals(deputy))
                .findFirst()
                .ifPresent(own -> flaws.add(Flaw.block("deputy", "deputy-away", own.firstDay(), own.lastDay()))));
        return flaws;
    }

    @Override
    public void accept(FormContext context, Away away) {
        Engagement engagement = engagements.lock(new EngagementId(context.subject()));
        Refused.ifAnyBlocks(check(context, away));
        engagements.declareAbsence(
                engagement.id(),
                self(context),
                team.enrol(engagement, self(context), away.named()),
                away.from(),
                away.to());
    }

    @Override
    public boolean takesOwnLink() {
        return true;
    }

    @Override
    public boolean standing(FormContext context) {
        return engagements
                .find(new EngagementId(context.subject()))
                .filter(engagement -> !engagement.hasLeft())
                .filter(engagement -> engagement.people().contains(self(context)))
                .filter(engagement -> !campaigns.get(engagement.campaign()).isOver())
                .isPresent();
    }

    private Engagement engagement(FormContext context) {
        return engagements.get(new EngagementId(context.subject()));
    }

    private static PersonId self(FormContext context) {
        return new PersonId(context.person());
    }
}
