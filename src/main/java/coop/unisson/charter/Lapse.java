package coop.unisson.charter;

/** Why a signature no longer holds; never because somebody took it back. */
public enum Lapse {
    /** The charter was changed in what it says to this partner. */
    TEXT,
    /** What the partner itself promises has changed since. */
    ANNEX,
    /** The person who signed may no longer bind the partner. */
    SIGNATORY
}
