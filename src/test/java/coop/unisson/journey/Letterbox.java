package coop.unisson.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import coop.unisson.Visitor;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What really arrives by mail, and what people do with it who have nothing else: they follow its links. */
final class Letterbox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/l/[A-Za-z0-9_-]+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, Deque<String>> links = new HashMap<>();
    private final Map<String, Opened> opened = new HashMap<>();
    private final Set<String> spent = new HashSet<>();
    private final Set<String> read = new HashSet<>();

    Letterbox() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /**
     * A page somebody came to by a link.
     *
     * @param path where the link led
     */
    record Opened(Visitor visitor, String path, Document page) {}

    /** The first page, from the newest letter back, that this person's links open and that is the one looked for. */
    Optional<Opened> find(int application, String person, Predicate<Opened> wanted) {
        collect();
        for (String link : List.copyOf(links.getOrDefault(person, new ArrayDeque<>()))) {
            if (!spent.contains(link)) {
                Opened page = opened.computeIfAbsent(link, path -> open(application, path));
                if (page != null && wanted.test(page)) {
                    return Optional.of(page);
                }
            }
        }
        return Optional.empty();
    }

    /** Follows a link; asks for a new one in place of one that is too old. */
    private Opened open(int application, String link) {
        Visitor visitor = new Visitor(application);
        HttpResponse<String> answer = visitor.get(link);
        if (answer.statusCode() == 410) {
            spent.add(link);
            assertThat(visitor.send(
                                    "POST",
                                    link,
                                    Visitor.FORM,
                                    Visitor.fields(Map.of("_csrf", visitor.cookie("UNISSON-CSRF"))))
                            .statusCode())
                    .isEqualTo(200);
            return null;
        }
        assertThat(answer.statusCode()).isEqualTo(302);
        URI where = URI.create(answer.headers().firstValue("Location").orElseThrow());
        String path = where.getQuery() == null ? where.getPath() : where.getPath() + "?" + where.getQuery();
        HttpResponse<String> page = visitor.get(path);
        if (page.statusCode() != 200) {
            // done, by whoever it was sent to or somebody of the same house
            assertThat(page.statusCode()).isIn(404, 409);
            spent.add(link);
            return null;
        }
        return new Opened(visitor, path, Jsoup.parse(page.body()));
    }

    /** The form of a page was sent: its link is of no more use. */
    void done(Opened page) {
        opened.forEach((link, one) -> {
            if (one != null && one.path().equals(page.path()) && page.path().startsWith("/tasks/")) {
                spent.add(link);
            }
        });
    }

    private void collect() {
        for (MimeMessage letter : letters()) {
            if (read.add(id(letter))) {
                Matcher link = LINK.matcher(text(letter, "text/plain"));
                while (link.find()) {
                    links.computeIfAbsent(to(letter), none -> new ArrayDeque<>())
                            .addFirst(link.group(1));
                }
            }
        }
    }

    private static String id(MimeMessage letter) {
        try {
            return letter.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that arrived; each person's in its order. */
    List<MimeMessage> letters() {
        return List.of(server.getReceivedMessages());
    }

    private static String to(MimeMessage letter) {
        try {
            return letter.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The part of this type; empty when there is none. */
    static String text(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return String.valueOf(part.getContent());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart one = parts.getBodyPart(i);
                    String found = text(one, type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
