package coop.unisson.board;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.gate.Blocker;
import coop.unisson.gate.GateReport;
import coop.unisson.gate.GateService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One campaign as its coordination sees it: where it stands, what each partner is held up by, what happened. */
@Service
@Transactional(readOnly = true)
public class CampaignPage {

    /** More of the past than this nobody reads on one screen. */
    static final int LATEST = 60;

    /** Everything on the page; partners whom something waits for come first. */
    public record Page(
            Campaign campaign, @Nullable String instance, List<GateReport> shut, List<Part> parts, List<Event> past) {}

    /** One partner, and what the gates miss of it. */
    public record Part(
            Engagement engagement, String name, @Nullable String instance, List<Blocker> missing) {}

    /**
     * Something that happened.
     *
     * @param what the message {@code campaign-page.past.<what>}
     * @param step what somebody did, in the reader's words; null unless somebody completed a step
     */
    public record Event(
            Instant at,
            String what,
            @Nullable String partner,
            @Nullable String person,
            @Nullable String step) {}

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final GateService gates;
    private final PartnerService partners;
    private final Instances instances;
    private final DoneSteps steps;

    CampaignPage(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            GateService gates,
            PartnerService partners,
            Instances instances,
            DoneSteps steps) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.gates = gates;
        this.partners = partners;
        this.instances = instances;
        this.steps = steps;
    }

    public Page of(CampaignId id, Language language) {
        Campaign campaign = campaigns.get(id);
        List<Engagement> all = engagements.of(id);
        Map<OrganisationId, Organisation> organisations = partners.organisations(
                all.stream().map(Engagement::organisation).toList());
        Map<EngagementId, String> names = all.stream()
                .collect(Collectors.toMap(
                        Engagement::id, one -> Objects.requireNonNull(organisations.get(one.organisation()))
                                .name()));
        List<GateReport> shut = gates.reports(id).stream()
                .filter(report -> report.state() == GateReport.State.SHUT)
                .toList();
        Map<EngagementId, List<Blocker>> missing = new HashMap<>();
        shut.stream().flatMap(report -> report.blockers().stream()).forEach(blocker -> {
            if (blocker.engagement() != null) {
                missing.computeIfAbsent(blocker.engagement(), of -> new ArrayList<>())
                        .add(blocker);
            }
        });
        Map<String, String> running = instances.of(Stream.concat(
                        Stream.of(id.value()), all.stream().map(one -> one.id().value()))
                .toList());
        List<Part> parts = all.stream()
                .map(one -> new Part(
                        one,
                        Objects.requireNonNull(names.get(one.id())),
                        running.get(one.id().value()),
                        missing.getOrDefault(one.id(), List.of())))
                .sorted(Comparator.comparing((Part part) -> part.missing().isEmpty())
                        .thenComparing(part -> part.engagement().hasLeft())
                        .thenComparing(Part::name))
                .toList();
        return new Page(campaign, running.get(id.value()), shut, parts, past(campaign, all, names, language));
    }

    private List<Event> past(
            Campaign campaign, List<Engagement> all, Map<EngagementId, String> names, Language language) {
        List<String> keys = Stream.of(
                        Stream.of(campaign.id().value()),
                        all.stream().map(one -> one.id().value()),
                        commitments.of(campaign.id()).stream()
                                .map(one -> one.id().value()))
                .flatMap(part -> part)
                .toList();
        Map<PersonId, String> people = new HashMap<>();
        Stream<Event> done = steps.latest(keys, language, LATEST).stream()
                .map(step -> new Event(
                        step.at(),
                        step.of() == null ? "step" : "step.partner",
                        step.of() == null ? null : names.get(step.of()),
                        people.computeIfAbsent(
                                step.by(), by -> partners.person(by).name()),
                        step.step()));
        Stream<Event> own = all.stream().flatMap(one -> {
            String name = names.get(one.id());
            return Stream.of(
                            Stream.of(new Event(one.enteredAt(), "entered", name, null, null)),
                            one.partnerSince().stream().map(at -> new Event(at, "partner", name, null, null)),
                            one.silentSince().stream().map(at -> new Event(at, "silent", name, null, null)),
                            one.leftAt().stream().map(at -> new Event(at, "left." + one.standing(), name, null, null)))
                    .flatMap(part -> part);
        });
        Stream<Event> stage = Stream.of(new Event(campaign.stageEnteredAt(), "stage", null, null, null));
        return Stream.of(done, own, stage)
                .flatMap(part -> part)
                .sorted(Comparator.comparing(Event::at).reversed())
                .limit(LATEST)
                .toList();
    }
}
