package coop.unisson.partner;

import coop.unisson.shared.Country;
import coop.unisson.shared.Language;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A company or association that may be a partner; it signs for all its brands. Two of them may share a name; the slug tells them apart. */
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

    @ElementCollection
    @CollectionTable(name = "brand", joinColumns = @JoinColumn(name = "organisation_id"))
    @Column(name = "name")
    private Set<String> brands = new HashSet<>();

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

    /** From now on it is known that it has this brand too. */
    void bears(String brand) {
        brands.add(brand.strip());
    }

    /** The brands it is known to have beside its own name, in alphabetical order; one signatory may have several. */
    List<String> brands() {
        return brands.stream().sorted().toList();
    }

    public Language language() {
        return language;
    }

    /** Whose public holidays it keeps. */
    public Country country() {
        return country;
    }
}
