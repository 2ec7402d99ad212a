package coop.unisson.shared;

import org.jspecify.annotations.Nullable;

/** What people typed, without the spaces around it. */
public final class Words {

    private Words() {}

    /** Empty when nothing was typed. */
    public static String of(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    public static boolean none(@Nullable String typed) {
        return of(typed).isEmpty();
    }
}
