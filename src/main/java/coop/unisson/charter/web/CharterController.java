package coop.unisson.charter.web;

import coop.unisson.campaign.CampaignId;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.CharterVersion;
import coop.unisson.engagement.Circle;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The charter in force, for those it concerns; for anybody else there is no such page. */
@Controller
class CharterController {

    private final CharterService charters;
    private final Circle circle;

    CharterController(CharterService charters, Circle circle) {
        this.charters = charters;
        this.circle = circle;
    }

    @GetMapping("/charter/{campaign}")
    String charter(@PathVariable String campaign, Model model, Locale locale) {
        CampaignId id = new CampaignId(campaign);
        if (!circle.mayRead(id)) {
            throw Problem.notFound("charter");
        }
        CharterVersion charter = charters.inForce(id).orElseThrow(() -> Problem.notFound("charter"));
        Language language = Language.of(locale);
        model.addAttribute("charter", charter);
        model.addAttribute("language", language);
        model.addAttribute("other", language == Language.FR ? Language.EN : Language.FR);
        model.addAttribute("signatures", charters.signatories(id));
        model.addAttribute("awaited", charters.awaited(id));
        return "charter";
    }
}
