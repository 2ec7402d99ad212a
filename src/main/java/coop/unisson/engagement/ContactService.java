package coop.unisson.engagement;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the names and addresses of whoever left during the preparation as long as they are needed, or with their consent. */
@Service
@Transactional
public class ContactService {

    private final Engagements engagements;
    private final Absences absences;
    private final Handovers handovers;
    private final StillNeeded elsewhere;
    private final CampaignService campaigns;
    private final PartnerService partners;
    private final AccessService access;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration kept;

    ContactService(
            Engagements engagements,
            Absences absences,
            Handovers handovers,
            StillNeeded elsewhere,
            CampaignService campaigns,
            PartnerService partners,
            AccessService access,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${unisson.contacts.kept}") Duration kept) {
        this.engagements = engagements;
        this.absences = absences;
        this.handovers = handovers;
        this.elsewhere = elsewhere;
        this.campaigns = campaigns;
        this.partners = partners;
        this.access = access;
        this.events = events;
        this.clock = clock;
        this.kept = kept;
    }

    /** The next organisations some of whose people may be nobody's business any more. */
    @Transactional(readOnly = true)
    List<OrganisationId> due(int most) {
        Instant before = clock.instant().minus(kept);
        return engagements.forgettable(before, Days.of(before), campaigns.overBefore(before), Limit.of(most));
    }

    /**
     * Forgets those of an organisation's people whom no other part of it needs, nor anybody else; without effect when that is
     * done.
     */
    void erase(OrganisationId organisation) {
        // whoever comes back meanwhile waits for this, or was faster and is seen below
        engagements.lock(organisation);
        Instant now = clock.instant();
        Instant before = now.minus(kept);
        Set<CampaignId> left = Set.copyOf(
                engagements.forgettable(organisation, before, Days.of(before), campaigns.overBefore(before)));
        if (left.isEmpty()) {
            return;
        }
        List<Engagement> parts = engagements.ofOrganisation(organisation).stream()
                .filter(part -> !part.contactsErased())
                .toList();
        // an earlier exit from the same campaign that was undone goes with the last one
        List<Engagement> leaving = parts.stream()
                .filter(part -> left.contains(part.campaign()) && part.hasLeft() && !part.hasWithdrawn())
                .toList();
        leaving.forEach(part -> part.eraseContacts(now));
        Set<PersonId> needed =
                named(parts.stream().filter(part -> !part.contactsErased()).toList());
        List<PersonId> people = partners.peopleOf(organisation).stream()
                .map(Person::id)
                .filter(person -> !needed.contains(person))
                .toList();
        Set<PersonId> neededElsewhere =
                elsewhere.among(people, leaving.stream().map(Engagement::id).toList());
        people.stream()
                .filter(person -> !neededElsewhere.contains(person) && !hasAnAccount(person))
                .forEach(partners::forget);
        leaving.forEach(part -> events.publishEvent(new ContactsErased(part.id(), part.campaign())));
    }

    /** Everybody who has, or had, to do with these parts. */
    private Set<PersonId> named(List<Engagement> parts) {
        List<EngagementId> ids = parts.stream().map(Engagement::id).toList();
        Set<PersonId> named =
                parts.stream().flatMap(part -> part.people().stream()).collect(Collectors.toCollection(HashSet::new));
        if (!ids.isEmpty()) {
            absences.of(ids).forEach(absence -> named.addAll(List.of(absence.person(), absence.deputy())));
            handovers.of(ids).forEach(line -> named.addAll(List.of(line.from(), line.to())));
        }
        return named;
    }

    /** Coordinators, process owners and administrators have one whatever their organisation does. */
    private boolean hasAnAccount(PersonId person) {
        return access.roles(person).stream().anyMatch(role -> role != Role.PARTNER)
                || !campaigns.coordinatedBy(person).isEmpty();
    }

    /** In days, for whoever asks what becomes of their address. */
    public long keptDays() {
        return kept.toDays();
    }
}
