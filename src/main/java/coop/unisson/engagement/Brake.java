package coop.unisson.engagement;

/** Situations that slow a cooperation down without anybody meaning to. Recognising one opens help; it costs nothing. */
enum Brake {
    /** The idea is liked, the time is not found yet. */
    TIME,
    /** The team has not heard of it. */
    TEAM,
    /** Everybody waits for somebody else to go first. */
    FIRST,
    /** The working sessions are hard to attend. */
    SESSIONS
}
