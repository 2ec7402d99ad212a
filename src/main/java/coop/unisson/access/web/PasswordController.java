package coop.unisson.access.web;

import coop.unisson.access.AccessService;
import coop.unisson.access.PasswordService;
import coop.unisson.access.Quotas;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking for the link by which one chooses a password, and choosing it. Every address gets the same answer. */
@Controller
class PasswordController {

    /** From one network address. */
    private static final Quotas.Limit ASKED = new Quotas.Limit(20, Duration.ofMinutes(10));

    private static final int LONGEST_ADDRESS = 254;

    private final PasswordService passwords;
    private final AccessService access;
    private final Quotas quotas;

    PasswordController(PasswordService passwords, AccessService access, Quotas quotas) {
        this.passwords = passwords;
        this.access = access;
        this.quotas = quotas;
    }

    @GetMapping("/password/forgotten")
    String forgotten() {
        return "password-wanted";
    }

    @PostMapping("/password/forgotten")
    String ask(@RequestParam(defaultValue = "") String email, Model model, HttpServletRequest request) {
        quotas.spend("a password wanted", request, "passwords-too-many", ASKED);
        String address = email.strip();
        if (!address.isEmpty() && address.length() <= LONGEST_ADDRESS && address.indexOf(0) < 0) {
            passwords.ask(address);
        }
        model.addAttribute("asked", true);
        return "password-wanted";
    }

    /** From one's own page: the link goes to one's own address, whoever holds the page. */
    @PostMapping("/mine/password")
    String askForMine(Model model, HttpServletRequest request) {
        quotas.spend("a password wanted", request, "passwords-too-many", ASKED);
        passwords.ask(access.current());
        model.addAttribute("asked", true);
        return "password-wanted";
    }

    @PostMapping("/password")
    String choose(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        quotas.spend("a password wanted", request, "passwords-too-many", ASKED);
        try {
            if (passwords.choose(token, password, again)) {
                return "redirect:/login?password-chosen";
            }
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(token, refused.flaws(), model);
        }
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("gone", true);
        return "password-wanted";
    }

    /** The page on which one chooses; what was typed is not sent back. */
    static String form(String token, List<Flaw> flaws, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("flaws", flaws);
        return "password";
    }
}
