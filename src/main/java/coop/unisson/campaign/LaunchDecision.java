package coop.unisson.campaign;

/** What the coordinator decides once the charter is signed. */
public enum LaunchDecision {
    GO,
    NO_GO
}
