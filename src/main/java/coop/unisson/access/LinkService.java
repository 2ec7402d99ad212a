package coop.unisson.access;

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

    private static final int BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final PersonLinks links;
    private final AccessService access;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LinkService(PersonLinks links, AccessService access, ApplicationEventPublisher events, Clock clock) {
        this.links = links;
        this.access = access;
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
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        links.save(new PersonLink(Sha256.of(token), person, task, now, now.plus(LIFE)));
        return "/l/" + token;
    }

    /** Whom a token stands for while it lasts; empty for one never issued, too old, or of somebody who was removed. */
    @Transactional(readOnly = true)
    public Optional<LinkedPerson> open(String token) {
        return known(token)
                .filter(link -> !link.expired(clock.instant()) && access.knows(link.person()))
                .map(LinkedPerson::of);
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
                        new LinkWanted(link.person(), link.task().orElse(null))));
    }

    /** Sends a person a link to a task of theirs, by mail and nowhere else: the link they came by may have been forwarded. */
    public void send(PersonId person, String task) {
        events.publishEvent(new LinkWanted(person, task));
    }

    private Optional<PersonLink> known(String token) {
        return TOKEN.matcher(token).matches() ? links.findById(Sha256.of(token)) : Optional.empty();
    }

    /** The bearer of a link. */
    public record LinkedPerson(PersonId person, @Nullable String task) {

        private static LinkedPerson of(PersonLink link) {
            return new LinkedPerson(link.person(), link.task().orElse(null));
        }
    }
}
