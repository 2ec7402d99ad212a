package coop.unisson.board.web;

import coop.unisson.access.AccessService;
import coop.unisson.board.CommitmentExport;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.Exported;
import coop.unisson.commitment.CommitmentImport;
import coop.unisson.commitment.Promise;
import coop.unisson.engagement.Circle;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.shared.CsvDownload;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Commitments to take along: a campaign's settled ones for its coordination, a partner's own for its people. */
@RestController
@Tag(name = "commitments")
class CommitmentExportController {

    @Schema(name = "SettledCommitments")
    record Answer(@Schema(description = "campaign id") String campaign, String title, List<Line> commitments) {}

    @Schema(name = "SettledCommitment")
    record Line(
            @Schema(description = "engagement id of the partner that made it")
            String engagement,

            String partner,
            Promise commitment) {}

    @Schema(name = "OwnCommitments")
    record Own(@Schema(description = "engagement id") String engagement, List<Promise> commitments) {}

    private final CommitmentExport export;
    private final CommitmentImport own;
    private final Circle circle;
    private final EngagementService engagements;
    private final AccessService access;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;

    CommitmentExportController(
            CommitmentExport export,
            CommitmentImport own,
            Circle circle,
            EngagementService engagements,
            AccessService access,
            ApplicationEventPublisher events,
            MessageSource messages) {
        this.export = export;
        this.own = own;
        this.circle = circle;
        this.engagements = engagements;
        this.access = access;
        this.events = events;
        this.messages = messages;
    }

    @GetMapping("/api/campaigns/{campaign}/commitments")
    @Operation(
            summary = "A campaign's settled commitments",
            description =
                    "Every explicit commitment of the partners that are in, with exact figures; no drafts. For the"
                            + " campaign's coordinator and deputy.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "no such campaign, or not the caller's to coordinate")
            })
    Answer settled(@PathVariable CampaignId campaign) {
        taken(campaign);
        Campaign found = export.campaign(campaign);
        return new Answer(
                campaign.value(),
                found.title(),
                export.lines(campaign).stream()
                        .map(line -> new Line(line.engagement().value(), line.partner(), line.promise()))
                        .toList());
    }

    @GetMapping("/api/campaigns/{campaign}/commitments.csv")
    @Operation(
            summary = "A campaign's settled commitments, for a spreadsheet",
            description =
                    "UTF-8 with a byte order mark; semicolons for readers of French, commas in English. A text that a"
                            + " spreadsheet would compute has an apostrophe in front.")
    ResponseEntity<byte[]> settledCsv(@PathVariable CampaignId campaign, @Parameter(hidden = true) Locale locale) {
        taken(campaign);
        return CsvDownload.of(
                messages.getMessage("import.commitments.file", null, locale),
                export.csv(campaign, Language.of(locale)));
    }

    @GetMapping("/api/engagements/{engagement}/commitments")
    @Operation(
            summary = "A partner's own commitments",
            description = "Everything it has written so far, drafts too, for its own people alone.",
            responses = {
                @ApiResponse(responseCode = "200"),
                @ApiResponse(responseCode = "404", description = "no such engagement, or another partner's")
            })
    Own own(@PathVariable EngagementId engagement) {
        taken(engagement);
        return new Own(engagement.value(), own.written(engagement));
    }

    @GetMapping("/api/engagements/{engagement}/commitments.csv")
    @Operation(
            summary = "A partner's own commitments, for a spreadsheet",
            description = "As the form's import reads it: bringing the same file in again changes nothing.")
    ResponseEntity<byte[]> ownCsv(@PathVariable EngagementId engagement, @Parameter(hidden = true) Locale locale) {
        taken(engagement);
        return CsvDownload.of(
                messages.getMessage("import.commitments.file", null, locale),
                own.export(engagement, Language.of(locale)));
    }

    /** Whoever takes data out may, and the log says so. */
    private void taken(CampaignId campaign) {
        if (!circle.coordinates(campaign)) {
            throw Problem.notFound("campaign");
        }
        events.publishEvent(new Exported(campaign, access.current(), "commitments"));
    }

    private void taken(EngagementId engagement) {
        if (!circle.worksFor(engagement)) {
            throw Problem.notFound("engagement");
        }
        events.publishEvent(new Exported(engagements.get(engagement).campaign(), access.current(), "own-commitments"));
    }
}
