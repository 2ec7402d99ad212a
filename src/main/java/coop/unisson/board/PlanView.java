package coop.unisson.board;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.GapDecision;
import coop.unisson.campaign.Stage;
import coop.unisson.commitment.Coverage;
import coop.unisson.commitment.Plan;
import coop.unisson.commitment.PlanService;
import coop.unisson.commitment.PlanWords;
import coop.unisson.commitment.PostureAnswer;
import coop.unisson.commitment.PostureService;
import coop.unisson.commitment.ResourceKind;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.ResourceLedger;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.Expectation;
import coop.unisson.engagement.ExpectationService;
import coop.unisson.shared.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The plan as one partner reads it: its own figures exactly, and what all do together in words, once every list that was asked
 * for is settled. Nobody reads another partner's figure from it.
 */
@Service
@Transactional(readOnly = true)
public class PlanView {

    /** Rows more than this nobody reads on a telephone. */
    private static final int MOST = 12;

    /**
     * @param asks gaps in the plan this partner is asked to fill
     * @param expected what it expects of the others
     * @param posture what would come of it if all did the same; empty until it was asked about
     * @param share how much of its own public sees others; empty until the plan is shared
     * @param shows whom it makes visible, by name
     * @param shownBy who makes it visible, by name
     * @param own what it puts in, exactly
     * @param others what all others put in, in bands
     * @param weeks what happens in each week, without figures
     */
    public record Own(
            List<GapDecision> asks,
            List<Expected> expected,
            List<String> posture,
            String share,
            List<String> shows,
            List<String> shownBy,
            List<String> own,
            List<String> others,
            List<Week> weeks) {}

    /** @param met whether anybody offers it; false as long as nothing is shared */
    public record Expected(String id, String words, boolean met) {}

    /** The channels on which something happens in a week; empty for a blind spot. */
    public record Week(String name, List<String> channels) {}

    private final CampaignService campaigns;
    private final PlanService plans;
    private final PostureService postures;
    private final DeliveryService deliveries;
    private final PlanWords words;
    private final MessageSource messages;
    private final ExpectationService expectations;

    PlanView(
            CampaignService campaigns,
            PlanService plans,
            PostureService postures,
            DeliveryService deliveries,
            PlanWords words,
            MessageSource messages,
            ExpectationService expectations) {
        this.campaigns = campaigns;
        this.plans = plans;
        this.postures = postures;
        this.deliveries = deliveries;
        this.words = words;
        this.messages = messages;
        this.expectations = expectations;
    }

    public Own of(Engagement engagement, Locale locale) {
        EngagementId id = engagement.id();
        Campaign campaign = campaigns.get(engagement.campaign());
        List<GapDecision> asks = campaigns.blindSpots(campaign.id()).stream()
                .map(spot -> spot.decision())
                .filter(gap -> id.value().equals(gap.partner()))
                .toList();
        PostureAnswer answer = postures.answered(id);
        List<String> posture = answer == null ? List.of() : words.posture(postures.of(id), answer.answer(), locale);
        boolean shared = campaign.stage().reached(Stage.CHARTER)
                && engagement.partnerSince().isPresent();
        if (!shared || engagement.hasLeft()) {
            return new Own(
                    engagement.hasLeft() ? List.of() : asks,
                    engagement.hasLeft() ? List.of() : expected(id, null),
                    posture,
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        Plan plan = plans.of(campaign.id());
        ResourceLedger ledger = deliveries.ledger(campaign.id());
        return new Own(
                asks,
                expected(id, plan),
                posture,
                words.ownShare(plan.visibility().share(id), locale),
                names(plan, List.copyOf(plan.visibility().shownBy(id))),
                names(plan, plan.visibility().showing(id)),
                lines(ledger.of(id), locale),
                bands(ledger.others(id), locale),
                weeks(plan.coverage(), locale));
    }

    private List<Expected> expected(EngagementId id, @Nullable Plan plan) {
        List<String> open = plan == null
                ? List.of()
                : plan.unmatched().stream().map(Expectation::id).toList();
        return expectations.of(id).stream()
                .map(one -> new Expected(one.id(), one.words(), plan != null && !open.contains(one.id())))
                .toList();
    }

    private static List<String> names(Plan plan, List<EngagementId> partners) {
        return plan.names().entrySet().stream()
                .filter(entry -> partners.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private List<String> lines(Map<ResourceKind, ResourceLedger.Entry> entries, Locale locale) {
        return entries.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue(), locale))
                .toList();
    }

    /** Planned and used, such as « 40 heures prévues, 37 utilisées ». */
    public String line(ResourceKind kind, ResourceLedger.Entry entry, Locale locale) {
        return say(locale, "ledger." + kind, entry.planned(), entry.used(), entry.open());
    }

    private List<String> bands(Map<ResourceKind, ResourceLedger.Entry> entries, Locale locale) {
        return entries.entrySet().stream()
                .map(entry -> say(
                        locale,
                        "ledger.band." + entry.getKey() + "."
                                + entry.getKey().band(entry.getValue().planned())))
                .toList();
    }

    private static List<Week> weeks(Coverage coverage, Locale locale) {
        Coverage.Plane plane = coverage.plane(Coverage.Axis.WEEK, Coverage.Axis.CHANNEL, MOST);
        List<Week> weeks = new ArrayList<>();
        for (int i = 0; i < plane.rows().size(); i++) {
            List<Integer> counts = plane.counts().get(i);
            weeks.add(new Week(
                    Days.withoutYear(LocalDate.parse(plane.rows().get(i).key()), locale),
                    IntStream.range(0, counts.size())
                            .filter(column -> counts.get(column) > 0)
                            .mapToObj(column -> plane.columns().get(column).shown())
                            .filter(name -> !name.isEmpty())
                            .toList()));
        }
        return weeks;
    }

    private String say(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
