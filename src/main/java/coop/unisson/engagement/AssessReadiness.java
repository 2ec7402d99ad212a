package coop.unisson.engagement;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.shared.Days;
import coop.unisson.shared.Decisions;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A partner takes stock before anything is asked of it. There is no score: it is ready, or one act short of it, or it
 * chooses to leave kindly, without giving a reason.
 */
@Component
class AssessReadiness implements TaskForm<AssessReadiness.Stock> {

    static final String DECISION = "readiness";

    /** What a matching rule means: this alone keeps a partner from starting. */
    private static final String KNOCK_OUT = "knock-out";

    /** The rules this form has words for, and the field each is said beside. The table may have more. */
    private static final Map<String, String> FIELDS = Map.of(
            "follow-up-owner", "followUpOwner",
            "team-informed", "teamInformed",
            "authority", "authority",
            "visibility", "givesVisibility",
            "hours-none", "hoursAvailable",
            "hours-short", "hoursAvailable");

    enum Next {
        CONTINUE,
        NOT_NOW,
        NOT_FOR_US,
        OBSERVER;

        /** How the partner stands once it has left. */
        private Standing standing() {
            return switch (this) {
                case NOT_NOW -> Standing.NOT_NOW;
                case NOT_FOR_US -> Standing.NOT_FOR_US;
                case OBSERVER -> Standing.OBSERVER;
                case CONTINUE -> Standing.PREPARING;
            };
        }
    }

    /** Who goes on answers everything; who leaves answers nothing but that. */
    record Stock(
            @Nullable @DecimalMin("0") @DecimalMax("80") @Digits(integer = 2, fraction = 2)
            BigDecimal hoursAvailable,

            @Nullable @Size(max = 160) String followUpOwner,
            @Nullable YesNo teamInformed,
            @Nullable YesNo authority,
            @Nullable YesNo givesVisibility,
            @Nullable @Size(max = 4) List<Brake> brakes,
            @NotNull Next next,
            @Nullable LocalDate recallOn,
            boolean keepContact) {

        private static Stock of(ReadinessAnswers known) {
            return new Stock(
                    known.hoursAvailable().stripTrailingZeros(),
                    known.followUpOwner(),
                    YesNo.of(known.teamInformed()),
                    YesNo.of(known.authority()),
                    YesNo.of(known.givesVisibility()),
                    Choices.read(known.brakes(), Brake.class),
                    Next.CONTINUE,
                    null,
                    false);
        }

        private boolean goesOn() {
            return next == Next.CONTINUE;
        }

        private List<Brake> recognised() {
            return brakes == null ? List.of() : brakes;
        }

        private List<Flaw> unanswered() {
            List<Flaw> flaws = new ArrayList<>();
            if (hoursAvailable == null) {
                flaws.add(Flaw.block("hoursAvailable", "not-null"));
            }
            if (teamInformed == null) {
                flaws.add(Flaw.block("teamInformed", "not-null"));
            }
            if (authority == null) {
                flaws.add(Flaw.block("authority", "not-null"));
            }
            if (givesVisibility == null) {
                flaws.add(Flaw.block("givesVisibility", "not-null"));
            }
            return flaws;
        }

        /** Null while a question is open. */
        private @Nullable ReadinessAnswers answers() {
            return hoursAvailable == null || !unanswered().isEmpty()
                    ? null
                    : new ReadinessAnswers(
                            hoursAvailable,
                            Words.of(followUpOwner),
                            teamInformed == YesNo.YES,
                            authority == YesNo.YES,
                            givesVisibility == YesNo.YES,
                            Choices.write(recognised()));
        }
    }

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final ContactService contacts;
    private final Decisions decisions;
    private final Clock clock;

    AssessReadiness(
            EngagementService engagements,
            CampaignService campaigns,
            ContactService contacts,
            Decisions decisions,
            Clock clock) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.contacts = contacts;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "assess-readiness";
    }

    @Override
    public Class<Stock> submission() {
        return Stock.class;
    }

    @Override
    public Prefill<Stock> prefill(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        Campaign campaign = campaigns.get(engagement.campaign());
        return new Prefill<>(
                engagement.readinessAnswers().map(Stock::of).orElse(null),
                Map.of(
                        "campaign",
                        campaign,
                        "keptDays",
                        contacts.keptDays(),
                        "acts",
                        engagement
                                .readinessAnswers()
                                .map(answers -> judge(answers, campaign).stream()
                                        .filter(Finding::knocksOut)
                                        .map(Finding::message)
                                        .toList())
                                .orElse(List.of())));
    }

    @Override
    public List<Flaw> check(FormContext context, Stock stock) {
        if (!stock.goesOn()) {
            return stock.next() == Next.NOT_NOW
                            && stock.recallOn() != null
                            && !stock.recallOn().isAfter(today())
                    ? List.of(Flaw.block("recallOn", "recall-past"))
                    : List.of();
        }
        ReadinessAnswers answers = stock.answers();
        if (answers == null) {
            return stock.unanswered();
        }
        Campaign campaign = campaigns.get(
                engagements.get(new EngagementId(context.subject())).campaign());
        return Stream.concat(
                        judge(answers, campaign).stream()
                                .map(finding -> Flaw.warn(finding.field(), finding.message(), campaign.hoursPerWeek())),
                        stock.recognised().stream()
                                .distinct()
                                .map(brake -> Flaw.warn("brakes", "brake." + brake.name())))
                .toList();
    }

    @Override
    public void accept(FormContext context, Stock stock) {
        Refused.ifAnyBlocks(check(context, stock));
        EngagementId id = new EngagementId(context.subject());
        ReadinessAnswers answers = stock.answers();
        if (answers == null || !stock.goesOn()) {
            engagements.assess(id, answers, Readiness.LEAVING);
            engagements.keepContacts(id, stock.keepContact());
            engagements.leave(id, stock.next().standing(), stock.next() == Next.NOT_NOW ? stock.recallOn() : null, "");
            return;
        }
        Campaign campaign = campaigns.get(engagements.get(id).campaign());
        boolean ready = judge(answers, campaign).stream().noneMatch(Finding::knocksOut);
        engagements.assess(id, answers, ready ? Readiness.READY : Readiness.NOT_READY);
    }

    /** One matching rule of the decision table. */
    private record Finding(String code, boolean knocksOut) {

        String field() {
            return FIELDS.getOrDefault(code, "");
        }

        String message() {
            return FIELDS.containsKey(code) ? "readiness." + code : "readiness.other";
        }
    }

    private List<Finding> judge(ReadinessAnswers answers, Campaign campaign) {
        return decisions
                .ask(
                        DECISION,
                        Map.of(
                                "followUpOwner", !answers.followUpOwner().isEmpty(),
                                "teamInformed", answers.teamInformed(),
                                "authority", answers.authority(),
                                "givesVisibility", answers.givesVisibility(),
                                "hoursAvailable", answers.hoursAvailable(),
                                "hoursNeeded", campaign.hoursPerWeek()))
                .stream()
                .map(rule -> new Finding(String.valueOf(rule.get("code")), KNOCK_OUT.equals(rule.get("result"))))
                .toList();
    }

    private LocalDate today() {
        return Days.today(clock);
    }
}
