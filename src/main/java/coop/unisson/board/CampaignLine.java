package coop.unisson.board;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.Stage;
import coop.unisson.gate.GateReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One campaign on the board.
 *
 * @param shut the gates that keep it where it is
 * @param instances the process instance of the campaign and of each partner its gates wait for, by business key
 */
public record CampaignLine(
        CampaignId id,
        String title,
        Stage stage,
        LocalDate runStart,
        LocalDate runEnd,
        List<GateReport> shut,
        Map<String, String> instances) {}
