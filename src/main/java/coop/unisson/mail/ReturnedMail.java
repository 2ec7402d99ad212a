package coop.unisson.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox to which mail servers send back what they could not deliver. Anybody can write to it: what is no report,
 * not about a letter of ours or not about its reader is left there, read. Nothing is deleted, and reading twice does nothing
 * twice, so several nodes may read.
 */
@Component
@ConditionalOnProperty("unisson.mail.returns.host")
class ReturnedMail {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnedMail.class);

    /** More than this waits for the next time. */
    private static final int AT_ONCE = 200;

    /** In bytes; a report with a whole letter in it is far smaller. */
    private static final int LARGEST = 1_000_000;

    private static final String PATIENCE = "10000";

    private final Outbox outbox;
    private final String protocol;
    private final String host;
    private final int port;
    private final String username;
    private final String password;
    private final String folder;

    ReturnedMail(
            Outbox outbox,
            @Value("${unisson.mail.returns.protocol}") String protocol,
            @Value("${unisson.mail.returns.host}") String host,
            @Value("${unisson.mail.returns.port}") int port,
            @Value("${unisson.mail.returns.username}") String username,
            @Value("${unisson.mail.returns.password}") String password,
            @Value("${unisson.mail.returns.folder}") String folder) {
        this.outbox = outbox;
        this.protocol = protocol;
        this.host = host;
        this.port = port;
        this.username = username;
        this.password = password;
        this.folder = folder;
    }

    /** @return how many letters came back */
    @Scheduled(initialDelayString = "${unisson.mail.returns.every}", fixedDelayString = "${unisson.mail.returns.every}")
    int run() {
        try (Store store = session().getStore(protocol)) {
            store.connect(host, port, username, password);
            try (Folder open = store.getFolder(folder)) {
                open.open(Folder.READ_WRITE);
                return read(open);
            }
        } catch (MessagingException unreachable) {
            LOG.warn("The mailbox for returned letters does not answer: {}", unreachable.getMessage());
            return 0;
        }
    }

    private Session session() {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        // looking at a message does not mark it as read: that is said once it is dealt with
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "connectiontimeout", PATIENCE);
        properties.setProperty(prefix + "timeout", PATIENCE);
        return Session.getInstance(properties);
    }

    private int read(Folder open) throws MessagingException {
        int returned = 0;
        Message[] unread = open.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        for (Message message : Arrays.copyOf(unread, Math.min(unread.length, AT_ONCE))) {
            Outbox.Return what = take((MimeMessage) message);
            if (what != Outbox.Return.TOO_EARLY) {
                message.setFlag(Flags.Flag.SEEN, true);
            }
            returned += what == Outbox.Return.TAKEN ? 1 : 0;
        }
        return returned;
    }

    private Outbox.Return take(MimeMessage message) {
        try {
            return message.getSize() > LARGEST
                    ? Outbox.Return.NOT_OURS
                    : Returned.of(message).map(outbox::returned).orElse(Outbox.Return.NOT_OURS);
        } catch (DataAccessException later) {
            LOG.warn("A returned letter could not be noted yet: {}", later.getMessage());
            return Outbox.Return.TOO_EARLY;
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOG.info("A message in the mailbox for returned letters could not be read: {}", unreadable.getMessage());
            return Outbox.Return.NOT_OURS;
        }
    }
}
