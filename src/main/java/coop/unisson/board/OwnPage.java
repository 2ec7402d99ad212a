package coop.unisson.board;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.Objection;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.delivery.Delivery;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.Initiative;
import coop.unisson.delivery.Outcome;
import coop.unisson.delivery.Tension;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Freeze;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** « Mon engagement »: what waits for a person, what their organisation promised, what the campaign decided, and when. */
@Service
@Transactional(readOnly = true)
public class OwnPage {

    private static final int LATEST = 20;

    private final OpenTasks tasks;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final CommitmentService commitments;
    private final CharterService charters;
    private final DeliveryService deliveries;
    private final PartnerService partners;

    OwnPage(
            OpenTasks tasks,
            EngagementService engagements,
            CampaignService campaigns,
            CommitmentService commitments,
            CharterService charters,
            DeliveryService deliveries,
            PartnerService partners) {
        this.tasks = tasks;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.commitments = commitments;
        this.charters = charters;
        this.deliveries = deliveries;
        this.partners = partners;
    }

    /** Everything on the page. */
    public record Page(List<Waiting> waiting, List<Part> parts) {}

    /** A task and the campaign it belongs to. */
    public record Waiting(
            String task,
            String name,
            @Nullable String about,
            String campaign,
            @Nullable LocalDate due) {}

    /**
     * One organisation's part in one campaign.
     *
     * @param nextDay the deadline of the stage the campaign is in
     * @param signAgainSince the day on which its signature lapsed; null while it holds
     * @param charter whether there is a charter to read
     * @param objections what it objected to in the charter, the latest first
     * @param tensions what clashes or clashed, the latest first
     * @param initiatives what was done beyond the list
     * @param away who is away, now or soon, and who stands in
     * @param freezes when its approvals stand still, now or soon
     * @param colleagues what waits for the others of the team and may be taken over
     * @param acts the forms that stand open to this person
     */
    public record Part(
            EngagementId id,
            Engagement engagement,
            Campaign campaign,
            String organisation,
            @Nullable LocalDate nextDay,
            @Nullable LocalDate signAgainSince,
            List<Promised> promises,
            Map<String, String> conditions,
            boolean charter,
            boolean report,
            List<Objection> objections,
            List<Tension> tensions,
            List<Initiative> initiatives,
            List<Away> away,
            List<Freeze> freezes,
            List<Colleagues> colleagues,
            List<String> acts) {}

    /** Somebody of the team who is or will be away. */
    public record Away(String person, String deputy, LocalDate from, LocalDate to) {}

    /** A task that waits for somebody of the team. */
    public record Colleagues(
            String task,
            String name,
            @Nullable String about,
            String person,
            @Nullable LocalDate due) {}

    /** One promise and what became of it so far. */
    public record Promised(Commitment commitment, @Nullable Outcome outcome) {}

    /** Whether whoever came by a link needs one for this very act. */
    public boolean takesOwnLink(String act) {
        return tasks.takesOwnLink(act);
    }

    public Page of(PersonId person) {
        List<OpenTasks.OpenTask> open = tasks.of(person);
        List<Engagement> own = engagements.of(person, LATEST);
        Map<EngagementId, List<Commitment>> kept = keptFor(person, own);
        List<Engagement> others = kept.keySet().stream().map(engagements::get).toList();
        Set<CampaignId> ids = Stream.of(
                        open.stream().map(OpenTasks.OpenTask::campaign),
                        own.stream().map(Engagement::campaign),
                        others.stream().map(Engagement::campaign))
                .flatMap(campaigns -> campaigns)
                .collect(Collectors.toSet());
        Map<CampaignId, Campaign> known = campaigns.get(ids);
        Map<OrganisationId, Organisation> names = partners.organisations(Stream.concat(own.stream(), others.stream())
                .map(Engagement::organisation)
                .toList());
        return new Page(
                open.stream()
                        .map(task -> new Waiting(
                                task.id(),
                                task.name(),
                                task.about(),
                                Objects.requireNonNull(known.get(task.campaign()))
                                        .title(),
                                task.due()))
                        .toList(),
                Stream.concat(
                                own.stream()
                                        .map(engagement -> part(
                                                engagement,
                                                Objects.requireNonNull(known.get(engagement.campaign())),
                                                Objects.requireNonNull(names.get(engagement.organisation()))
                                                        .name(),
                                                person)),
                                others.stream()
                                        .map(engagement -> share(
                                                engagement,
                                                Objects.requireNonNull(known.get(engagement.campaign())),
                                                Objects.requireNonNull(names.get(engagement.organisation()))
                                                        .name(),
                                                kept.getOrDefault(engagement.id(), List.of()))))
                        .toList());
    }

    /** What somebody keeps for partners they do not speak for, by partner. */
    private Map<EngagementId, List<Commitment>> keptFor(PersonId person, List<Engagement> own) {
        Set<EngagementId> spokenFor = own.stream().map(Engagement::id).collect(Collectors.toSet());
        return commitments.ownedBy(person, LATEST).stream()
                .filter(commitment -> !spokenFor.contains(commitment.engagement()))
                .collect(Collectors.groupingBy(Commitment::engagement, LinkedHashMap::new, Collectors.toList()));
    }

    /** For whoever keeps some of a partner's promises and does not speak for it: these and the dates, nothing else of its. */
    private Part share(Engagement engagement, Campaign campaign, String organisation, List<Commitment> kept) {
        return new Part(
                engagement.id(),
                engagement,
                campaign,
                organisation,
                campaign.deadline(campaign.stage()).orElse(null),
                null,
                promised(engagement.id(), kept),
                Map.of(),
                false,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private List<Promised> promised(EngagementId id, List<Commitment> promises) {
        Map<CommitmentId, Delivery> under =
                deliveries.of(id).stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
        return promises.stream()
                .map(commitment -> new Promised(
                        commitment,
                        Optional.ofNullable(under.get(commitment.id()))
                                .flatMap(Delivery::outcome)
                                .orElse(null)))
                .toList();
    }

    private String name(PersonId person) {
        return partners.person(person).name();
    }

    private Part part(Engagement engagement, Campaign campaign, String organisation, PersonId person) {
        List<Commitment> promises = commitments.of(engagement.id());
        return new Part(
                engagement.id(),
                engagement,
                campaign,
                organisation,
                campaign.deadline(campaign.stage()).orElse(null),
                engagement.hasLeft() ? null : charters.lapsedOn(engagement.id()).orElse(null),
                promised(engagement.id(), promises),
                commitments.conditions(promises, LocaleContextHolder.getLocale()),
                charters.inForce(campaign.id()).isPresent(),
                campaign.stage() == Stage.CLOSED,
                charters.objections(engagement.id()),
                deliveries.tensions(engagement.id()),
                deliveries.initiatives(engagement.id()),
                engagements.absences(engagement).stream()
                        .map(absence -> new Away(
                                name(absence.person()), name(absence.deputy()), absence.firstDay(), absence.lastDay()))
                        .toList(),
                engagements.freezesAhead(engagement),
                engagement.hasLeft() || !engagements.speaksFor(engagement, person)
                        ? List.of()
                        : tasks.ofColleagues(engagement.id(), person).stream()
                                .map(open -> new Colleagues(
                                        open.task().id(),
                                        open.task().name(),
                                        open.task().about(),
                                        name(open.person()),
                                        open.task().due()))
                                .toList(),
                tasks.actsOn(engagement.id().value(), person));
    }
}
