package coop.unisson.shared;

import java.util.UUID;

/** Mints opaque ids that the engine accepts too: letters and digits only. */
public final class Ids {

    private Ids() {}

    public static String mint() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
