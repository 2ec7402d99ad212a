package coop.unisson.audit;

/** What an entry is about, to look for it by. */
public enum Kind {
    /** What people answered and decided. */
    ANSWER,
    /** How far a campaign has come. */
    PROGRESS,
    /** Who came, left, was away or handed something over. */
    PEOPLE,
    DATES,
    /** What people were told, and the links they asked for. */
    LETTER,
    /** Who came in, and who may do what. */
    ACCESS,
    /** Models and exports, and what was done past our own pages. */
    OPERATION
}
