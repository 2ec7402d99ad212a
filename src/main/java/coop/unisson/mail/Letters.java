package coop.unisson.mail;

import coop.unisson.access.LinkService;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.LetterWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Puts messages into words, in their reader's language, as HTML and as plain text that say the same. */
@Component
public class Letters {

    /** Somebody with more parts than this does not wait for a letter to come back to one. */
    private static final int LATEST = 50;

    private final PartnerService partners;
    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final LinkService links;
    private final ObjectProvider<AskedTasks> tasks;
    private final LetterWords letterWords;
    private final MessageSource messages;
    private final SpringTemplateEngine templates;
    private final String address;

    Letters(
            PartnerService partners,
            CampaignService campaigns,
            EngagementService engagements,
            LinkService links,
            ObjectProvider<AskedTasks> tasks,
            LetterWords letterWords,
            MessageSource messages,
            SpringTemplateEngine templates,
            @Value("${unisson.address}") String address) {
        this.partners = partners;
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.links = links;
        this.tasks = tasks;
        this.letterWords = letterWords;
        this.messages = messages;
        this.templates = templates;
        this.address = address;
    }

    /** A letter ready to go; its links are made for it and known to nobody else. */
    public record Letter(String to, String subject, String html, String text) {}

    /**
     * One message within a letter.
     *
     * @param said what somebody wrote for the reader
     * @param taps other answers than doing it
     */
    public record Item(
            String body,
            @Nullable String said,
            @Nullable String due,
            @Nullable String action,
            @Nullable String link,
            List<Tap> taps) {

        /** One other answer and its link. */
        public record Tap(String words, String link) {}

        private String text() {
            Stream<String> sentences = Stream.of(body, said == null ? null : "> " + said.replace("\n", "\n> "), due)
                    .filter(Objects::nonNull);
            Stream<String> links = Stream.concat(
                    link == null ? Stream.empty() : Stream.of(action + "\n" + link),
                    taps.stream().map(tap -> tap.words() + "\n" + tap.link()));
            return Stream.concat(sentences, links).collect(Collectors.joining("\n\n"));
        }
    }

    /** What of these messages to one person still holds; empty when all they ask for is done. */
    @Transactional
    public Optional<Letter> due(List<Mail> mails) {
        Map<String, PersonId> open = tasks.getObject()
                .open(mails.stream()
                        .flatMap(mail -> mail.matter().openTask().stream())
                        .toList());
        List<Mail> holding = mails.stream().filter(mail -> holds(mail, open)).toList();
        return holding.isEmpty() ? Optional.empty() : Optional.of(of(holding));
    }

    private boolean holds(Mail mail, Map<String, PersonId> open) {
        if (mail.kind() == MailKind.RECALL) {
            return partThatLeft(mail, mail.person().orElseThrow()).isPresent();
        }
        Optional<String> task = mail.matter().openTask();
        return task.isEmpty()
                || mail.kind() == MailKind.LINK
                || mail.kind().holds(mail.person().orElseThrow(), open.get(task.get()));
    }

    /** These messages to one reader, at least one, whatever became of what they ask for. */
    @Transactional
    public Letter of(List<Mail> mails) {
        Stranger reader = reader(mails.get(0));
        Locale locale = reader.language().locale();
        List<Item> items = mails.stream().map(mail -> item(mail, locale)).toList();
        String greeting = text("mail.greeting", locale, reader.name());
        boolean password = mails.get(0).kind() == MailKind.PASSWORD;
        Optional<String> pageLink =
                mails.get(0).person().filter(person -> !password).map(person -> address + links.issue(person, null));
        String page = text("mail.page", locale);
        String footer = text(
                password ? "mail.footer.PASSWORD" : pageLink.isPresent() ? "mail.footer" : "mail.footer.stranger",
                locale);
        Context context = new Context(locale, Map.of("greeting", greeting, "items", items, "footer", footer));
        pageLink.ifPresent(link -> context.setVariables(Map.of("page", page, "pageLink", link)));
        return new Letter(
                reader.email(),
                subject(mails, locale),
                templates.process("mail/letter", context),
                Stream.of(
                                Stream.of(greeting),
                                items.stream().map(Item::text),
                                pageLink.stream().map(link -> page + "\n" + link),
                                Stream.of(footer + "\n"))
                        .flatMap(part -> part)
                        .collect(Collectors.joining("\n\n")));
    }

    private String subject(List<Mail> mails, Locale locale) {
        if (mails.size() == 1) {
            return words(mails.get(0), locale).subject();
        }
        boolean steps = mails.stream().allMatch(mail -> mail.kind().asks());
        return text(steps ? "mail.several.subject" : "mail.several.news.subject", locale, mails.size());
    }

    private Stranger reader(Mail mail) {
        return mail.stranger().orElseGet(() -> {
            Person person = partners.person(mail.person().orElseThrow());
            return new Stranger(person.email(), person.name(), person.language());
        });
    }

    private Item item(Mail mail, Locale locale) {
        LetterWords.Words words = words(mail, locale);
        Optional<PersonId> reader = mail.person();
        String task = mail.kind().opensItsTask() ? mail.matter().task() : null;
        String said = mail.matter().words();
        return new Item(
                words.body(),
                said == null || said.isEmpty() ? null : said,
                task == null || mail.matter().due() == null ? null : words.due(),
                reader.isPresent() ? words.action() : null,
                reader.map(person -> address + link(mail, person)).orElse(null),
                task == null || !mail.kind().asks()
                        ? List.of()
                        : Stream.of("later", "stuck")
                                .map(tap -> new Item.Tap(
                                        text("mail.tap." + tap, locale),
                                        address
                                                + links.issueFor(
                                                        reader.orElseThrow(), task, "/tasks/" + task + "/" + tap)))
                                .toList());
    }

    /** Where a message leads, by a link of its own. */
    private String link(Mail mail, PersonId reader) {
        return switch (mail.kind()) {
            case PASSWORD -> links.issueForPassword(reader);
            case RECALL ->
                partThatLeft(mail, reader)
                        .map(left -> links.issueTo(
                                reader, "/acts/come-back?subject=" + left.id().value()))
                        .orElseGet(() -> links.issue(reader, null));
            case LINK ->
                mail.matter().about() == null
                        ? links.issue(reader, mail.matter().task())
                        : links.issueTo(reader, mail.matter().about());
            default ->
                links.issue(reader, mail.kind().opensItsTask() ? mail.matter().task() : null);
        };
    }

    /** What somebody may come back to. */
    private Optional<Engagement> partThatLeft(Mail mail, PersonId reader) {
        return engagements.of(reader, LATEST).stream()
                .filter(engagement -> mail.campaign().equals(Optional.of(engagement.campaign())))
                .filter(engagements::mayComeBack)
                .findFirst();
    }

    private LetterWords.Words words(Mail mail, Locale locale) {
        Matter matter = mail.matter();
        return letterWords.of(
                mail.kind().name(),
                new LetterWords.About(
                        mail.campaign().map(campaigns::get).map(Campaign::title).orElse(""),
                        matter.name(),
                        matter.due(),
                        matter.about()),
                locale);
    }

    private String text(String key, Locale locale, Object... words) {
        return messages.getMessage(key, words, locale);
    }
}
