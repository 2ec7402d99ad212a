package coop.unisson.mail.web;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.mail.Letters;
import coop.unisson.mail.Mail;
import coop.unisson.mail.Outbox;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.shared.Days;
import coop.unisson.shared.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The messages of the outbox: everybody reads their own, administrators see what became of all. Where no mail server is
 * set up, as in the demonstration, administrators read the letters themselves, which is how their links are followed.
 */
@Controller
class MailController {

    private final Outbox outbox;
    private final Letters letters;
    private final PartnerService partners;
    private final AccessService access;
    private final ObjectProvider<JavaMailSender> server;

    MailController(
            Outbox outbox,
            Letters letters,
            PartnerService partners,
            AccessService access,
            ObjectProvider<JavaMailSender> server) {
        this.outbox = outbox;
        this.letters = letters;
        this.partners = partners;
        this.access = access;
        this.server = server;
    }

    @GetMapping("/mails")
    String list(Model model) {
        boolean all = access.has(Role.ADMINISTRATOR);
        model.addAttribute(
                "lines",
                (all ? outbox.latest() : outbox.of(access.current()))
                        .stream().map(this::line).toList());
        model.addAttribute("all", all);
        model.addAttribute("readable", readable());
        return "mails";
    }

    /** A message in the list: what it is about, what became of it, when, and to whom. */
    record Line(
            String id,
            @Nullable String task,
            Mail.State state,
            LocalDate on,
            String to,
            @Nullable String error) {}

    private Line line(Mail mail) {
        return new Line(
                mail.id(),
                mail.taskName().orElse(null),
                mail.state(),
                Days.of(mail.sentAt().orElseGet(mail::createdAt)),
                mail.person().flatMap(partners::find).map(Person::name).orElse(""),
                mail.error().orElse(null));
    }

    @GetMapping("/mails/{id}")
    String letter(@PathVariable String id, Model model) {
        Mail mail = outbox.find(id)
                .filter(found -> readable())
                .filter(found -> access.has(Role.ADMINISTRATOR)
                        || found.person().filter(access.current()::equals).isPresent())
                .orElseThrow(() -> Problem.notFound("mail"));
        model.addAttribute("letter", letters.of(outbox.together(mail)));
        return "mail/read";
    }

    private boolean readable() {
        return server.getIfAvailable() == null;
    }
}
