package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Need;
import coop.unisson.commitment.Plan.BlindSpotFound;
import coop.unisson.commitment.VisibilityMatrix.Showing;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Expectation;
import coop.unisson.engagement.ExpectationService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.shared.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at all that is settled at once, in a number of statements that does not depend on how much it is. */
@Service
@Transactional(readOnly = true)
public class PlanService {

    /** More partners than this in one sentence nobody asks. */
    private static final int MOST_ASKED = 3;

    private final Commitments commitments;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;
    private final ExpectationService expectations;

    PlanService(
            Commitments commitments,
            EngagementService engagements,
            CampaignService campaigns,
            PartnerService partners,
            ExpectationService expectations) {
        this.commitments = commitments;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
        this.expectations = expectations;
    }

    /** What is promised explicitly by partners that are in. */
    public List<Commitment> settled(CampaignId id) {
        return settled(id, engagements.of(id));
    }

    private List<Commitment> settled(CampaignId id, List<Engagement> all) {
        Set<EngagementId> in = new HashSet<>(
                all.stream().filter(one -> !one.hasLeft()).map(Engagement::id).toList());
        return commitments.settled(id).stream()
                .filter(commitment -> in.contains(commitment.engagement()))
                .toList();
    }

    public Plan of(CampaignId id) {
        Campaign campaign = campaigns.get(id);
        List<Engagement> all = engagements.of(id);
        Map<EngagementId, String> names = names(all);
        List<Commitment> settled = settled(id, all);
        List<Offer> offers = settled.stream()
                .map(commitment -> Offer.of(commitment.engagement(), commitment.promise()))
                .toList();
        Set<LocalDate> weeks = Coverage.weeks(campaign.runStart(), campaign.runEnd());
        Coverage coverage = Coverage.of(offers, campaign.runStart(), campaign.runEnd());
        List<Posture.Line> needs = campaigns.needs(id, names.size()).stream()
                .map(need -> new Posture.Line(need, Posture.offered(offers, need, weeks)))
                .toList();
        return new Plan(
                campaign,
                names,
                coverage,
                VisibilityMatrix.of(
                        List.copyOf(names.keySet()),
                        settled.stream()
                                .filter(commitment -> commitment
                                        .kind()
                                        .filter(Kind::isPublicAct)
                                        .isPresent())
                                .map(PlanService::showing)
                                .toList()),
                needs,
                expectations.of(id).stream()
                        .filter(one -> names.containsKey(one.engagement()))
                        .filter(one -> offers.stream().noneMatch(offer -> answers(offer, one)))
                        .toList(),
                blindSpots(coverage, needs, offers, names));
    }

    private Map<EngagementId, String> names(List<Engagement> all) {
        List<Engagement> in = all.stream().filter(one -> !one.hasLeft()).toList();
        Map<OrganisationId, Organisation> organisations =
                partners.organisations(in.stream().map(Engagement::organisation).toList());
        Map<EngagementId, String> names = new LinkedHashMap<>();
        in.stream()
                .map(one -> Map.entry(
                        one.id(),
                        Objects.requireNonNull(organisations.get(one.organisation()))
                                .name()))
                .sorted(Map.Entry.<EngagementId, String>comparingByValue(Words.alphabetical())
                        .thenComparing(entry -> entry.getKey().value()))
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }

    private static Showing showing(Commitment commitment) {
        Promise promise = commitment.promise();
        Set<EngagementId> shown = new HashSet<>();
        promise.makesVisible().stream()
                .filter(partner -> !partner.equals(Promise.EVERYBODY))
                .map(EngagementId::new)
                .forEach(shown::add);
        promise.coOwners().stream().map(EngagementId::new).forEach(shown::add);
        return new Showing(
                commitment.engagement(),
                Offer.of(commitment.engagement(), promise).people(),
                promise.makesVisible().contains(Promise.EVERYBODY),
                shown);
    }

    private static List<BlindSpotFound> blindSpots(
            Coverage coverage, List<Posture.Line> needs, List<Offer> offers, Map<EngagementId, String> names) {
        List<BlindSpotFound> found = new ArrayList<>();
        needs.stream()
                .filter(line -> !line.isMet() && line.need().of() != Need.Of.WEEKS)
                .forEach(line -> found.add(
                        new BlindSpotFound(line, null, fits(offers, names, offer -> couldMeet(offer, line.need())))));
        coverage.gaps().forEach(gap -> found.add(new BlindSpotFound(null, gap, fits(offers, names, fitting(gap)))));
        return found;
    }

    /** Whoever names those people or that place, or else whoever does the same sort of thing. */
    private static boolean couldMeet(Offer offer, Need need) {
        if (!Words.none(need.about())) {
            return Term.names(need.about(), offer.channel(), offer.format(), offer.audience(), offer.territory());
        }
        return Objects.equals(
                        offer.kind() == null ? null : offer.kind().name(),
                        need.of().name())
                || offer.brings(need.of().name());
    }

    /** Whether another partner's promise is of that sort, and shares a word with what is expected. */
    private static boolean answers(Offer offer, Expectation expected) {
        return !offer.by().equals(expected.engagement())
                && isOf(offer, expected.kind())
                && Term.share(
                        expected.words(),
                        offer.what(),
                        offer.channel(),
                        offer.format(),
                        offer.audience(),
                        offer.territory());
    }

    private static boolean isOf(Offer offer, Need.Of kind) {
        return Objects.equals(offer.kind() == null ? null : offer.kind().name(), kind.name())
                || offer.brings(kind.name());
    }

    private static Predicate<Offer> fitting(Coverage.Gap gap) {
        return switch (gap.axis()) {
            case AUDIENCE ->
                offer -> Term.key(offer.audience()).equals(gap.value().key());
            case TERRITORY ->
                offer -> Term.key(offer.territory()).equals(gap.value().key());
            case CHANNEL, WEEK -> offer -> offer.kind() == Kind.OWN_CHANNEL;
        };
    }

    private static List<EngagementId> fits(
            List<Offer> offers, Map<EngagementId, String> names, Predicate<Offer> fitting) {
        Set<EngagementId> by =
                new HashSet<>(offers.stream().filter(fitting).map(Offer::by).toList());
        return names.keySet().stream().filter(by::contains).limit(MOST_ASKED).toList();
    }
}
