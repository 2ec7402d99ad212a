package coop.unisson.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one person typed into one form and has not sent yet, exactly as typed. */
@Entity
@Table(name = "form_draft")
class FormDraft {

    @Embeddable
    record Key(
            @Column(name = "form") String form,
            @Column(name = "subject") String subject,
            @Column(name = "person") String person) {}

    @EmbeddedId
    private Key key;

    @Column(name = "document")
    private String document;

    @Column(name = "saved_at")
    private Instant savedAt;

    FormDraft(Key key, String document, Instant savedAt) {
        this.key = key;
        this.document = document;
        this.savedAt = savedAt;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected FormDraft() {}

    String document() {
        return document;
    }

    Instant savedAt() {
        return savedAt;
    }
}
