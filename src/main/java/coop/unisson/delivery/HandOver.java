package coop.unisson.delivery;

import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Handed;
import coop.unisson.engagement.Team;
import coop.unisson.engagement.Team.Whom;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One of a partner's people hands what they do to a named colleague, for good. A role changes hands at once; a promise when
 * the colleague has said yes to it.
 */
@Component
class HandOver implements TaskForm<HandOver.Handing> {

    /**
     * What goes to whom.
     *
     * @param what {@code LEAD}, {@code DIRECTOR} or a commitment's id
     */
    record Handing(
            @NotEmpty @Size(max = 60) List<@NotNull @Size(max = 64) String> what,
            @NotNull Whom whom,
            @Nullable @Size(max = 160) String name,
            @Nullable @Email @Size(max = 254) String email) {

        private Team.Named named() {
            return new Team.Named(whom, name, email);
        }
    }

    private static final List<Handed> ROLES = List.of(Handed.LEAD, Handed.DIRECTOR);

    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final DeliveryService deliveries;
    private final CampaignService campaigns;
    private final Team team;

    HandOver(
            EngagementService engagements,
            CommitmentService commitments,
            DeliveryService deliveries,
            CampaignService campaigns,
            Team team) {
        this.engagements = engagements;
        this.commitments = commitments;
        this.deliveries = deliveries;
        this.campaigns = campaigns;
        this.team = team;
    }

    @Override
    public String id() {
        return "hand-over";
    }

    @Override
    public Class<Handing> submission() {
        return Handing.class;
    }

    @Override
    public Prefill<Handing> prefill(FormContext context) {
        Engagement engagement = engagement(context);
        return new Prefill<>(
                null,
                Map.of(
                        "campaign", campaigns.get(engagement.campaign()),
                        "roles", roles(engagement, self(context)),
                        "promises", promises(engagement, self(context)),
                        "colleague",
                                team.colleague(engagement, self(context))
                                        .map(Person::name)
                                        .orElse("")));
    }

    private static List<Handed> roles(Engagement engagement, PersonId self) {
        return ROLES.stream()
                .filter(role -> engagement.holder(role).equals(self))
                .toList();
    }

    /** What somebody still has to keep; what is accounted for stays with whoever did it. */
    private List<Commitment> promises(Engagement engagement, PersonId self) {
        Set<CommitmentId> done = deliveries.of(engagement.id()).stream()
                .filter(delivery -> !delivery.open())
                .map(Delivery::id)
                .collect(Collectors.toSet());
        return commitments.toHandOver(engagement.id(), self).stream()
                .filter(commitment -> !done.contains(commitment.id()))
                .toList();
    }

    @Override
    public List<Flaw> check(FormContext context, Handing handing) {
        Engagement engagement = engagement(context);
        PersonId self = self(context);
        Set<String> own = Stream.concat(
                        roles(engagement, self).stream().map(Handed::name),
                        promises(engagement, self).stream()
                                .map(commitment -> commitment.id().value()))
                .collect(Collectors.toSet());
        List<Flaw> flaws = new ArrayList<>();
        if (!own.containsAll(handing.what())) {
            flaws.add(Flaw.block("what", "choice"));
        }
        flaws.addAll(team.flaws(engagement, self, handing.named(), "whom"));
        return flaws;
    }

    @Override
    public void accept(FormContext context, Handing handing) {
        Engagement engagement = engagements.lock(new EngagementId(context.subject()));
        Refused.ifAnyBlocks(check(context, handing));
        PersonId self = self(context);
        PersonId to = team.enrol(engagement, self, handing.named());
        Set<String> what = new LinkedHashSet<>(handing.what());
        promises(engagement, self).stream()
                .filter(commitment -> what.contains(commitment.id().value()))
                .forEach(commitment -> commitments.askToTakeOver(commitment.id(), self, to));
        roles(engagement, self).stream()
                .filter(role -> what.contains(role.name()))
                .forEach(role -> engagements.handRole(engagement.id(), role, self, to));
    }

    @Override
    public boolean takesOwnLink() {
        return true;
    }

    @Override
    public boolean standing(FormContext context) {
        PersonId self = self(context);
        return engagements
                .find(new EngagementId(context.subject()))
                .filter(engagement -> !engagement.hasLeft())
                .filter(engagement -> !roles(engagement, self).isEmpty())
                .filter(engagement -> !campaigns.get(engagement.campaign()).isOver())
                .isPresent();
    }

    private Engagement engagement(FormContext context) {
        return engagements.get(new EngagementId(context.subject()));
    }

    private static PersonId self(FormContext context) {
        return new PersonId(context.person());
    }
}
