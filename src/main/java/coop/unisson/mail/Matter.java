package coop.unisson.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about, as far as its sentences need it.
 *
 * @param task the task's id in the engine
 * @param name the task's name in the language of the person it waits for, or what was promised
 * @param due the last day on which it is on time
 * @param about whom it concerns, where that is somebody else
 * @param words what somebody wrote for the reader
 */
@Embeddable
record Matter(
        @Column(name = "task_id") @Nullable String task,
        @Column(name = "task_name") @Nullable String name,
        @Nullable LocalDate due,
        @Nullable String about,
        @Nullable String words) {

    static final Matter NOTHING = new Matter(null, null, null, null, null);

    static Matter task(@Nullable String task, @Nullable String name, @Nullable LocalDate due) {
        return new Matter(task, name, due, null, null);
    }

    static Matter somebody(String about, @Nullable LocalDate due) {
        return new Matter(null, null, due, about, null);
    }

    static Matter words(String words) {
        return new Matter(null, null, null, null, words);
    }

    /** A promise somebody has to do with; {@code name} is what was promised. */
    static Matter promise(String what, String about, String words) {
        return new Matter(null, what, null, about, words.isEmpty() ? null : words);
    }

    /** A promise of an organisation's and a day that matters for it. */
    static Matter promise(String what, String about, LocalDate day) {
        return new Matter(null, what, day, about, null);
    }

    Optional<String> openTask() {
        return Optional.ofNullable(task);
    }
}
