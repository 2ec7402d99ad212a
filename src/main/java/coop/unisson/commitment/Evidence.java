package coop.unisson.commitment;

/** How everybody will see that it is done. */
public enum Evidence {
    LINK,
    PHOTO,
    SCREENSHOT,
    COUNT,
    DOCUMENT,
    WITNESS
}
