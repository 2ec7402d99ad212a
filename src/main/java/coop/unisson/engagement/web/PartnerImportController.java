package coop.unisson.engagement.web;

import coop.unisson.access.AccessService;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.ImportId;
import coop.unisson.engagement.PartnerImport;
import coop.unisson.shared.CsvDownload;
import coop.unisson.shared.CsvUpload;
import coop.unisson.shared.Language;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Many invitations at once: send a file, look at what would happen, confirm. For the campaign's own coordination. */
@Controller
@RequestMapping("/campaigns/{campaign}/partners/import")
class PartnerImportController {

    private final PartnerImport imports;
    private final AccessService access;
    private final MessageSource messages;

    PartnerImportController(PartnerImport imports, AccessService access, MessageSource messages) {
        this.imports = imports;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping
    String page(@PathVariable CampaignId campaign, Model model) {
        show(imports.open(campaign, access.current()), model);
        return "import";
    }

    private static void show(Campaign campaign, Model model) {
        model.addAttribute("sheet", "partners");
        model.addAttribute("about", campaign.title());
        model.addAttribute("base", "/campaigns/" + campaign.id().value() + "/partners/import");
        model.addAttribute("limit", PartnerImport.MOST);
        model.addAttribute("back", "/camunda/app/cockpit/default/#/campaigns");
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template(@PathVariable CampaignId campaign, Locale locale) {
        imports.open(campaign, access.current());
        return CsvDownload.of(
                messages.getMessage("import.partners.file", null, locale), imports.template(Language.of(locale)));
    }

    @PostMapping(consumes = CsvUpload.TYPE)
    ResponseEntity<Map<String, String>> send(@PathVariable CampaignId campaign, InputStream body, Locale locale)
            throws IOException {
        ImportId file = imports.keep(campaign, access.current(), CsvUpload.read(body), Language.of(locale));
        return CsvUpload.kept("/campaigns/" + campaign.value() + "/partners/import/" + file.value());
    }

    /** Rows copied from a spreadsheet, for whoever has no file or no scripts. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String paste(@PathVariable CampaignId campaign, @RequestParam(defaultValue = "") String rows, Locale locale) {
        ImportId file = imports.keep(campaign, access.current(), CsvUpload.pasted(rows), Language.of(locale));
        return "redirect:/campaigns/{campaign}/partners/import/" + file.value();
    }

    @GetMapping("/{file}")
    String look(@PathVariable CampaignId campaign, @PathVariable ImportId file, Model model, Locale locale) {
        show(imports.open(campaign, access.current()), model);
        model.addAttribute("state", imports.state(campaign, file, access.current()));
        model.addAttribute("preview", imports.preview(campaign, file, access.current(), Language.of(locale)));
        return "import-preview";
    }

    @GetMapping("/{file}/remarks")
    ResponseEntity<byte[]> remarks(@PathVariable CampaignId campaign, @PathVariable ImportId file, Locale locale) {
        imports.open(campaign, access.current());
        return CsvDownload.of(
                messages.getMessage("import.remarks.file", null, locale),
                imports.remarks(campaign, file, access.current(), Language.of(locale)));
    }

    @PostMapping("/{file}/confirm")
    String confirm(@PathVariable CampaignId campaign, @PathVariable ImportId file) {
        imports.confirm(campaign, file, access.current());
        return "redirect:/campaigns/{campaign}/partners/import/{file}";
    }
}
