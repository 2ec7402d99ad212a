package coop.unisson.board.web;

import coop.unisson.access.AccessService;
import coop.unisson.board.OwnPage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** One screen for whoever speaks for a partner, on any telephone. */
@Controller
class OwnPageController {

    private final OwnPage page;
    private final AccessService access;

    OwnPageController(OwnPage page, AccessService access) {
        this.page = page;
        this.access = access;
    }

    @GetMapping("/mine")
    String mine(Model model) {
        model.addAttribute("page", page.of(access.current()));
        return "mine";
    }
}
