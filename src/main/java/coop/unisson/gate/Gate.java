package coop.unisson.gate;

import coop.unisson.campaign.Stage;
import java.util.Arrays;
import java.util.Optional;

/** The questions a campaign must answer before it goes on, in the order of its life. */
public enum Gate {
    MISSION(Stage.MISSION, Stage.BRIEF),
    BRIEF(Stage.BRIEF, Stage.COMMITMENTS),
    COMMITMENTS(Stage.COMMITMENTS, Stage.CHARTER),
    CHARTER(Stage.CHARTER, Stage.GO_NO_GO),
    DELIVERY(Stage.RUN, Stage.RETROSPECTIVE),
    RETROSPECTIVE(Stage.RETROSPECTIVE, Stage.SYNTHESIS);

    private final Stage stage;
    private final Stage next;

    Gate(Stage stage, Stage next) {
        this.stage = stage;
        this.next = next;
    }

    /** The stage this gate ends. */
    public Stage stage() {
        return stage;
    }

    /** The stage it opens to. */
    Stage next() {
        return next;
    }

    static Optional<Gate> endOf(Stage stage) {
        return Arrays.stream(values()).filter(gate -> gate.stage == stage).findFirst();
    }
}
