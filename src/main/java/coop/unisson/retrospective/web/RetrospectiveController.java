package coop.unisson.retrospective.web;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.Circle;
import coop.unisson.engagement.EngagementId;
import coop.unisson.retrospective.RetrospectiveService;
import coop.unisson.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The published report for those it concerns, and each partner's receipt for that partner. */
@Controller
class RetrospectiveController {

    private final RetrospectiveService retrospectives;
    private final Circle circle;

    RetrospectiveController(RetrospectiveService retrospectives, Circle circle) {
        this.retrospectives = retrospectives;
        this.circle = circle;
    }

    @GetMapping("/reports/{campaign}")
    String report(@PathVariable String campaign, Model model) {
        CampaignId id = new CampaignId(campaign);
        if (!circle.mayRead(id)) {
            throw Problem.notFound("report");
        }
        model.addAttribute("report", retrospectives.report(id).orElseThrow(() -> Problem.notFound("report")));
        model.addAttribute("beyond", retrospectives.beyond(id));
        return "report";
    }

    @GetMapping("/receipts/{engagement}")
    String receipt(@PathVariable String engagement, Model model) {
        EngagementId id = new EngagementId(engagement);
        if (!circle.mayRead(id)) {
            throw Problem.notFound("receipt");
        }
        model.addAttribute("receipt", retrospectives.receipt(id).orElseThrow(() -> Problem.notFound("receipt")));
        return "receipt";
    }
}
