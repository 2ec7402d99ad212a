package coop.unisson.board;

import coop.unisson.audit.AuditTrail;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.gate.Blocker;
import coop.unisson.gate.GateReport;
import coop.unisson.gate.GateService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
            Campaign campaign,
            @Nullable String instance,
            List<GateReport> shut,
            List<Part> parts,
            List<AuditTrail.Line> past) {}

    /**
     * One partner, and what the gates miss of it.
     *
     * @param unreached those of its two people whose letters come back
     */
    public record Part(
            Engagement engagement,
            String name,
            @Nullable String instance,
            List<Blocker> missing,
            List<Person> unreached) {}

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final GateService gates;
    private final PartnerService partners;
    private final Instances instances;
    private final AuditTrail trail;

    CampaignPage(
            CampaignService campaigns,
            EngagementService engagements,
            GateService gates,
            PartnerService partners,
            Instances instances,
            AuditTrail trail) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.gates = gates;
        this.partners = partners;
        this.instances = instances;
        this.trail = trail;
    }

    public Page of(CampaignId id, Locale locale) {
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
        Map<PersonId, Person> unreached = partners.unreached(
                all.stream().flatMap(one -> one.people().stream()).toList());
        List<Part> parts = all.stream()
                .map(one -> new Part(
                        one,
                        Objects.requireNonNull(names.get(one.id())),
                        running.get(one.id().value()),
                        missing.getOrDefault(one.id(), List.of()),
                        one.hasLeft()
                                ? List.of()
                                : one.people().stream()
                                        .flatMap(person -> Stream.ofNullable(unreached.get(person)))
                                        .toList()))
                .sorted(Comparator.comparing((Part part) ->
                                part.missing().isEmpty() && part.unreached().isEmpty())
                        .thenComparing(part -> part.engagement().hasLeft())
                        .thenComparing(Part::name, Words.alphabetical()))
                .toList();
        return new Page(campaign, running.get(id.value()), shut, parts, trail.latest(id, LATEST, locale));
    }
}
