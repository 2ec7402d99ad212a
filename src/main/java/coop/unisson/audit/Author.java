package coop.unisson.audit;

import coop.unisson.partner.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who did something: a person, or the product by itself. Neither for somebody who is not signed in.
 *
 * @param cause what made it happen by itself: a timer or a step of a model by its element id, or the kind of a job
 */
public record Author(@Nullable PersonId person, @Nullable String cause) {

    /** Somebody who is not signed in: who asks to join, or for a link. */
    public static final Author UNKNOWN = new Author(null, null);

    public static Author of(PersonId person) {
        return new Author(person, null);
    }

    public static Author itself(String cause) {
        return new Author(null, cause);
    }
}
