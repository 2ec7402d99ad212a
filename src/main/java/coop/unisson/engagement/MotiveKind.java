package coop.unisson.engagement;

/** Why a partner joins. Gaining something is a good reason, once it is said. */
enum MotiveKind {
    MISSION,
    VISIBILITY,
    BUSINESS,
    LEARNING,
    NETWORK
}
