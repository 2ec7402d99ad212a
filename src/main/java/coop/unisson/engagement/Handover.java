package coop.unisson.engagement;

import coop.unisson.partner.PersonId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of the log of who handed what to whom. Written once, never changed. */
@Entity
@Table(name = "handover")
public class Handover {

    @Id
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Enumerated(EnumType.STRING)
    private Handed what;

    private @Nullable String subject;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "from_person"))
    private PersonId from;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "to_person"))
    private PersonId to;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "done_by"))
    private PersonId by;

    @Column(name = "done_at")
    private Instant at;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Handover() {}

    Handover(
            String id,
            EngagementId engagement,
            Handed what,
            @Nullable String subject,
            PersonId from,
            PersonId to,
            PersonId by,
            Instant at) {
        this.id = id;
        this.engagement = engagement;
        this.what = what;
        this.subject = subject;
        this.from = from;
        this.to = to;
        this.by = by;
        this.at = at;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public Handed what() {
        return what;
    }

    /** The commitment or the task; nothing for a role. */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    public PersonId from() {
        return from;
    }

    public PersonId to() {
        return to;
    }

    /** Who did it. */
    public PersonId by() {
        return by;
    }

    public Instant at() {
        return at;
    }
}
