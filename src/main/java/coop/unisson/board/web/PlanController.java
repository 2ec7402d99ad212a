package coop.unisson.board.web;

import coop.unisson.board.PlanView;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.NeedWords;
import coop.unisson.commitment.Coverage;
import coop.unisson.commitment.Coverage.Axis;
import coop.unisson.commitment.Plan;
import coop.unisson.commitment.PlanService;
import coop.unisson.commitment.PlanWords;
import coop.unisson.commitment.Posture;
import coop.unisson.commitment.ResourceKind;
import coop.unisson.commitment.VisibilityMatrix;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.ResourceLedger;
import coop.unisson.engagement.Circle;
import coop.unisson.engagement.EngagementId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The plan of one campaign in Cockpit, as data for its coordination alone; its words are ready to be shown. */
@RestController
class PlanController {

    /** Rows and columns of a picture; beyond, it says how many are left out. */
    private static final int MOST = 16;

    record Answer(
            Picture coverage,
            List<String> needs,
            List<Gap> gaps,
            List<String> unmatched,
            List<Giver> visibility,
            List<Column> partners,
            Ledger ledger) {}

    /** One choice of rows or columns. */
    record Choice(String axis, String name) {}

    record Picture(
            List<Choice> axes, String rows, String columns, List<String> head, List<Line> lines, String leftOut) {}

    /** A row and what lies in each column; {@code also} says how else it was written. */
    record Line(String name, String also, List<Integer> counts) {}

    record Gap(String sentence, String fits) {}

    record Column(String id, String name) {}

    /** Whom one partner makes visible, in the order of the columns. */
    record Giver(String name, String share, List<String> shows, List<Boolean> shown) {}

    record Ledger(List<String> head, List<Sum> lines, Sum total) {}

    record Sum(String name, List<String> cells) {}

    private final PlanService plans;
    private final PlanView view;
    private final PlanWords words;
    private final NeedWords needs;
    private final DeliveryService deliveries;
    private final Circle circle;
    private final MessageSource messages;

    PlanController(
            PlanService plans,
            PlanView view,
            PlanWords words,
            NeedWords needs,
            DeliveryService deliveries,
            Circle circle,
            MessageSource messages) {
        this.plans = plans;
        this.view = view;
        this.words = words;
        this.needs = needs;
        this.deliveries = deliveries;
        this.circle = circle;
        this.messages = messages;
    }

    @GetMapping("/api/board/campaigns/{id}/plan")
    Answer plan(
            @PathVariable String id,
            @RequestParam(defaultValue = "CHANNEL") Axis rows,
            @RequestParam(defaultValue = "WEEK") Axis columns,
            Locale locale) {
        CampaignId asked = new CampaignId(id);
        if (!circle.coordinates(asked)) {
            throw Problem.notFound("campaign");
        }
        Plan plan = plans.of(asked);
        return new Answer(
                picture(plan.coverage(), rows, rows == columns ? other(rows) : columns, locale),
                plan.needs().stream().map(line -> need(line, locale)).toList(),
                plan.blindSpots().stream()
                        .map(found -> new Gap(words.blindSpot(found, locale), words.fits(found, plan, locale)))
                        .toList(),
                plan.unmatched().stream()
                        .map(one -> words.expectation(one, plan.names().get(one.engagement()), locale))
                        .toList(),
                givers(plan, locale),
                plan.names().entrySet().stream()
                        .map(entry -> new Column(entry.getKey().value(), entry.getValue()))
                        .toList(),
                ledger(plan.names(), deliveries.ledger(asked), locale));
    }

    private static Axis other(Axis axis) {
        return axis == Axis.WEEK ? Axis.CHANNEL : Axis.WEEK;
    }

    private Picture picture(Coverage coverage, Axis rows, Axis columns, Locale locale) {
        Coverage.Plane plane = coverage.plane(rows, columns, MOST);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < plane.rows().size(); i++) {
            Coverage.Value row = plane.rows().get(i);
            lines.add(new Line(
                    name(rows, row, locale),
                    String.join(", ", row.alsoWritten()),
                    plane.counts().get(i)));
        }
        return new Picture(
                Arrays.stream(Axis.values())
                        .map(axis -> new Choice(axis.name(), say(locale, "plan.axis." + axis)))
                        .toList(),
                rows.name(),
                columns.name(),
                plane.columns().stream()
                        .map(column -> name(columns, column, locale))
                        .toList(),
                lines,
                plane.rowsLeftOut() + plane.columnsLeftOut() == 0
                        ? ""
                        : say(locale, "plan.left-out", plane.rowsLeftOut(), plane.columnsLeftOut()));
    }

    private String name(Axis axis, Coverage.Value value, Locale locale) {
        if (axis == Axis.WEEK) {
            return say(locale, "plan.week", Days.withoutYear(LocalDate.parse(value.key()), locale));
        }
        return value.isUnsaid() ? say(locale, "plan.unsaid." + axis) : value.shown();
    }

    private String need(Posture.Line line, Locale locale) {
        return say(
                locale,
                line.isMet() ? "plan.need.met" : "plan.need.short",
                needs.of(line.need(), locale),
                needs.of(line.need(), line.there(), locale));
    }

    private List<Giver> givers(Plan plan, Locale locale) {
        VisibilityMatrix matrix = plan.visibility();
        return plan.names().entrySet().stream()
                .map(giver -> new Giver(
                        giver.getValue(),
                        words.share(matrix.share(giver.getKey()), locale),
                        plan.names().entrySet().stream()
                                .filter(other -> matrix.shows(giver.getKey(), other.getKey()))
                                .map(Map.Entry::getValue)
                                .toList(),
                        plan.names().keySet().stream()
                                .map(other -> matrix.shows(giver.getKey(), other))
                                .toList()))
                .toList();
    }

    private Ledger ledger(Map<EngagementId, String> names, ResourceLedger ledger, Locale locale) {
        List<ResourceKind> kinds = List.of(ResourceKind.values());
        return new Ledger(
                kinds.stream().map(kind -> say(locale, "ledger.kind." + kind)).toList(),
                names.entrySet().stream()
                        .filter(entry -> !ledger.of(entry.getKey()).isEmpty())
                        .map(entry -> sum(entry.getValue(), kinds, ledger.of(entry.getKey()), locale))
                        .toList(),
                sum(say(locale, "ledger.total"), kinds, ledger.total(), locale));
    }

    private Sum sum(
            String name, List<ResourceKind> kinds, Map<ResourceKind, ResourceLedger.Entry> entries, Locale locale) {
        return new Sum(
                name,
                kinds.stream()
                        .map(kind -> entries.containsKey(kind) ? view.line(kind, entries.get(kind), locale) : "")
                        .collect(Collectors.toList()));
    }

    private String say(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
