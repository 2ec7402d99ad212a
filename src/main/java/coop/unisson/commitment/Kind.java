package coop.unisson.commitment;

/** What sort of thing is promised. */
public enum Kind {
    OWN_CHANNEL(true),
    CO_CREATION(true),
    OWN_INITIATIVE(true),
    INTERNAL_FOLLOW_UP(false),
    RESOURCE(false);

    private final boolean publicAct;

    Kind(boolean publicAct) {
        this.publicAct = publicAct;
    }

    /** Whether people outside will see it: only then must it lie inside the run, and say where and in what form. */
    boolean isPublicAct() {
        return publicAct;
    }
}
