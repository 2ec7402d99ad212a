package coop.unisson.partner;

import coop.unisson.shared.Language;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Somebody who acts in campaigns: for a partner, or for the coordination. One e-mail address is one person. */
@Entity
public class Person {

    @EmbeddedId
    private PersonId id;

    private String name;

    private String email;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organisation_id"))
    private @Nullable OrganisationId organisation;

    @Column(name = "unreachable_since")
    private @Nullable Instant unreachableSince;

    @Column(name = "forgotten_at")
    private @Nullable Instant forgottenAt;

    Person(PersonId id, String name, String email, Language language, @Nullable OrganisationId organisation) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.language = language;
        this.organisation = organisation;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Person() {}

    /** A letter to this person came back. */
    void lettersComeBack(Instant now) {
        if (unreachableSince == null) {
            unreachableSince = now;
        }
    }

    /** Something sent to this person's address has reached them. */
    void reached() {
        unreachableSince = null;
    }

    /** Who this was is nobody's business any more. The id stays, so that what was done stays readable. */
    void forget(String called, Instant now) {
        name = called;
        // RFC 2606: no letter ever arrives there
        email = id.value() + "@invalid";
        unreachableSince = null;
        forgottenAt = now;
    }

    public boolean isForgotten() {
        return forgottenAt != null;
    }

    /** Since when letters to this person come back; empty while the address works, as far as anybody knows. */
    public Optional<Instant> unreachableSince() {
        return Optional.ofNullable(unreachableSince);
    }

    public PersonId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public Language language() {
        return language;
    }

    /** The partner this person acts for; empty for the coordination's own people. */
    public Optional<OrganisationId> organisation() {
        return Optional.ofNullable(organisation);
    }
}
