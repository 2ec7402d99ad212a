package coop.unisson.engagement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How many applications came from one place in one hour of the clock. Only the hash of the place is kept, and not for long. */
@Entity
@Table(name = "application_quota")
class ApplicationQuota {

    @Id
    private String hash;

    private int used = 1;

    @Column(name = "ends_at")
    private Instant endsAt;

    ApplicationQuota(String hash, Instant endsAt) {
        this.hash = hash;
        this.endsAt = endsAt;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ApplicationQuota() {}
}
