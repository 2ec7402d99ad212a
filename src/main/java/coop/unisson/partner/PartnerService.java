package coop.unisson.partner;

import coop.unisson.shared.Country;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers organisations and enrols their people. */
@Service
@Transactional
public class PartnerService {

    private static final int LONGEST_SLUG = 60;

    private static final int IN_ONE_QUESTION = 500;

    private final Organisations organisations;
    private final People people;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final Clock clock;

    PartnerService(
            Organisations organisations,
            People people,
            ApplicationEventPublisher events,
            MessageSource messages,
            Clock clock) {
        this.organisations = organisations;
        this.people = people;
        this.events = events;
        this.messages = messages;
        this.clock = clock;
    }

    /** Two organisations may bear the same name: the second one's slug gets a number. */
    public OrganisationId register(String name, Language language, Country country) {
        String wanted = slug(name);
        String slug = wanted;
        for (int number = 2; organisations.existsBySlug(slug); number++) {
            slug = wanted + "-" + number;
        }
        return organisations
                .save(new Organisation(new OrganisationId(Ids.mint()), name.strip(), slug, language, country))
                .id();
    }

    /**
     * Enrols somebody, or finds them by their e-mail address.
     *
     * @throws Problem 409 when the address belongs to somebody of another organisation
     */
    public PersonId enrol(@Nullable OrganisationId organisation, String name, String email, Language language) {
        Optional<Person> known = byEmail(email);
        if (known.isPresent()) {
            if (!known.get().organisation().equals(Optional.ofNullable(organisation))) {
                throw Problem.conflict("email-elsewhere", email);
            }
            return known.get().id();
        }
        Person person =
                people.save(new Person(new PersonId(Ids.mint()), name.strip(), normal(email), language, organisation));
        events.publishEvent(new PersonEnrolled(person.id(), person.name(), person.email(), organisation != null));
        return person.id();
    }

    @Transactional(readOnly = true)
    public Optional<Person> byEmail(String email) {
        return people.findByEmail(normal(email));
    }

    /** Those who are known under these addresses, by address in small letters; a statement for some hundreds. */
    @Transactional(readOnly = true)
    public Map<String, Person> byEmails(Collection<String> emails) {
        List<String> asked =
                emails.stream().map(PartnerService::normal).distinct().toList();
        Map<String, Person> known = new HashMap<>();
        for (int from = 0; from < asked.size(); from += IN_ONE_QUESTION) {
            people.findByEmailIn(asked.subList(from, Math.min(from + IN_ONE_QUESTION, asked.size())))
                    .forEach(person -> known.put(person.email(), person));
        }
        return known;
    }

    /**
     * @throws Problem 404 when nobody has this id
     */
    @Transactional(readOnly = true)
    public Person person(PersonId id) {
        return people.findById(id).orElseThrow(() -> Problem.notFound("person"));
    }

    /** Lets one transaction at a time do what a person asked for once, however often they press. */
    public void lock(PersonId id) {
        people.lock(id);
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(PersonId id) {
        return people.findById(id);
    }

    /**
     * @throws Problem 404 when no organisation has this id
     */
    @Transactional(readOnly = true)
    public Organisation organisation(OrganisationId id) {
        return organisations.findById(id).orElseThrow(() -> Problem.notFound("organisation"));
    }

    /** The brands an organisation is known to have, in alphabetical order. */
    @Transactional(readOnly = true)
    public List<String> brands(OrganisationId id) {
        return organisation(id).brands();
    }

    /** Learns brands of an organisation; those it has already change nothing. */
    public void learnBrands(OrganisationId id, Collection<String> brands) {
        if (!brands.isEmpty()) {
            Organisation organisation = organisation(id);
            brands.forEach(organisation::bears);
        }
    }

    /** Names by id, in one statement. */
    @Transactional(readOnly = true)
    public Map<OrganisationId, Organisation> organisations(Collection<OrganisationId> ids) {
        return organisations.findAllById(ids).stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
    }

    /** Those of these people who are still known here, in one statement. */
    @Transactional(readOnly = true)
    public List<Person> people(Collection<PersonId> ids) {
        return people.findAllById(ids);
    }

    /** Notes that a person's address does not take our letters. */
    public void lettersComeBack(PersonId id) {
        person(id).lettersComeBack(clock.instant());
    }

    /**
     * Somebody came by what was sent to a person's address.
     *
     * @param sentAt when; what was sent before letters came back says nothing of the address as it is
     */
    public void reached(PersonId id, Instant sentAt) {
        find(id).filter(person ->
                        person.unreachableSince().filter(sentAt::isAfter).isPresent())
                .ifPresent(Person::reached);
    }

    /** Those of these people whose letters come back, in one statement. */
    @Transactional(readOnly = true)
    public Map<PersonId, Person> unreached(Collection<PersonId> ids) {
        return people.unreached(ids).stream().collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** Forgets who somebody was and how to reach them; without effect when that is done. */
    public void forget(PersonId id) {
        Person person = person(id);
        if (!person.isForgotten()) {
            person.forget(
                    messages.getMessage(
                            "person.forgotten", null, person.language().locale()),
                    clock.instant());
            events.publishEvent(new PersonForgotten(id));
        }
    }

    /** Those of an organisation who are not forgotten. */
    @Transactional(readOnly = true)
    public List<Person> peopleOf(OrganisationId organisation) {
        return people.findByOrganisationAndForgottenAtIsNullOrderByName(organisation);
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static String slug(String name) {
        String ascii = Normalizer.normalize(
                        name.replace("œ", "oe").replace("Œ", "Oe").replace("&", " et "), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String shortened =
                ascii.substring(0, Math.min(ascii.length(), LONGEST_SLUG)).replaceAll("-$", "");
        return shortened.isEmpty() ? "partenaire" : shortened;
    }
}
