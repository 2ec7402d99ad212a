package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Where a partner writes what it will do. */
@Component
class DeclareCommitments implements TaskForm<Declaration> {

    private final CommitmentService commitments;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;

    DeclareCommitments(
            CommitmentService commitments,
            EngagementService engagements,
            CampaignService campaigns,
            PartnerService partners) {
        this.commitments = commitments;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
    }

    @Override
    public String id() {
        return "declare-commitments";
    }

    @Override
    public Class<Declaration> submission() {
        return Declaration.class;
    }

    @Override
    public Prefill<Declaration> prefill(FormContext context) {
        EngagementId id = new EngagementId(context.subject());
        Engagement engagement = engagements.get(id);
        Campaign campaign = campaigns.get(engagement.campaign());
        return new Prefill<>(
                commitments.written(id),
                Map.of("campaign", campaign, "partners", others(engagement), "kinds", Kind.values()));
    }

    /** The other partners of the circle, by engagement id, for co-creations. */
    private Map<String, String> others(Engagement engagement) {
        List<Engagement> others = engagements.of(engagement.campaign()).stream()
                .filter(other -> !other.hasLeft() && !other.id().equals(engagement.id()))
                .toList();
        Map<OrganisationId, Organisation> names = partners.organisations(
                others.stream().map(Engagement::organisation).toList());
        Map<String, String> named = new LinkedHashMap<>();
        others.forEach(other -> named.put(
                other.id().value(),
                Objects.requireNonNull(names.get(other.organisation())).name()));
        return named;
    }

    @Override
    public List<Flaw> check(FormContext context, Declaration declaration) {
        List<Flaw> flaws =
                commitments.check(new EngagementId(context.subject()), declaration, new PersonId(context.person()));
        String level = commitments.level(declaration, flaws);
        long blocking = flaws.stream().filter(Flaw::blocks).count();
        return Stream.concat(flaws.stream(), Stream.of(Flaw.note("", "level." + level, blocking)))
                .toList();
    }

    @Override
    public boolean draft(FormContext context, Declaration declaration) {
        commitments.draft(new EngagementId(context.subject()), declaration, new PersonId(context.person()));
        return true;
    }

    /** Colleagues of the partner may write on the same list; sending it stays with whoever has the task. */
    @Override
    public boolean mayDraft(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        return engagement.standing() == Standing.PREPARING
                && commitments.isOpen(engagement.id())
                && partners.find(new PersonId(context.person()))
                        .flatMap(Person::organisation)
                        .filter(engagement.organisation()::equals)
                        .isPresent();
    }

    @Override
    public void accept(FormContext context, Declaration declaration) {
        commitments.declare(new EngagementId(context.subject()), declaration, new PersonId(context.person()));
    }
}
