package coop.unisson.shared;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
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

    /** The order of a French dictionary, in which É stands beside E; names are read in it in either language. */
    public static Comparator<Object> alphabetical() {
        return Collator.getInstance(Locale.FRENCH);
    }
}
