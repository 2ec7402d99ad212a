package coop.unisson.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** How often something came from one place since it first did. Only the hash of the place is kept, and not for long. */
@Entity
class Quota {

    @Id
    private String hash;

    private int used = 1;

    @Column(name = "ends_at")
    private Instant endsAt;

    Quota(String hash, Instant endsAt) {
        this.hash = hash;
        this.endsAt = endsAt;
    }

    boolean exhausted(int most, Instant now) {
        return used >= most && endsAt.isAfter(now);
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Quota() {}
}
