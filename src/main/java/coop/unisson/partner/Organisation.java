package coop.unisson.partner;

import coop.unisson.shared.Country;
import coop.unisson.shared.Language;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A brand or association that may be a partner. Two of them may share a name; the slug tells them apart. */
@Entity
public class Organisation {

    @EmbeddedId
    private OrganisationId id;

    private String name;

    private String slug;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Enumerated(EnumType.STRING)
    private Country country;

    Organisation(OrganisationId id, String name, String slug, Language language, Country country) {
        this.id = id;
        this.name = name;
        this.slug = slug;
        this.language = language;
        this.country = country;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Organisation() {}

    public OrganisationId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String slug() {
        return slug;
    }

    public Language language() {
        return language;
    }

    /** Whose public holidays it keeps. */
    public Country country() {
        return country;
    }
}
