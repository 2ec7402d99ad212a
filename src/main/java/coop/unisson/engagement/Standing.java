package coop.unisson.engagement;

/** How a partner stands in a campaign. Nobody is in silence: whoever is not in is in a named state. */
public enum Standing {
    /** Invited, and answering the questions of the preparation. */
    PREPARING,
    /** All it will do is explicit. */
    PARTNER,
    /** This is not the moment; it may be asked again on the day it chose. */
    NOT_NOW,
    NOT_FOR_US,
    /** Wishes the campaign well and promises nothing. */
    OBSERVER,
    /** Was a partner, and stepped back; its promises left with it. */
    WITHDRAWN;

    public boolean isIn() {
        return this == PREPARING || this == PARTNER;
    }
}
