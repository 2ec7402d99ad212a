package coop.unisson.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who finished a step a process owner added, when, and what they noted. */
@Entity
@Table(name = "step_note")
class StepNote {

    @Id
    private String id;

    private String subject;

    private String person;

    private @Nullable String note;

    @Column(name = "done_at")
    private Instant doneAt;

    StepNote(String id, String subject, String person, @Nullable String note, Instant doneAt) {
        this.id = id;
        this.subject = subject;
        this.person = person;
        this.note = note;
        this.doneAt = doneAt;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected StepNote() {}
}
