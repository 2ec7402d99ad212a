package coop.unisson.engagement;

/** What a partner would do if the mission clashed with its business. */
public enum TensionReaction {
    PAUSE,
    ESCALATE,
    AMEND,
    LEAVE
}
