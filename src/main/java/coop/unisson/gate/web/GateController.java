package coop.unisson.gate.web;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.Circle;
import coop.unisson.gate.Blocker;
import coop.unisson.gate.GateReport;
import coop.unisson.gate.GateService;
import coop.unisson.shared.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why each gate of a campaign is shut, for its coordination. */
@RestController
class GateController {

    record GateAnswer(String gate, String state, boolean open, List<BlockerAnswer> blockers, String sentence) {}

    record BlockerAnswer(
            String partner,
            String code,
            int count,
            Instant since,
            @Nullable LocalDate next) {}

    private final GateService gates;
    private final Circle circle;

    GateController(GateService gates, Circle circle) {
        this.gates = gates;
        this.circle = circle;
    }

    @GetMapping("/api/campaigns/{id}/gates")
    List<GateAnswer> gates(@PathVariable String id, Locale locale) {
        CampaignId campaign = new CampaignId(id);
        if (!circle.coordinates(campaign)) {
            throw Problem.notFound("campaign");
        }
        return gates.reports(campaign).stream()
                .map(report -> answer(report, locale))
                .toList();
    }

    private GateAnswer answer(GateReport report, Locale locale) {
        return new GateAnswer(
                report.gate().name().toLowerCase(Locale.ROOT),
                report.state().name().toLowerCase(Locale.ROOT),
                report.open(),
                report.blockers().stream().map(GateController::answer).toList(),
                gates.sentence(report, locale));
    }

    private static BlockerAnswer answer(Blocker blocker) {
        return new BlockerAnswer(blocker.partner(), blocker.code(), blocker.count(), blocker.since(), blocker.next());
    }
}
