package coop.unisson.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an act would do, said beside its fields before it is done. Somebody sends it a first time, reads what follows, ticks
 * the box and sends it again; nothing is written before that.
 */
public final class Preview {

    /** The box. */
    public static final String SURE = "sure";

    private Preview() {}

    /**
     * @param flaws what is wrong with what was typed; while something blocks, there is nothing to foresee
     * @param effects what follows, as warnings
     * @param sure whether the box is ticked
     * @param unsure the code that asks to tick it
     */
    public static List<Flaw> of(List<Flaw> flaws, Supplier<List<Flaw>> effects, boolean sure, String unsure) {
        List<Flaw> all = new ArrayList<>(of(flaws, effects));
        if (!sure) {
            all.add(Flaw.block(SURE, unsure));
        }
        return all;
    }

    /** As above, for what can be taken back: it is read while one types, and needs no second sending. */
    public static List<Flaw> of(List<Flaw> flaws, Supplier<List<Flaw>> effects) {
        List<Flaw> all = new ArrayList<>(flaws);
        if (flaws.stream().noneMatch(Flaw::blocks)) {
            all.addAll(effects.get());
        }
        return all;
    }
}
