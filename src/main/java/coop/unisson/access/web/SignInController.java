package coop.unisson.access.web;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: the sign-in page, and from there to where each role works. */
@Controller
class SignInController {

    private final AccessService access;
    private final ObjectProvider<InMemoryClientRegistrationRepository> providers;

    SignInController(AccessService access, ObjectProvider<InMemoryClientRegistrationRepository> providers) {
        this.access = access;
        this.providers = providers;
    }

    /** Where else somebody may have an account, and the address that leads there. */
    record Door(String name, String address) {}

    @GetMapping("/login")
    String login(Model model) {
        List<Door> doors = new ArrayList<>();
        providers.ifAvailable(known -> known.forEach(provider -> doors.add(new Door(
                provider.getClientName(),
                OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI + "/"
                        + provider.getRegistrationId()))));
        model.addAttribute("doors", doors);
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
