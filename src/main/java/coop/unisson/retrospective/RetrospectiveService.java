package coop.unisson.retrospective;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.Signature;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.delivery.Delivery;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.Initiative;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.Words;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks back with each partner, and says together what became of the campaign. */
@Service
public class RetrospectiveService {

    private final LookBacks lookBacks;
    private final Reports reports;
    private final Receipts receipts;
    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final CharterService charters;
    private final DeliveryService deliveries;
    private final PartnerService partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RetrospectiveService(
            LookBacks lookBacks,
            Reports reports,
            Receipts receipts,
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            CharterService charters,
            DeliveryService deliveries,
            PartnerService partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.lookBacks = lookBacks;
        this.reports = reports;
        this.receipts = receipts;
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.charters = charters;
        this.deliveries = deliveries;
        this.partners = partners;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps what a partner learnt.
     *
     * @throws Problem 403 when the person does not lead this partner's part, 409 before the retrospective or the second time
     * @throws Refused when the day to call back makes no sense
     */
    @Transactional
    void lookBack(EngagementId id, PersonId person, LookBack.Answers answers) {
        Engagement engagement = engagements.get(id);
        if (!engagements.mayActFor(engagement, engagement.lead(), person)) {
            throw Problem.forbidden("look-back-not-lead");
        }
        if (!campaigns.get(engagement.campaign()).stage().reached(Stage.RETROSPECTIVE)) {
            throw Problem.conflict("retrospective-not-open");
        }
        if (lookBacks.existsById(id)) {
            throw Problem.conflict("looked-back-already");
        }
        List<Flaw> flaws = answers.flaws(LocalDate.now(clock));
        if (!flaws.isEmpty()) {
            throw new Refused(flaws);
        }
        lookBacks.save(new LookBack(id, engagement.campaign(), answers, person, clock.instant()));
        events.publishEvent(new LookedBack(id, engagement.campaign()));
    }

    /** The partners who have looked back, in one statement. */
    @Transactional(readOnly = true)
    public Set<EngagementId> answered(CampaignId campaign) {
        return lookBacks.answered(campaign);
    }

    /** What one partner learnt, with its name. */
    record Lesson(
            String partner,
            String keep,
            String change,
            LookBack.Posture posture,
            LookBack.Again again,
            @Nullable LocalDate recallOn) {

        static Lesson of(String partner, LookBack lookBack) {
            return new Lesson(
                    partner,
                    lookBack.lessonKeep(),
                    lookBack.lessonChange(),
                    lookBack.posture(),
                    lookBack.again(),
                    lookBack.recallOn().orElse(null));
        }
    }

    /** What all partners learnt, by name, in a fixed number of statements. */
    @Transactional(readOnly = true)
    List<Lesson> lessons(CampaignId campaign) {
        Map<EngagementId, String> names = names(campaign);
        return lookBacks.findByCampaign(campaign).stream()
                .map(lookBack -> Lesson.of(names.getOrDefault(lookBack.id(), ""), lookBack))
                .sorted(Comparator.comparing(Lesson::partner, Words.alphabetical()))
                .toList();
    }

    /** Promised against done for each partner that promised, by name, in a fixed number of statements. */
    @Transactional(readOnly = true)
    List<Report.Line> figures(CampaignId campaign) {
        List<Engagement> all = engagements.of(campaign);
        Map<EngagementId, String> names = names(all);
        Set<EngagementId> left =
                all.stream().filter(Engagement::hasLeft).map(Engagement::id).collect(Collectors.toSet());
        return deliveries.of(campaign).stream()
                .filter(delivery -> !delivery.open() || !left.contains(delivery.engagement()))
                .collect(Collectors.groupingBy(Delivery::engagement))
                .entrySet()
                .stream()
                .map(entry -> new Report.Line(names.getOrDefault(entry.getKey(), ""), Tally.of(entry.getValue())))
                .sorted(Comparator.comparing(Report.Line::partner, Words.alphabetical()))
                .toList();
    }

    /** What one partner did beyond its list. */
    public record Beyond(String partner, Initiative initiative) {}

    /** What all partners did beyond their lists, by day, in a fixed number of statements. */
    @Transactional(readOnly = true)
    public List<Beyond> beyond(CampaignId campaign) {
        Map<EngagementId, String> names = names(campaign);
        return deliveries.initiatives(campaign).stream()
                .map(initiative -> new Beyond(names.getOrDefault(initiative.engagement(), ""), initiative))
                .toList();
    }

    /** What a partner signed and what became of it, in the order of its list. */
    @Transactional(readOnly = true)
    List<Receipt.Line> promises(EngagementId engagement) {
        Map<CommitmentId, Delivery> signed =
                deliveries.of(engagement).stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
        return commitments.of(engagement).stream()
                .flatMap(commitment -> Optional.ofNullable(signed.get(commitment.id()))
                        .map(delivery -> Receipt.Line.of(commitment.what(), delivery))
                        .stream())
                .toList();
    }

    /**
     * Keeps the coordinator's synthesis until it is published.
     *
     * @throws Problem 409 when it is published
     */
    @Transactional
    void write(CampaignId id, Report.Synthesis synthesis, PersonId by) {
        reports.findById(id)
                .ifPresentOrElse(
                        report -> report.rewrite(synthesis, by),
                        () -> reports.save(new Report(id, campaigns.get(id).title(), synthesis, by)));
    }

    /** What was written so far. */
    @Transactional(readOnly = true)
    Optional<Report> written(CampaignId id) {
        return reports.findById(id);
    }

    /**
     * Publishes the report with the figures of this moment.
     *
     * @throws IllegalStateException when nobody has written it
     * @throws Problem 409 when it is published
     */
    @Transactional
    public void publish(CampaignId id) {
        campaigns.lock(id);
        Report report =
                reports.findById(id).orElseThrow(() -> new IllegalStateException("no synthesis written: " + id));
        report.publish(figures(id), clock.instant());
        campaigns.close(id);
        events.publishEvent(new ReportPublished(id));
    }

    /** The published report with its lines. */
    @Transactional(readOnly = true)
    public Optional<Report> report(CampaignId campaign) {
        return reports.findById(campaign).filter(Report::published);
    }

    /**
     * Issues a partner's receipt; once issued it stays as it is.
     *
     * @throws IllegalStateException when the partner has not signed or not looked back
     */
    @Transactional
    public void issueReceipt(EngagementId id) {
        if (receipts.existsById(id)) {
            return;
        }
        LookBack lookBack =
                lookBacks.findById(id).orElseThrow(() -> new IllegalStateException("has not looked back: " + id));
        Signature signature =
                charters.lastSignature(id).orElseThrow(() -> new IllegalStateException("has not signed: " + id));
        Engagement engagement = engagements.get(id);
        Campaign campaign = campaigns.get(engagement.campaign());
        Organisation partner = partners.organisation(engagement.organisation());
        receipts.save(new Receipt(
                lookBack, campaign.id(), campaign.title(), partner.name(), signature, promises(id), clock.instant()));
    }

    /** A partner's receipt with its lines. */
    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(EngagementId engagement) {
        return receipts.findById(engagement);
    }

    private Map<EngagementId, String> names(CampaignId campaign) {
        return names(engagements.of(campaign));
    }

    private Map<EngagementId, String> names(List<Engagement> circle) {
        Map<OrganisationId, Organisation> organisations = partners.organisations(
                circle.stream().map(Engagement::organisation).toList());
        return circle.stream().collect(Collectors.toMap(Engagement::id, engagement -> Optional.ofNullable(
                        organisations.get(engagement.organisation()))
                .map(Organisation::name)
                .orElse("")));
    }
}
