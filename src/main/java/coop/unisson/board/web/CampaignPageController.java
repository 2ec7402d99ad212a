package coop.unisson.board.web;

import coop.unisson.board.CampaignPage;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.Stage;
import coop.unisson.engagement.Circle;
import coop.unisson.gate.Blocker;
import coop.unisson.gate.GateService;
import coop.unisson.shared.Days;
import coop.unisson.shared.Problem;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One campaign in Cockpit, as data; its words are ready to be shown. */
@RestController
class CampaignPageController {

    record Answer(
            String id,
            String title,
            String run,
            @Nullable String instance,
            @Nullable String over,
            List<StageMark> stages,
            List<String> gates,
            List<PartLine> parts,
            List<PastLine> past,
            String log) {}

    /** A stage on the bar: {@code done}, {@code now} or {@code ahead}. */
    record StageMark(String name, String state, @Nullable String deadline) {}

    record PartLine(
            String name,
            String standing,
            boolean takesPart,
            List<String> missing,
            @Nullable String next,
            @Nullable String instance) {}

    record PastLine(String day, String sentence) {}

    private final CampaignPage page;
    private final GateService gates;
    private final Circle circle;
    private final MessageSource messages;

    CampaignPageController(CampaignPage page, GateService gates, Circle circle, MessageSource messages) {
        this.page = page;
        this.gates = gates;
        this.circle = circle;
        this.messages = messages;
    }

    @GetMapping("/api/board/campaigns/{id}")
    Answer campaign(@PathVariable String id, Locale locale) {
        CampaignId asked = new CampaignId(id);
        if (!circle.coordinates(asked)) {
            throw Problem.notFound("campaign");
        }
        CampaignPage.Page shown = page.of(asked, locale);
        Campaign campaign = shown.campaign();
        return new Answer(
                campaign.id().value(),
                campaign.title(),
                text(locale, "board.run", campaign.runStart(), campaign.runEnd()),
                shown.instance(),
                campaign.isOver() ? text(locale, "board.stage." + campaign.stage()) : null,
                Stream.of(Stage.values())
                        .filter(stage -> stage != Stage.CANCELLED)
                        .map(stage -> mark(stage, campaign, locale))
                        .toList(),
                shown.shut().stream()
                        .map(report -> gates.sentence(report, locale))
                        .toList(),
                shown.parts().stream().map(part -> line(part, locale)).toList(),
                shown.past().stream()
                        .map(line -> new PastLine(Days.of(Days.of(line.at()), locale), line.sentence()))
                        .toList(),
                "/audit?campaign=" + campaign.id().value());
    }

    private StageMark mark(Stage stage, Campaign campaign, Locale locale) {
        String state = campaign.stage() == stage && !campaign.isOver()
                ? "now"
                : campaign.stage().reached(stage) ? "done" : "ahead";
        return new StageMark(
                text(locale, "board.stage." + stage),
                state,
                campaign.deadline(stage)
                        .map(day -> Days.withoutYear(day, locale))
                        .orElse(null));
    }

    private PartLine line(CampaignPage.Part part, Locale locale) {
        return new PartLine(
                part.name(),
                text(locale, "mine.standing." + part.engagement().standing()),
                !part.engagement().hasLeft(),
                Stream.concat(
                                part.missing().stream().map(blocker -> gates.reason(blocker, locale)),
                                part.unreached().stream()
                                        .map(person ->
                                                text(locale, "campaign-page.unreached", person.name(), person.email())))
                        .toList(),
                part.missing().stream()
                        .map(Blocker::next)
                        .filter(Objects::nonNull)
                        .min(Comparator.<LocalDate>naturalOrder())
                        .map(day -> text(locale, "campaign-page.next", Days.withoutYear(day, locale)))
                        .orElse(null),
                part.instance());
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
