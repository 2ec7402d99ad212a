package coop.unisson.engagement;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom one of a partner's people can rely on: the other one, or somebody they name. */
@Component
public class Team {

    /** The other person of the team, or somebody by name and address. */
    public enum Whom {
        COLLEAGUE,
        SOMEBODY_ELSE
    }

    /** Somebody as a form names them. */
    public record Named(
            @Nullable Whom whom,
            @Nullable String name,
            @Nullable String email) {}

    private final PartnerService partners;

    Team(PartnerService partners) {
        this.partners = partners;
    }

    /** The other one of a partner's two people; nobody where one person is both. */
    public Optional<Person> colleague(Engagement engagement, PersonId self) {
        return engagement.people().stream()
                .filter(person -> !person.equals(self))
                .findFirst()
                .map(partners::person);
    }

    /**
     * What keeps us from knowing who is meant, beside the fields {@code name} and {@code email} or the one given.
     *
     * @param field the one that asks whether it is the colleague
     */
    public List<Flaw> flaws(Engagement engagement, PersonId self, Named named, String field) {
        List<Flaw> flaws = new ArrayList<>();
        if (named.whom() != Whom.SOMEBODY_ELSE) {
            if (colleague(engagement, self).isEmpty()) {
                flaws.add(Flaw.block(field, "no-colleague"));
            }
            return flaws;
        }
        if (Words.none(named.name())) {
            flaws.add(Flaw.block("name", "not-blank"));
        }
        if (Words.none(named.email())) {
            flaws.add(Flaw.block("email", "not-blank"));
            return flaws;
        }
        partners.byEmail(Words.of(named.email())).ifPresent(known -> {
            if (known.id().equals(self)) {
                flaws.add(Flaw.block("email", "own-address"));
            } else if (known.organisation()
                    .filter(engagement.organisation()::equals)
                    .isEmpty()) {
                flaws.add(Flaw.block("email", "email-elsewhere"));
            }
        });
        return flaws;
    }

    /** The person meant, if we know them already. */
    public Optional<PersonId> known(Engagement engagement, PersonId self, Named named) {
        return (named.whom() == Whom.SOMEBODY_ELSE
                        ? partners.byEmail(Words.of(named.email()))
                        : colleague(engagement, self))
                .map(Person::id);
    }

    /** The person meant; somebody new is enrolled for this partner, in its language. Ask {@link #flaws} first. */
    @Transactional
    public PersonId enrol(Engagement engagement, PersonId self, Named named) {
        return named.whom() == Whom.SOMEBODY_ELSE
                ? partners.enrol(
                        engagement.organisation(),
                        Words.of(named.name()),
                        Words.of(named.email()),
                        partners.organisation(engagement.organisation()).language())
                : colleague(engagement, self).orElseThrow().id();
    }
}
