package coop.unisson.access;

import coop.unisson.partner.PersonId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A link somebody was sent, known by the hash of its secret only. */
@Entity
@Table(name = "person_link")
class PersonLink {

    @Id
    private String hash;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Column(name = "task_id")
    private @Nullable String task;

    private @Nullable String landing;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    PersonLink(
            String hash,
            PersonId person,
            @Nullable String task,
            @Nullable String landing,
            Instant createdAt,
            Instant expiresAt) {
        this.hash = hash;
        this.person = person;
        this.task = task;
        this.landing = landing;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected PersonLink() {}

    PersonId person() {
        return person;
    }

    /** The one task it opens; empty for the person's page alone. */
    Optional<String> task() {
        return Optional.ofNullable(task);
    }

    /** Where it leads, when that is neither a task nor the person's page. */
    Optional<String> landing() {
        return Optional.ofNullable(landing);
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
