package coop.unisson.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends what the outbox holds. A message is claimed and committed before the mail server hears of it, and marked sent
 * after: a crash in between leaves it visibly uncertain. Without a mail server nothing is sent, and the messages are read
 * in the application.
 */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int AT_ONCE = 20;

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

    /** @return how many messages were tried */
    @Scheduled(initialDelayString = "${unisson.mail.every}", fixedDelayString = "${unisson.mail.every}")
    int run() {
        JavaMailSender sender = server.getIfAvailable();
        if (sender == null) {
            return 0;
        }
        outbox.recover();
        int tried = 0;
        for (List<Mail> claimed = outbox.claim(AT_ONCE); !claimed.isEmpty(); claimed = outbox.claim(AT_ONCE)) {
            claimed.forEach(mail -> send(sender, mail));
            tried += claimed.size();
        }
        return tried;
    }

    private void send(JavaMailSender sender, Mail mail) {
        try {
            sender.send(message(sender, mail));
        } catch (MessagingException | RuntimeException refused) {
            LOG.warn("Mail {} was not taken, attempt {}: {}", mail.id(), mail.attempts(), refused.getMessage());
            outbox.refused(mail.id(), String.valueOf(refused.getMessage()));
            return;
        }
        outbox.sent(mail.id());
    }

    private MimeMessage message(JavaMailSender sender, Mail mail) throws MessagingException {
        Letters.Letter letter = letters.of(mail);
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(letter.to());
        helper.setSubject(letter.subject());
        helper.setText(letter.text(), letter.html());
        message.setHeader("Auto-Submitted", "auto-generated");
        // its own name however often it is sent, so that a mailbox can tell the second copy; Spring keeps it
        message.setHeader("Message-ID", "<" + mail.id() + "@unisson>");
        return message;
    }
}
