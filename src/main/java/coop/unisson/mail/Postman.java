package coop.unisson.mail;

import coop.unisson.access.LinkService;
import coop.unisson.partner.PersonId;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what the outbox holds. A letter is claimed and committed before the mail server hears of it, and marked sent
 * after: a crash in between leaves it visibly uncertain. Without a mail server letters only arrive in the application,
 * where they are read.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int AT_ONCE = 100;

    private final Outbox outbox;
    private final Letters letters;
    private final ObjectProvider<JavaMailSender> server;
    private final String from;

    Postman(
            Outbox outbox,
            Letters letters,
            ObjectProvider<JavaMailSender> server,
            @Value("${unisson.mail.from}") String from) {
        this.outbox = outbox;
        this.letters = letters;
        this.server = server;
        this.from = from;
    }

    /** @return how many letters were made up */
    @Scheduled(initialDelayString = "${unisson.mail.every}", fixedDelayString = "${unisson.mail.every}")
    int run() {
        outbox.lostSightOf(AT_ONCE).forEach(outbox::recover);
        outbox.recoverToStrangers(AT_ONCE);
        int all = 0;
        for (int made = makeUp(); made > 0; made = makeUp()) {
            all += made;
        }
        return all;
    }

    private int makeUp() {
        List<Outbox.Letter> toStrangers = outbox.claimToStrangers(AT_ONCE);
        toStrangers.forEach(this::send);
        int made = toStrangers.size();
        for (PersonId person : outbox.waitedForBy(AT_ONCE)) {
            List<Outbox.Letter> claimed = claim(person);
            claimed.forEach(this::send);
            made += claimed.size();
        }
        return made;
    }

    /** Nothing when another node was faster. */
    private List<Outbox.Letter> claim(PersonId person) {
        try {
            return outbox.claim(person);
        } catch (DataAccessException faster) {
            LOG.debug("Another node makes up the letters of {}", person.value(), faster);
            return List.of();
        }
    }

    private void send(Outbox.Letter letter) {
        try {
            Optional<Letters.Letter> words = letters.due(letter.mails());
            if (words.isEmpty()) {
                outbox.drop(letter.ids());
                return;
            }
            JavaMailSender sender = server.getIfAvailable();
            if (sender != null) {
                sender.send(message(sender, letter.id(), words.get()));
            }
        } catch (MessagingException | RuntimeException refused) {
            String why = LinkService.withoutSecrets(String.valueOf(refused.getMessage()));
            LOG.warn("Letter {} was not taken: {}", letter.id(), why);
            outbox.refused(letter.ids(), why);
            return;
        }
        outbox.sent(letter.ids());
    }

    private MimeMessage message(JavaMailSender sender, String id, Letters.Letter letter) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(letter.to());
        helper.setSubject(letter.subject());
        helper.setText(letter.text(), letter.html());
        message.setHeader("Auto-Submitted", "auto-generated");
        // its own name however often it is sent, so that a mailbox can tell the second copy; Spring keeps it
        message.setHeader("Message-ID", "<" + id + "@unisson>");
        return message;
    }
}
