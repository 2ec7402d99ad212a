package coop.unisson.board.web;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.board.BoardService;
import coop.unisson.board.CampaignLine;
import coop.unisson.engagement.EngagementId;
import coop.unisson.gate.Blocker;
import coop.unisson.gate.GateReport;
import coop.unisson.gate.GateService;
import coop.unisson.shared.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page « Campagnes » in Cockpit, as data; its words are ready to be shown. */
@RestController
class BoardController {

    record Page(List<Line> campaigns, int page, boolean more) {}

    record Line(
            String id,
            String title,
            String stage,
            String stageText,
            String runText,
            @Nullable String instance,
            boolean own,
            boolean invitable,
            boolean remindable,
            boolean movable,
            boolean revisable,
            boolean cancellable,
            @Nullable String applicationsAt,
            List<ShutGate> gates) {}

    record ShutGate(String gate, String sentence, List<Waiting> waitingFor) {}

    record Waiting(String partner, @Nullable String instance) {}

    private final BoardService board;
    private final GateService gates;
    private final AccessService access;
    private final MessageSource messages;
    private final String address;

    BoardController(
            BoardService board,
            GateService gates,
            AccessService access,
            MessageSource messages,
            @Value("${unisson.address}") String address) {
        this.board = board;
        this.gates = gates;
        this.access = access;
        this.messages = messages;
        this.address = address;
    }

    @GetMapping("/api/board/campaigns")
    Page campaigns(@RequestParam(defaultValue = "0") int page, Locale locale) {
        if (!access.has(Role.COORDINATOR)) {
            throw Problem.forbidden("not-for-you");
        }
        // far enough for anybody, and no page number the database chokes on
        int asked = Math.min(Math.max(page, 0), 10_000);
        List<CampaignLine> lines = board.page(access.current(), asked);
        return new Page(
                lines.stream().map(line -> line(line, locale)).toList(),
                asked,
                board.goesOnAfter(access.current(), asked, lines));
    }

    private Line line(CampaignLine line, Locale locale) {
        return new Line(
                line.id().value(),
                line.title(),
                line.stage().name(),
                messages.getMessage("board.stage." + line.stage(), null, locale),
                messages.getMessage("board.run", new Object[] {line.runStart(), line.runEnd()}, locale),
                line.instances().get(line.id().value()),
                line.coordinators().contains(access.current()),
                line.invitable(access.current()),
                line.remindable(access.current()),
                line.movable(access.current()),
                line.revisable(access.current()),
                line.cancellable(access.current()),
                line.openToApplications() ? address + "/join/" + line.id().value() : null,
                line.shut().stream()
                        .map(report -> gate(report, line.instances(), locale))
                        .toList());
    }

    private ShutGate gate(GateReport report, Map<String, String> instances, Locale locale) {
        Map<EngagementId, Waiting> waitingFor = new LinkedHashMap<>();
        for (Blocker blocker : report.blockers()) {
            EngagementId engagement = blocker.engagement();
            if (engagement != null) {
                waitingFor.putIfAbsent(engagement, new Waiting(blocker.partner(), instances.get(engagement.value())));
            }
        }
        return new ShutGate(report.gate().name(), gates.sentence(report, locale), List.copyOf(waitingFor.values()));
    }
}
