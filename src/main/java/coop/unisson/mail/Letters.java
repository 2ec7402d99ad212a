package coop.unisson.mail;

import coop.unisson.access.LinkService;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Puts a message into words, in its reader's language, as HTML and as plain text that say the same. */
@Component
public class Letters {

    private final PartnerService partners;
    private final CampaignService campaigns;
    private final LinkService links;
    private final MessageSource messages;
    private final SpringTemplateEngine templates;
    private final String address;

    Letters(
            PartnerService partners,
            CampaignService campaigns,
            LinkService links,
            MessageSource messages,
            SpringTemplateEngine templates,
            @Value("${unisson.address}") String address) {
        this.partners = partners;
        this.campaigns = campaigns;
        this.links = links;
        this.messages = messages;
        this.templates = templates;
        this.address = address;
    }

    /** A message ready to go; its link is made for it and known to nobody else. */
    public record Letter(String to, String subject, String html, String text) {}

    @Transactional
    public Letter of(Mail mail) {
        Person person = partners.person(mail.person());
        Campaign campaign = campaigns.get(mail.campaign());
        Locale locale = person.language().locale();
        String key = "mail." + mail.kind();
        Object[] words = {
            campaign.title(),
            mail.taskName().orElse(""),
            mail.due().isPresent() ? mail.due().get() : "",
            campaign.cancelReason().orElse("")
        };
        String link = address + links.issue(mail.person(), mail.task().orElse(null));
        String greeting = messages.getMessage("mail.greeting", new Object[] {person.name()}, locale);
        String body = messages.getMessage(key + ".body", words, locale);
        String due = mail.due().isPresent() ? messages.getMessage("mail.due", words, locale) : "";
        String action = messages.getMessage(key + ".action", words, locale);
        String footer = messages.getMessage("mail.footer", words, locale);
        Context context = new Context(
                locale,
                Map.of(
                        "greeting",
                        greeting,
                        "body",
                        body,
                        "due",
                        due,
                        "action",
                        action,
                        "link",
                        link,
                        "footer",
                        footer));
        return new Letter(
                person.email(),
                messages.getMessage(key + ".subject", words, locale),
                templates.process("mail/letter", context),
                String.join(
                        "\n\n",
                        greeting,
                        due.isEmpty() ? body : body + "\n" + due,
                        action + "\n" + link,
                        footer + "\n"));
    }
}
