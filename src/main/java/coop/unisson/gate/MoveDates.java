package coop.unisson.gate;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Schedule;
import coop.unisson.charter.CharterService;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.delivery.Delivery;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Preview;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The coordination gives a campaign other dates. Before anything is written it reads what that moves: each date, the tasks
 * and promises concerned, and the promises the new run would leave out; then it confirms once.
 */
@Component
class MoveDates implements TaskForm<MoveDates.Move> {

    /** More promises than this make a sentence nobody reads. */
    private static final int NAMED = 3;

    /**
     * What the coordination says.
     *
     * @param seen the dates on the screen, in their order
     * @param sure whether the person has read what it moves
     */
    record Move(
            @NotNull LocalDate missionDue,
            @NotNull LocalDate briefDue,
            @NotNull LocalDate commitmentsDue,
            @NotNull LocalDate charterDue,
            @NotNull LocalDate goNoGo,
            @NotNull LocalDate runStart,
            @NotNull LocalDate runEnd,
            @NotNull LocalDate retrospectiveDue,
            @NotBlank @Size(max = 200) String seen,
            @Nullable @Size(max = 2000) String reason,
            boolean sure) {

        private static Move of(Schedule dates) {
            return new Move(
                    dates.missionDue(),
                    dates.briefDue(),
                    dates.commitmentsDue(),
                    dates.charterDue(),
                    dates.goNoGo(),
                    dates.runStart(),
                    dates.runEnd(),
                    dates.retrospectiveDue(),
                    written(dates),
                    null,
                    false);
        }

        private Schedule dates() {
            return new Schedule(
                    missionDue, briefDue, commitmentsDue, charterDue, goNoGo, runStart, runEnd, retrospectiveDue);
        }

        private static String written(Schedule dates) {
            return dates.byField().values().stream().map(LocalDate::toString).collect(Collectors.joining(" "));
        }

        private Schedule seenDates() {
            try {
                List<LocalDate> dates =
                        Arrays.stream(seen.split(" ")).map(LocalDate::parse).toList();
                return new Schedule(
                        dates.get(0),
                        dates.get(1),
                        dates.get(2),
                        dates.get(3),
                        dates.get(4),
                        dates.get(5),
                        dates.get(6),
                        dates.get(7));
            } catch (DateTimeParseException | IndexOutOfBoundsException e) {
                throw Problem.malformed("malformed-field");
            }
        }
    }

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final CharterService charters;
    private final DeliveryService deliveries;
    private final PartnerService partners;
    private final OpenSteps steps;

    MoveDates(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            CharterService charters,
            DeliveryService deliveries,
            PartnerService partners,
            OpenSteps steps) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.charters = charters;
        this.deliveries = deliveries;
        this.partners = partners;
        this.steps = steps;
    }

    @Override
    public String id() {
        return "move-dates";
    }

    @Override
    public Class<Move> submission() {
        return Move.class;
    }

    @Override
    public Prefill<Move> prefill(FormContext context) {
        CampaignId id = new CampaignId(context.subject());
        Campaign campaign = campaigns.get(id);
        return new Prefill<>(
                Move.of(campaign.schedule()),
                Map.of(
                        "campaign",
                        campaign,
                        "dates",
                        campaign.schedule().byField(),
                        "seen",
                        Move.written(campaign.schedule()),
                        "acted",
                        campaigns.datesActedOn(id)));
    }

    /** What is wrong with the dates; and when nothing is, what they move. */
    @Override
    public List<Flaw> check(FormContext context, Move move) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        List<Flaw> wrong = new ArrayList<>(campaigns.datesFlaws(campaign.id(), move.dates()));
        if (campaign.schedule().equals(move.dates())) {
            wrong.add(Flaw.block("", "move-nothing"));
        }
        List<Flaw> flaws = new ArrayList<>(
                Preview.of(wrong, () -> preview(campaign, move.dates(), context.locale()), move.sure(), "move-unsure"));
        if (Words.none(move.reason())) {
            flaws.add(Flaw.block("reason", "not-blank"));
        }
        return flaws;
    }

    private List<Flaw> preview(Campaign campaign, Schedule dates, Locale locale) {
        List<Flaw> moves = new ArrayList<>();
        Map<String, LocalDate> before = campaign.schedule().byField();
        dates.byField().forEach((field, day) -> {
            LocalDate was = before.get(field);
            if (was != null && !was.equals(day)) {
                moves.add(Flaw.warn(field, "date-moves", was, day));
            }
        });
        boolean otherRun =
                !dates.runStart().equals(campaign.runStart()) || !dates.runEnd().equals(campaign.runEnd());
        if (otherRun) {
            String field = dates.runEnd().equals(campaign.runEnd()) ? "runStart" : "runEnd";
            leftOut(campaign, dates, field, locale).ifPresent(moves::add);
            if (charters.inForce(campaign.id()).isPresent()) {
                moves.add(Flaw.warn(field, "move-charter"));
            }
        }
        Set<CommitmentId> done = accountedFor(campaign.id());
        long open = commitments.of(campaign.id()).stream()
                .filter(commitment -> !done.contains(commitment.id()))
                .count();
        moves.add(Flaw.warn("sure", "move-concerns", steps.in(campaign.id()), open));
        return moves;
    }

    private Optional<Flaw> leftOut(Campaign campaign, Schedule dates, String field, Locale locale) {
        Set<CommitmentId> done = accountedFor(campaign.id());
        List<Commitment> out = commitments.leftOutBy(campaign.id(), dates.runStart(), dates.runEnd()).stream()
                .filter(commitment -> !done.contains(commitment.id()))
                .toList();
        if (out.isEmpty()) {
            return Optional.empty();
        }
        Map<EngagementId, String> names = names(campaign.id());
        String named = out.stream()
                .limit(NAMED)
                .map(commitment -> names.get(commitment.engagement()) + "\u00A0– " + commitment.what())
                .collect(Collectors.joining(Language.of(locale) == Language.FR ? "\u00A0; " : "; "));
        return Optional.of(Flaw.warn(field, "move-leaves-out", out.size(), named, Math.max(0, out.size() - NAMED)));
    }

    private Set<CommitmentId> accountedFor(CampaignId campaign) {
        return deliveries.of(campaign).stream()
                .filter(delivery -> !delivery.open())
                .map(Delivery::id)
                .collect(Collectors.toSet());
    }

    private Map<EngagementId, String> names(CampaignId campaign) {
        Map<EngagementId, OrganisationId> organisations =
                engagements.of(campaign).stream().collect(Collectors.toMap(Engagement::id, Engagement::organisation));
        Map<OrganisationId, Organisation> known = partners.organisations(organisations.values());
        return organisations.entrySet().stream()
                .flatMap(entry -> Stream.ofNullable(known.get(entry.getValue()))
                        .map(organisation -> Map.entry(entry.getKey(), organisation.name())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * @throws Problem 409 when the campaign is over, or when somebody moved its dates since
     */
    @Override
    public void accept(FormContext context, Move move) {
        CampaignId id = new CampaignId(context.subject());
        Schedule seen = move.seenDates();
        if (campaigns.lock(id).schedule().equals(seen)) {
            Refused.ifAnyBlocks(check(context, move));
        }
        campaigns.moveDates(id, seen, move.dates(), Words.of(move.reason()), new PersonId(context.person()));
    }

    @Override
    public boolean standing(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return campaign.isCoordinatedBy(new PersonId(context.person())) && !campaign.isOver();
    }
}
