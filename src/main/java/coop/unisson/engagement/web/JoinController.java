package coop.unisson.engagement.web;

import com.fasterxml.jackson.databind.JsonNode;
import coop.unisson.access.Quotas;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.ApplicationService;
import coop.unisson.engagement.Applying;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormView;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The public page on which anybody asks to join a campaign that is open to it. Nobody signs in; what it answers tells nothing
 * of who is known already.
 */
@Controller
class JoinController {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");

    private final ApplicationService applications;
    private final CampaignService campaigns;
    private final FormCodec codec;
    private final MessageSource messages;

    JoinController(
            ApplicationService applications, CampaignService campaigns, FormCodec codec, MessageSource messages) {
        this.applications = applications;
        this.campaigns = campaigns;
        this.codec = codec;
        this.messages = messages;
    }

    @GetMapping("/join/{campaign}")
    String page(@PathVariable String campaign, Model model, Locale locale, HttpServletResponse response) {
        Optional<Campaign> known = find(campaign);
        if (known.filter(Campaign::isOpenToApplications).isEmpty()) {
            return closed(known, model, response);
        }
        JsonNode language =
                codec.fromFields(Map.of("language", List.of(Language.of(locale).name())));
        return show(known.get(), language, List.of(), model, locale);
    }

    @PostMapping(path = "/join/{campaign}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String apply(
            @PathVariable String campaign,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Campaign> known = find(campaign);
        if (known.filter(Campaign::isOpenToApplications).isEmpty()) {
            return closed(known, model, response);
        }
        fields.remove("lang");
        JsonNode document = codec.fromFields(fields);
        try {
            applications.apply(
                    known.get().id(), codec.decode(document, Applying.class), Quotas.network(request.getRemoteAddr()));
        } catch (Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(known.get(), document, refused.flaws(), model, locale);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.TOO_MANY) {
                throw problem;
            }
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            Flaw tooMany = Flaw.block("", "applications-too-many");
            return show(known.get(), document, List.of(tooMany), model, locale);
        }
        return "redirect:/join/{campaign}/received?lang=" + locale.getLanguage();
    }

    /** Says the same to everybody, whatever became of what they sent. */
    @GetMapping("/join/{campaign}/received")
    String received() {
        return "join-received";
    }

    private Optional<Campaign> find(String id) {
        return ID.matcher(id).matches()
                ? campaigns.get(List.of(new CampaignId(id))).values().stream().findFirst()
                : Optional.empty();
    }

    /** Of a campaign whose page was never given out, nobody learns that it exists. */
    private static String closed(Optional<Campaign> known, Model model, HttpServletResponse response) {
        Optional<Campaign> givenOut = known.filter(Campaign::wasOpenToApplications);
        response.setStatus((givenOut.isPresent() ? HttpStatus.GONE : HttpStatus.NOT_FOUND).value());
        model.addAttribute(
                "why", givenOut.isEmpty() ? "unknown" : givenOut.get().stage().takesPartners() ? "closed" : "over");
        return "join-closed";
    }

    private String show(Campaign campaign, @Nullable JsonNode values, List<Flaw> flaws, Model model, Locale locale) {
        model.addAttribute("campaign", campaign);
        model.addAttribute("form", new FormView("join", values, flaws, messages, locale));
        model.addAttribute("template", "fragments/join-fields");
        model.addAttribute("other", Language.of(locale) == Language.FR ? "en" : "fr");
        return "join";
    }
}
