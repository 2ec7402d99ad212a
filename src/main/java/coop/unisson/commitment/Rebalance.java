package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The coordinator looks at everybody who left since the last time, and at what leaves with them, in one go. */
@Component
class Rebalance implements TaskForm<Rebalance.Answer> {

    /**
     * What was decided.
     *
     * @param seen the departures the page showed, so that none is overlooked
     */
    record Answer(
            @NotBlank @Size(max = 4000) String seen,
            @NotBlank @Size(max = 2000) String note) {}

    /** One partner that left. */
    public record Departure(String partner, Instant leftAt, List<String> promises) {}

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final PartnerService partners;

    Rebalance(
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            PartnerService partners) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.partners = partners;
    }

    @Override
    public String id() {
        return "rebalance";
    }

    @Override
    public Class<Answer> submission() {
        return Answer.class;
    }

    @Override
    public Prefill<Answer> prefill(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        List<Engagement> left = departures(campaign);
        Map<EngagementId, List<String>> promises = commitments.of(campaign.id()).stream()
                .collect(Collectors.groupingBy(
                        Commitment::engagement, Collectors.mapping(Commitment::what, Collectors.toList())));
        Map<OrganisationId, Organisation> names = partners.organisations(
                left.stream().map(Engagement::organisation).toList());
        List<Departure> departures = left.stream()
                .map(engagement -> new Departure(
                        Objects.requireNonNull(names.get(engagement.organisation()))
                                .name(),
                        engagement.leftAt().orElseThrow(),
                        promises.getOrDefault(engagement.id(), List.of())))
                .toList();
        return new Prefill<>(new Answer(seen(left), ""), Map.of("campaign", campaign, "departures", departures));
    }

    /**
     * @throws Problem 409 when somebody else left in the meantime
     */
    @Override
    public void accept(FormContext context, Answer answer) {
        Campaign campaign = campaigns.lock(new CampaignId(context.subject()));
        List<Engagement> left = departures(campaign);
        if (!seen(left).equals(answer.seen())) {
            throw Problem.conflict("rebalance-stale");
        }
        Instant upTo = left.stream()
                .map(engagement -> engagement.leftAt().orElseThrow())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        campaigns.rebalance(campaign.id(), answer.note().strip(), upTo, new PersonId(context.person()));
    }

    private List<Engagement> departures(Campaign campaign) {
        return engagements.departures(campaign.id(), campaign.rebalancedAt().orElse(null));
    }

    /** The moment of the last departure names the list: whoever leaves later changes it. */
    private static String seen(List<Engagement> left) {
        return left.stream()
                .map(engagement -> engagement.leftAt().orElseThrow())
                .max(Comparator.naturalOrder())
                .map(Instant::toString)
                .orElse("-");
    }
}
