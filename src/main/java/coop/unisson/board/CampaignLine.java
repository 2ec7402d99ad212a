package coop.unisson.board;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.Stage;
import coop.unisson.gate.GateReport;
import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One campaign on the board.
 *
 * @param coordinators who may invite and decide
 * @param openToApplications whether its public page takes applications
 * @param shut the gates that keep it where it is
 * @param instances the process instance of the campaign and of each partner its gates wait for, by business key
 */
public record CampaignLine(
        CampaignId id,
        String title,
        Stage stage,
        LocalDate runStart,
        LocalDate runEnd,
        Set<PersonId> coordinators,
        boolean openToApplications,
        List<GateReport> shut,
        Map<String, String> instances) {

    /** Whether this person may give it other dates. */
    public boolean movable(PersonId by) {
        return coordinators.contains(by) && !stage.isOver();
    }

    /** Whether this person may change its charter. */
    public boolean revisable(PersonId by) {
        return coordinators.contains(by)
                && stage.reached(Stage.CHARTER)
                && !stage.reached(Stage.RETROSPECTIVE)
                && !stage.isOver();
    }

    /** Whether this person may end it before its time. */
    public boolean cancellable(PersonId by) {
        return coordinators.contains(by) && !stage.isOver();
    }

    /** Whether this person may remind those its gates wait for. */
    public boolean remindable(PersonId by) {
        return coordinators.contains(by)
                && shut.stream().anyMatch(report -> !report.waitedFor().isEmpty());
    }

    /** Whether partners may still join, asked by this person. */
    public boolean invitable(PersonId by) {
        return coordinators.contains(by) && stage.takesPartners();
    }
}
