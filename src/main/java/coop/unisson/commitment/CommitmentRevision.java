package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A list as it was after somebody saved it: what others who had it open began from, and how it came about. */
@Entity
@Table(name = "commitment_revision")
class CommitmentRevision {

    /** Which list, and the how many-th time it was saved. */
    @Embeddable
    record Id(
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
            EngagementId engagement,

            int revision) {}

    @EmbeddedId
    private Id id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "saved_by"))
    private PersonId savedBy;

    @Column(name = "saved_at")
    private Instant savedAt;

    private String document;

    CommitmentRevision(EngagementId engagement, int revision, PersonId savedBy, Instant savedAt, String document) {
        this.id = new Id(engagement, revision);
        this.savedBy = savedBy;
        this.savedAt = savedAt;
        this.document = document;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected CommitmentRevision() {}

    PersonId savedBy() {
        return savedBy;
    }

    Instant savedAt() {
        return savedAt;
    }

    /** As {@code declare-commitments} submits it. */
    String document() {
        return document;
    }
}
