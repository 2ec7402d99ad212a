package coop.unisson.commitment;

import coop.unisson.shared.Words;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a partner thinks would come of the campaign if all did as it does.
 *
 * @param why in its own words; asked where the answer is no and nothing changes
 */
public record PostureAnswer(
        @Nullable Thinks answer, @Nullable @Size(max = 1000) String why) {

    /** Whether it would succeed. */
    public enum Thinks {
        YES,
        NO,
        UNSURE
    }

    boolean isNoWithoutAWord() {
        return answer == Thinks.NO && Words.none(why);
    }
}
