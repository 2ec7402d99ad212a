package coop.unisson.commitment;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is named in a promise and has not said yes to what it says now.
 *
 * @param part for what they are named
 * @param who a person, or for {@link Part#CO_OWNER} a partner
 * @param remark what they said with their no
 */
record Awaited(Part part, String who, State state, @Nullable String remark) {

    enum State {
        /** May still answer, or has not been asked yet. */
        PENDING,
        DECLINED,
        /** Was reminded as often as anybody is. */
        SILENT
    }
}
