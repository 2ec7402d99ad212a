package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who agreed to which words, with which promises of their own, by what authority, and when. */
@Entity
@Table(name = "charter_signature")
public class Signature {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "organisation_id"))
    private OrganisationId organisation;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Column(name = "version_number")
    private int version;

    private String sha256;

    private String annexSha256;

    @Column(name = "signatory_role")
    private String role;

    private String authority;

    private Instant signedAt;

    private int generation;

    @Column(name = "lapsed_at")
    private @Nullable Instant lapsedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Lapse lapse;

    @Column(name = "renewal_asked_at")
    private @Nullable Instant renewalAskedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Signature() {}

    Signature(
            CharterVersion version,
            EngagementId engagement,
            OrganisationId organisation,
            PersonId person,
            String annexSha256,
            String role,
            String authority,
            int generation,
            Instant signedAt) {
        this.campaign = version.campaign();
        this.engagement = engagement;
        this.organisation = organisation;
        this.person = person;
        this.version = version.number();
        this.sha256 = version.sha256();
        this.annexSha256 = annexSha256;
        this.role = role;
        this.authority = authority;
        this.generation = generation;
        this.signedAt = signedAt;
    }

    /** No longer covers what is promised, or whoever may promise it; what was signed stays on record. */
    void lapse(Lapse cause, Instant at) {
        if (lapsedAt != null) {
            throw new IllegalStateException("a signature lapses once");
        }
        lapse = cause;
        lapsedAt = at;
    }

    /** From now on the partner is asked for the next one. */
    void askRenewal(Instant at) {
        if (renewalAskedAt != null) {
            throw new IllegalStateException("a new signature is asked for once");
        }
        renewalAskedAt = at;
    }

    boolean renewalAsked() {
        return renewalAskedAt != null;
    }

    int generation() {
        return generation;
    }

    /** Empty while it holds, and when only the text has changed since. */
    Optional<Lapse> lapse() {
        return Optional.ofNullable(lapse);
    }

    Optional<Instant> lapsedAt() {
        return Optional.ofNullable(lapsedAt);
    }

    public CampaignId campaign() {
        return campaign;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public OrganisationId organisation() {
        return organisation;
    }

    public PersonId person() {
        return person;
    }

    /** The number of the version signed. */
    public int version() {
        return version;
    }

    /** The hash of the charter signed. */
    public String sha256() {
        return sha256;
    }

    /** The hash of the partner's own commitments at that moment. */
    public String annexSha256() {
        return annexSha256;
    }

    public String role() {
        return role;
    }

    /** The statement of authority, in the words the person saw. */
    public String authority() {
        return authority;
    }

    public LocalDate signedOn() {
        return Days.of(signedAt);
    }
}
