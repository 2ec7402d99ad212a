package coop.unisson.board;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.gate.Blocker;
import coop.unisson.gate.GateReport;
import coop.unisson.gate.GateService;
import coop.unisson.partner.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the board shows, in a number of statements that does not depend on the number of partners. */
@Service
@Transactional(readOnly = true)
public class BoardService {

    /** Campaigns on one page. */
    public static final int PAGE = 10;

    private final CampaignService campaigns;
    private final GateService gates;
    private final Instances instances;

    BoardService(CampaignService campaigns, GateService gates, Instances instances) {
        this.campaigns = campaigns;
        this.gates = gates;
        this.instances = instances;
    }

    /** A page of the board as one person reads it, their open campaigns on top. */
    public List<CampaignLine> page(PersonId reader, int page) {
        List<Campaign> shown = campaigns.openAndOwnFirst(reader, page, PAGE);
        Map<CampaignId, List<GateReport>> shut = new LinkedHashMap<>();
        shown.forEach(campaign -> shut.put(
                campaign.id(),
                gates.reports(campaign.id()).stream()
                        .filter(report -> report.state() == GateReport.State.SHUT)
                        .toList()));
        Map<String, String> running = instances.of(
                shut.entrySet().stream().flatMap(BoardService::businessKeys).toList());
        return shown.stream()
                .map(campaign -> new CampaignLine(
                        campaign.id(),
                        campaign.title(),
                        campaign.stage(),
                        campaign.runStart(),
                        campaign.runEnd(),
                        Set.of(campaign.coordinator(), campaign.deputy()),
                        campaign.isOpenToApplications(),
                        shut.getOrDefault(campaign.id(), List.of()),
                        running))
                .toList();
    }

    /** Whether there is anything behind a page. */
    public boolean goesOnAfter(PersonId reader, int page, List<CampaignLine> lines) {
        return lines.size() == PAGE
                && !campaigns.openAndOwnFirst(reader, page + 1, PAGE).isEmpty();
    }

    private static Stream<String> businessKeys(Map.Entry<CampaignId, List<GateReport>> entry) {
        return Stream.concat(
                Stream.of(entry.getKey().value()),
                entry.getValue().stream()
                        .flatMap(report -> report.blockers().stream())
                        .map(Blocker::engagement)
                        .filter(Objects::nonNull)
                        .map(engagement -> engagement.value())
                        .distinct());
    }
}
