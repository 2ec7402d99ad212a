package coop.unisson.board.web;

import coop.unisson.access.AccessService;
import coop.unisson.access.LinkService;
import coop.unisson.board.OwnPage;
import coop.unisson.board.PlanView;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.ExpectationService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One screen for whoever speaks for a partner, on any telephone. */
@Controller
class OwnPageController {

    private final OwnPage page;
    private final AccessService access;
    private final LinkService links;
    private final PlanView plans;
    private final EngagementService engagements;
    private final ExpectationService expectations;

    OwnPageController(
            OwnPage page,
            AccessService access,
            LinkService links,
            PlanView plans,
            EngagementService engagements,
            ExpectationService expectations) {
        this.page = page;
        this.plans = plans;
        this.engagements = engagements;
        this.expectations = expectations;
        this.access = access;
        this.links = links;
    }

    @GetMapping("/mine")
    String mine(Model model, Locale locale) {
        OwnPage.Page own = page.of(access.current());
        model.addAttribute("page", own);
        model.addAttribute(
                "opens",
                own.waiting().stream()
                        .map(OwnPage.Waiting::task)
                        .filter(access::opens)
                        .toList());
        // a link opens its form and this page, and no more
        model.addAttribute("log", !access.cameByLink());
        model.addAttribute("plans", plans(own, locale));
        model.addAttribute(
                "own",
                access.cameByLink()
                        ? own.parts().stream()
                                .flatMap(part -> part.acts().stream())
                                .filter(page::takesOwnLink)
                                .collect(Collectors.toSet())
                        : Set.of());
        return "mine";
    }

    /**
     * A partner needs something no more.
     *
     * @throws Problem 404 when it is not this person's to say
     */
    @PostMapping("/mine/{engagement}/expectations/{id}/withdraw")
    String withdraw(@PathVariable String engagement, @PathVariable String id) {
        expectations.withdraw(new EngagementId(engagement), id, access.current());
        return "redirect:/mine";
    }

    /** Where a person speaks for a partner; whoever only keeps a promise of it reads that promise alone. */
    private Map<String, PlanView.Own> plans(OwnPage.Page own, Locale locale) {
        return own.parts().stream()
                .map(OwnPage.Part::engagement)
                .filter(engagement -> engagements.speaksFor(engagement, access.current()))
                .collect(Collectors.toMap(
                        engagement -> engagement.id().value(), engagement -> plans.of(engagement, locale)));
    }

    /**
     * Whoever came by a link asks for the one of another task of theirs.
     *
     * @throws Problem 404 when no such task waits for them
     */
    @PostMapping("/mine/link")
    String link(@RequestParam String task) {
        PersonId person = access.current();
        if (page.of(person).waiting().stream().noneMatch(one -> one.task().equals(task))) {
            throw Problem.notFound("task");
        }
        links.send(person, task);
        return "redirect:/mine?sent";
    }

    /**
     * Whoever came by a link asks for the one of an act that takes one of its own.
     *
     * @throws Problem 404 when this act does not stand open to them
     */
    @PostMapping("/mine/{engagement}/acts/{act}/link")
    String actLink(@PathVariable String engagement, @PathVariable String act) {
        PersonId person = access.current();
        if (page.of(person).parts().stream()
                .noneMatch(part ->
                        part.id().value().equals(engagement) && part.acts().contains(act))) {
            throw Problem.notFound("form");
        }
        links.sendTo(person, "/acts/" + act + "?subject=" + engagement);
        return "redirect:/mine?sent";
    }
}
