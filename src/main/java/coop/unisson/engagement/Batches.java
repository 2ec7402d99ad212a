package coop.unisson.engagement;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Works through all that is due without ever holding all of it. */
final class Batches {

    private static final int AT_ONCE = 100;

    private Batches() {}

    /**
     * Each piece of work has to end what made it due.
     *
     * @param due the first of those that are due, no more than asked for
     * @return how many were worked on
     */
    static <T> int workOff(IntFunction<List<T>> due, Consumer<T> work) {
        int all = 0;
        List<T> next = due.apply(AT_ONCE);
        while (!next.isEmpty()) {
            next.forEach(work);
            all += next.size();
            next = due.apply(AT_ONCE);
        }
        return all;
    }
}
