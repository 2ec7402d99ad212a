package coop.unisson.mail;

/** What a message is for, and so what happens when nobody knows whether it went out. */
enum MailKind {
    /** Something waits for the person. */
    TASK(true),
    /** Somebody came by an old link and wants a new one. */
    LINK(true),
    /** The coordination cancelled the campaign. */
    CANCELLED(true);

    private final boolean atLeastOnce;

    MailKind(boolean atLeastOnce) {
        this.atLeastOnce = atLeastOnce;
    }

    /** Whether it goes again, under the same Message-ID, when a crash left it uncertain; otherwise it does not. */
    boolean atLeastOnce() {
        return atLeastOnce;
    }
}
