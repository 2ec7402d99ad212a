package coop.unisson.mail;

import coop.unisson.access.LinkService;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    private final PartnerService partners;
    private final CampaignService campaigns;
    private final LinkService links;
    private final ObjectProvider<AskedTasks> tasks;
    private final MessageSource messages;
    private final SpringTemplateEngine templates;
    private final String address;

    Letters(
            PartnerService partners,
            CampaignService campaigns,
            LinkService links,
            ObjectProvider<AskedTasks> tasks,
            MessageSource messages,
            SpringTemplateEngine templates,
            @Value("${unisson.address}") String address) {
        this.partners = partners;
        this.campaigns = campaigns;
        this.links = links;
        this.tasks = tasks;
        this.messages = messages;
        this.templates = templates;
        this.address = address;
    }

    /** A letter ready to go; its links are made for it and known to nobody else. */
    public record Letter(String to, String subject, String html, String text) {}

    /** One message within a letter. */
    public record Item(String body, @Nullable String due, String action, String link) {

        private String text() {
            return Stream.of(due == null ? body : body + "\n" + due, action + "\n" + link)
                    .collect(Collectors.joining("\n\n"));
        }
    }

    /** What of these messages to one person still holds; empty when all they ask for is done. */
    @Transactional
    public Optional<Letter> due(List<Mail> mails) {
        Map<String, PersonId> open = tasks.getObject()
                .open(mails.stream().flatMap(mail -> mail.task().stream()).toList());
        List<Mail> holding = mails.stream()
                .filter(mail -> mail.task().isEmpty()
                        || mail.kind() == MailKind.LINK
                        || mail.kind().holds(mail.person(), open.get(mail.task().get())))
                .toList();
        return holding.isEmpty() ? Optional.empty() : Optional.of(of(holding));
    }

    /** These messages to one person, at least one, whatever became of what they ask for. */
    @Transactional
    public Letter of(List<Mail> mails) {
        Person person = partners.person(mails.get(0).person());
        Locale locale = person.language().locale();
        List<Item> items = mails.stream().map(mail -> item(mail, locale)).toList();
        String greeting = text("mail.greeting", locale, person.name());
        String page = text("mail.page", locale);
        String pageLink = address + links.issue(person.id(), null);
        String footer = text("mail.footer", locale);
        Map<String, Object> words =
                Map.of("greeting", greeting, "items", items, "page", page, "pageLink", pageLink, "footer", footer);
        return new Letter(
                person.email(),
                mails.size() == 1
                        ? text("mail." + mails.get(0).kind() + ".subject", locale, words(mails.get(0)))
                        : text("mail.several.subject", locale, mails.size()),
                templates.process("mail/letter", new Context(locale, words)),
                Stream.of(
                                Stream.of(greeting),
                                items.stream().map(Item::text),
                                Stream.of(page + "\n" + pageLink, footer + "\n"))
                        .flatMap(part -> part)
                        .collect(Collectors.joining("\n\n")));
    }

    private Item item(Mail mail, Locale locale) {
        String key = "mail." + mail.kind();
        Object[] words = words(mail);
        String task = mail.kind().opensItsTask() ? mail.task().orElse(null) : null;
        return new Item(
                text(key + ".body", locale, words),
                mail.due().isPresent() ? text("mail.due", locale, words) : null,
                text(key + ".action", locale, words),
                address + links.issue(mail.person(), task));
    }

    /** What the sentences of a message are filled with. */
    private Object[] words(Mail mail) {
        Campaign campaign = campaigns.get(mail.campaign());
        return new Object[] {
            campaign.title(),
            mail.taskName().orElse(""),
            mail.due().isPresent() ? mail.due().get() : "",
            campaign.cancelReason().orElse(""),
            mail.about().orElse("")
        };
    }

    private String text(String key, Locale locale, Object... words) {
        return messages.getMessage(key, words, locale);
    }
}
