package coop.unisson.access;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonForgotten;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that open one form, and the page of the person they were sent to, without a password. Each carries 256 random bits
 * of which only the SHA-256 is kept, and ends after {@link #LIFE}.
 */
@Service
@Transactional
public class LinkService {

    static final Duration LIFE = Duration.ofDays(21);

    /** How long a link lasts that lets somebody choose a password. */
    static final Duration PASSWORD_LIFE = Duration.ofHours(1);

    /** The landing of a link that lets its reader choose a password, once, and signs nobody in. */
    private static final String PASSWORD = "password";

    /** A link, or as much of one as is left where somebody quotes it. */
    private static final Pattern QUOTED = Pattern.compile("/l/[A-Za-z0-9_-][^\\s<>\"']*");

    private static final int BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final PersonLinks links;
    private final AccessService access;
    private final PartnerService partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LinkService(
            PersonLinks links,
            AccessService access,
            PartnerService partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.links = links;
        this.access = access;
        this.partners = partners;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a link.
     *
     * @param task the one task it opens; null for the person's page alone
     * @return its path on this server; it cannot be read again
     */
    public String issue(PersonId person, @Nullable String task) {
        return issue(person, task, null, LIFE);
    }

    /**
     * Makes a link that leads to one act.
     *
     * @param landing its path on this server
     */
    public String issueTo(PersonId person, String landing) {
        return issue(person, null, landing, LIFE);
    }

    /** Makes a link to another page about one task, which it opens too. */
    public String issueFor(PersonId person, String task, String landing) {
        return issue(person, task, landing, LIFE);
    }

    /** Makes a link by which a person may choose a password, once, within {@link #PASSWORD_LIFE}. */
    public String issueForPassword(PersonId person) {
        return issue(person, null, PASSWORD, PASSWORD_LIFE);
    }

    private String issue(PersonId person, @Nullable String task, @Nullable String landing, Duration life) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        links.save(new PersonLink(Sha256.of(token), person, task, landing, now, now.plus(life)));
        return "/l/" + token;
    }

    /** Whose password a token lets choose; it can no longer, from now on. Empty for any other token. */
    public Optional<PersonId> redeemForPassword(String token) {
        return known(token)
                .filter(link -> !link.expired(clock.instant()) && forPassword(link))
                .filter(link -> links.redeem(Sha256.of(token)) == 1)
                .map(PersonLink::person);
    }

    private static boolean forPassword(PersonLink link) {
        return link.landing().filter(PASSWORD::equals).isPresent();
    }

    /** Whom a token stands for while it lasts; empty for one never issued, too old, or of somebody who was removed. */
    @Transactional(readOnly = true)
    public Optional<LinkedPerson> open(String token) {
        return known(token)
                .filter(link -> !link.expired(clock.instant()) && access.knows(link.person()))
                .map(LinkedPerson::of);
    }

    /** Somebody came by a link: the address it was sent to takes letters. */
    public void arrived(String token) {
        known(token).ifPresent(link -> partners.reached(link.person(), link.createdAt()));
    }

    /** Whether a token was issued once, be it too old by now. */
    @Transactional(readOnly = true)
    public boolean wasIssued(String token) {
        return known(token).isPresent();
    }

    /** Asks for a new link in place of an old one; it goes to the person by mail and nowhere else. */
    public void askAgain(String token) {
        known(token)
                .ifPresent(link -> events.publishEvent(
                        forPassword(link)
                                ? new PasswordWanted(link.person())
                                : new LinkWanted(
                                        link.person(),
                                        link.task().orElse(null),
                                        link.task().isPresent()
                                                ? null
                                                : link.landing().orElse(null))));
    }

    /** Sends a person a link to a task of theirs, by mail and nowhere else: the link they came by may have been forwarded. */
    public void send(PersonId person, String task) {
        events.publishEvent(new LinkWanted(person, task, null));
    }

    /** As {@link #send}, a link to an act that takes one of its own. */
    public void sendTo(PersonId person, String landing) {
        events.publishEvent(new LinkWanted(person, null, landing));
    }

    /** What somebody else wrote, a mail server say, without the secrets of the links it quotes: fit to be kept and shown. */
    public static String withoutSecrets(String words) {
        return QUOTED.matcher(words).replaceAll("/l/…");
    }

    /** Nothing leads any more to whom nobody knows. */
    @EventListener
    void on(PersonForgotten fact) {
        links.forget(fact.person());
    }

    private Optional<PersonLink> known(String token) {
        return TOKEN.matcher(token).matches() ? links.findById(Sha256.of(token)) : Optional.empty();
    }

    /**
     * The bearer of a link.
     *
     * @param landing where it leads on this server, when that is neither a task nor the person's page
     */
    public record LinkedPerson(
            PersonId person,
            @Nullable String task,
            @Nullable String landing) {

        private static LinkedPerson of(PersonLink link) {
            return new LinkedPerson(
                    link.person(), link.task().orElse(null), link.landing().orElse(null));
        }

        /** Whether it is good for choosing a password, and for nothing else. */
        public boolean choosesPassword() {
            return PASSWORD.equals(landing);
        }

        /** The page it opens. */
        public String path() {
            if (landing != null) {
                return landing;
            }
            return task == null ? "/mine" : "/tasks/" + task;
        }
    }
}
