package coop.unisson.access.web;

import coop.unisson.access.LinkService;
import coop.unisson.access.LinkSignIn;
import coop.unisson.access.Quotas;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where links from mails lead. Opening one does nothing but show its form; too old ones are answered kindly, and whoever
 * tries many that open nothing is asked to wait.
 */
@Controller
class LinkController {

    /** From one address; an office shares one, and its people mistype. */
    private static final Quotas.Limit MISSES = new Quotas.Limit(60, Duration.ofMinutes(10));

    private final LinkService links;
    private final LinkSignIn signIn;
    private final Quotas quotas;

    LinkController(LinkService links, LinkSignIn signIn, Quotas quotas) {
        this.links = links;
        this.signIn = signIn;
        this.quotas = quotas;
    }

    @GetMapping("/l/{token}")
    String open(@PathVariable String token, Model model, HttpServletRequest request, HttpServletResponse response) {
        var linked = links.open(token);
        if (linked.isPresent()) {
            if (linked.get().choosesPassword()) {
                return PasswordController.form(token, List.of(), model);
            }
            links.arrived(token);
            signIn.as(linked.get(), request, response);
            return "redirect:" + linked.get().path();
        }
        quotas.spend("link", request, "links-too-many", MISSES);
        boolean old = links.wasIssued(token);
        response.setStatus((old ? HttpStatus.GONE : HttpStatus.NOT_FOUND).value());
        model.addAttribute("token", old ? token : null);
        return "link";
    }

    /** The answer is the same whether the link was known or not. */
    @PostMapping("/l/{token}")
    String again(@PathVariable String token, Model model, HttpServletRequest request) {
        quotas.spend("link", request, "links-too-many", MISSES);
        links.askAgain(token);
        model.addAttribute("asked", true);
        return "link";
    }
}
