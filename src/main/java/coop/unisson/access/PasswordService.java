package coop.unisson.access;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a person choose a password, by a link sent to their own address for nothing else: a task's link that was forwarded
 * takes over no account. What is asked of a password follows NIST SP 800-63B: long, not obvious, and no rule about signs.
 */
@Service
@Transactional
public class PasswordService {

    /** In characters. */
    static final int SHORTEST = 12;

    /** Long enough for any sentence; more would only cost time to hash. */
    private static final int LONGEST = 200;

    /** Fewer different characters than this are a pattern on the keyboard. */
    private static final int FEWEST_DIFFERENT = 5;

    private final LinkService links;
    private final PartnerService partners;
    private final AccessService access;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final ApplicationEventPublisher events;

    PasswordService(
            LinkService links,
            PartnerService partners,
            AccessService access,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            ApplicationEventPublisher events) {
        this.links = links;
        this.partners = partners;
        this.access = access;
        this.sessions = sessions;
        this.events = events;
    }

    /** Sends a link to whoever has this address; whether anybody has, nobody learns from it. */
    public void ask(String email) {
        partners.byEmail(email).map(Person::id).ifPresent(this::ask);
    }

    public void ask(PersonId person) {
        events.publishEvent(new PasswordWanted(person));
    }

    /**
     * Chooses the password of whom a link was sent to. The link is used up, and whoever was signed in as this person is not
     * any more.
     *
     * @return whether the link was good for it
     * @throws Refused when the password will not do; the link stays good
     */
    public boolean choose(String token, String password, String again) {
        var linked = links.open(token).filter(LinkService.LinkedPerson::choosesPassword);
        if (linked.isEmpty()) {
            return false;
        }
        Refused.ifAnyBlocks(flaws(partners.person(linked.get().person()), password, again));
        return links.redeemForPassword(token)
                .map(person -> {
                    access.password(person, password);
                    events.publishEvent(new PasswordChosen(person));
                    sessions.findByPrincipalName(person.value()).keySet().forEach(sessions::deleteById);
                    return true;
                })
                .orElse(false);
    }

    private static List<Flaw> flaws(Person person, String password, String again) {
        List<Flaw> flaws = new ArrayList<>();
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            flaws.add(Flaw.block("password", "password-short", SHORTEST));
        } else if (password.length() > LONGEST) {
            flaws.add(Flaw.block("password", "password-long", LONGEST));
        } else if (password.toLowerCase(Locale.ROOT).contains(person.email().toLowerCase(Locale.ROOT))) {
            flaws.add(Flaw.block("password", "password-is-address"));
        } else if (password.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            flaws.add(Flaw.block("password", "password-easy"));
        }
        if (!password.equals(again)) {
            flaws.add(Flaw.block("again", "password-differs"));
        }
        return flaws;
    }
}
