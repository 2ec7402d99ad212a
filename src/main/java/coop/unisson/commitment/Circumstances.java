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
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what surrounds a list: its campaign, the other partners, who said yes, what has been settled. */
@Component
class Circumstances {

    private final Commitments commitments;
    private final Acceptance acceptance;
    private final Conditions conditions;
    private final Round round;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;

    Circumstances(
            Commitments commitments,
            Acceptance acceptance,
            Conditions conditions,
            Round round,
            EngagementService engagements,
            CampaignService campaigns,
            PartnerService partners) {
        this.commitments = commitments;
        this.acceptance = acceptance;
        this.conditions = conditions;
        this.round = round;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
    }

    /** What surrounds a partner's list on a day. */
    Surroundings of(EngagementId id, LocalDate today, @Nullable PersonId by) {
        Map<String, Commitment> known = commitments.findByEngagementOrderByPosition(id).stream()
                .collect(Collectors.toMap(commitment -> commitment.id().value(), Function.identity()));
        List<Nomination> asked = acceptance.askedAbout(id);
        Map<String, PersonId> others = leadsOfOthers(id);
        Engagement engagement = engagements.get(id);
        Map<String, String> names = names(engagement.campaign());
        return new Surroundings(
                campaigns.get(engagement.campaign()),
                today,
                engagements.daysOff(engagement),
                true,
                promise -> awaited(promise, known(known, promise), asked, others, names, by),
                others::containsKey,
                names,
                partners.peopleOf(engagement.organisation()).stream()
                        .map(Person::name)
                        .filter(name -> name.contains(" "))
                        .toList(),
                id.value(),
                conditions.around(engagement, names, others.keySet()),
                () -> settledByOthers(engagement),
                engagement
                        .readinessAnswers()
                        .map(answers -> answers.hoursAvailable())
                        .orElse(null),
                Optional.ofNullable(by)
                        .flatMap(partners::find)
                        .map(person -> new Explicitness.Writer(person.name(), person.email()))
                        .orElse(null));
    }

    /**
     * What surrounds a record in a campaign, for somebody who takes part in it or coordinates it.
     *
     * @throws Problem 404 when it is not this person's campaign
     */
    Surroundings of(CampaignId id, LocalDate today, PersonId by) {
        Campaign campaign = campaigns.get(id);
        Optional<Engagement> own = partners.find(by)
                .flatMap(Person::organisation)
                .flatMap(organisation -> engagements.of(id).stream()
                        .filter(engagement -> engagement.organisation().equals(organisation))
                        .filter(engagement -> !engagement.hasLeft())
                        .findFirst());
        if (own.isPresent()) {
            return of(own.get().id(), today, by).forRecords();
        }
        if (!campaign.coordinator().equals(by) && !campaign.deputy().equals(by)) {
            throw Problem.notFound("campaign");
        }
        return Surroundings.none(today, true).in(campaign, names(id));
    }

    /** Everybody named in a promise who has not said yes to what it says now; whoever writes it says yes by that. */
    private List<Awaited> awaited(
            Promise promise,
            Optional<Commitment> known,
            List<Nomination> asked,
            Map<String, PersonId> others,
            Map<String, String> names,
            @Nullable PersonId by) {
        List<Awaited> awaited = new ArrayList<>();
        String writer = Optional.ofNullable(by)
                .flatMap(partners::find)
                .map(Person::email)
                .orElse("");
        if (!writer.equalsIgnoreCase(Words.of(promise.ownerEmail()))) {
            Optional<Commitment> same =
                    known.filter(commitment -> commitment.promise().hasOwnerOf(promise));
            add(
                    awaited,
                    Part.OWNER,
                    Words.of(promise.ownerName()),
                    same,
                    same.flatMap(Commitment::ownerIfKnown),
                    asked);
        }
        if (promise.hasDeputy() && !writer.equalsIgnoreCase(Words.of(promise.deputyEmail()))) {
            Optional<Commitment> same =
                    known.filter(commitment -> commitment.promise().hasDeputyOf(promise));
            add(
                    awaited,
                    Part.DEPUTY,
                    Words.of(promise.deputyName()),
                    same,
                    same.flatMap(Commitment::deputyIfKnown),
                    asked);
        }
        for (String partner : promise.coOwners()) {
            Optional<PersonId> lead = Optional.ofNullable(others.get(partner));
            if (lead.isPresent()) {
                add(awaited, Part.CO_OWNER, names.getOrDefault(partner, "?"), known, lead, asked);
            }
        }
        return awaited;
    }

    private static void add(
            List<Awaited> awaited,
            Part part,
            String who,
            Optional<Commitment> commitment,
            Optional<PersonId> person,
            List<Nomination> asked) {
        Optional<Nomination> last =
                commitment.flatMap(known -> person.flatMap(named -> Acceptance.last(asked, known, part, named)));
        if (commitment.isPresent()
                && person.isPresent()
                && Acceptance.saidYes(asked, commitment.get(), part, person.get())) {
            return;
        }
        awaited.add(new Awaited(
                part,
                who,
                last.map(Nomination::state).orElse(Awaited.State.PENDING),
                last.filter(answer -> answer.state() == Awaited.State.DECLINED)
                        .flatMap(Nomination::remark)
                        .orElse(null)));
    }

    /** The commitment a promise continues, as long as it says the same as when people said yes to it. */
    private static Optional<Commitment> known(Map<String, Commitment> known, Promise promise) {
        return Optional.ofNullable(promise.id())
                .map(known::get)
                .filter(commitment -> !promise.differsMateriallyFrom(commitment.promise()));
    }

    /** The names of all partners of a campaign that are in, by engagement id. */
    private Map<String, String> names(CampaignId campaign) {
        List<Engagement> in = engagements.of(campaign).stream()
                .filter(engagement -> !engagement.hasLeft())
                .toList();
        Map<OrganisationId, Organisation> named =
                partners.organisations(in.stream().map(Engagement::organisation).toList());
        return in.stream()
                .collect(Collectors.toMap(engagement -> engagement.id().value(), engagement -> Objects.requireNonNull(
                                named.get(engagement.organisation()))
                        .name()));
    }

    /** Who answers for each other partner that is in the same campaign, by engagement id. */
    Map<String, PersonId> leadsOfOthers(EngagementId id) {
        return engagements.of(engagements.get(id).campaign()).stream()
                .filter(other -> !other.hasLeft() && !other.id().equals(id))
                .collect(Collectors.toMap(other -> other.id().value(), Engagement::lead));
    }

    /** What other partners have settled, by commitment id: no draft is among it, and nothing while the first round is sealed. */
    Map<String, Promise> settledByOthers(Engagement engagement) {
        if (!round.isRevealed(campaigns.get(engagement.campaign()))) {
            return Map.of();
        }
        return commitments.settled(engagement.campaign()).stream()
                .filter(commitment -> !commitment.engagement().equals(engagement.id()))
                .collect(Collectors.toMap(commitment -> commitment.id().value(), Commitment::promise));
    }
}
