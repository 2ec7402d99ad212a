package coop.unisson.access.web;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: the sign-in page, and from there to where each role works. */
@Controller
class SignInController {

    private final AccessService access;

    SignInController(AccessService access) {
        this.access = access;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/")
    String home() {
        if (access.has(Role.COORDINATOR)) {
            return "redirect:/camunda/app/cockpit/default/#/campaigns";
        }
        if (access.has(Role.PARTNER)) {
            return "redirect:/camunda/app/tasklist/default/";
        }
        if (access.cameByLink()) {
            return "redirect:/mine";
        }
        return access.has(Role.PROCESS_OWNER)
                ? "redirect:/camunda/app/cockpit/default/"
                : "redirect:/camunda/app/welcome/default/";
    }
}
