package coop.unisson.commitment.web;

import coop.unisson.access.AccessService;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.CommitmentImport;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.ImportId;
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

/** A partner's promises from a file into its draft: send it, look at what would happen, confirm. */
@Controller
@RequestMapping("/engagements/{engagement}/commitments/import")
class CommitmentImportController {

    private final CommitmentImport imports;
    private final CampaignService campaigns;
    private final AccessService access;
    private final MessageSource messages;

    CommitmentImportController(
            CommitmentImport imports, CampaignService campaigns, AccessService access, MessageSource messages) {
        this.imports = imports;
        this.campaigns = campaigns;
        this.access = access;
        this.messages = messages;
    }

    @GetMapping
    String page(@PathVariable EngagementId engagement, Model model) {
        show(imports.open(engagement, access.current()), model);
        return "import";
    }

    private void show(Engagement engagement, Model model) {
        model.addAttribute("sheet", "commitments");
        model.addAttribute("about", campaigns.get(engagement.campaign()).title());
        model.addAttribute("base", "/engagements/" + engagement.id().value() + "/commitments/import");
        model.addAttribute("limit", CommitmentImport.MOST);
        model.addAttribute("back", "/mine");
    }

    @GetMapping("/template")
    ResponseEntity<byte[]> template(@PathVariable EngagementId engagement, Locale locale) {
        imports.open(engagement, access.current());
        return CsvDownload.of(
                messages.getMessage("import.commitments.file", null, locale), imports.template(Language.of(locale)));
    }

    @PostMapping(consumes = CsvUpload.TYPE)
    ResponseEntity<Map<String, String>> send(@PathVariable EngagementId engagement, InputStream body, Locale locale)
            throws IOException {
        ImportId file = imports.keep(engagement, access.current(), CsvUpload.read(body), Language.of(locale));
        return CsvUpload.kept("/engagements/" + engagement.value() + "/commitments/import/" + file.value());
    }

    /** Rows copied from a spreadsheet, for whoever has no file or no scripts. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String paste(@PathVariable EngagementId engagement, @RequestParam(defaultValue = "") String rows, Locale locale) {
        ImportId file = imports.keep(engagement, access.current(), CsvUpload.pasted(rows), Language.of(locale));
        return "redirect:/engagements/{engagement}/commitments/import/" + file.value();
    }

    @GetMapping("/{file}")
    String look(@PathVariable EngagementId engagement, @PathVariable ImportId file, Model model, Locale locale) {
        show(imports.open(engagement, access.current()), model);
        model.addAttribute("state", imports.state(engagement, file, access.current()));
        model.addAttribute("preview", imports.preview(engagement, file, access.current(), Language.of(locale)));
        return "import-preview";
    }

    @GetMapping("/{file}/remarks")
    ResponseEntity<byte[]> remarks(@PathVariable EngagementId engagement, @PathVariable ImportId file, Locale locale) {
        imports.open(engagement, access.current());
        return CsvDownload.of(
                messages.getMessage("import.remarks.file", null, locale),
                imports.remarks(engagement, file, access.current(), Language.of(locale)));
    }

    @PostMapping("/{file}/confirm")
    String confirm(@PathVariable EngagementId engagement, @PathVariable ImportId file, Locale locale) {
        imports.confirm(engagement, file, access.current(), Language.of(locale));
        return "redirect:/engagements/{engagement}/commitments/import/{file}";
    }
}
