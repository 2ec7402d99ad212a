package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Sha256;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A published text that never changes again: numbered, hashed, the thing people sign. */
@Entity
@Immutable
@Table(name = "charter_version")
public class CharterVersion {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private int number;

    private String text;

    private String sha256;

    private Instant publishedAt;

    private boolean material;

    private boolean everybody;

    private @Nullable String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "revised_by"))
    @SuppressWarnings("UnusedVariable") // kept for the record
    private @Nullable PersonId revisedBy;

    @ElementCollection
    @CollectionTable(name = "charter_change", joinColumns = @JoinColumn(name = "version_id"))
    private Set<ClauseChange> changes = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "charter_concern", joinColumns = @JoinColumn(name = "version_id"))
    @Column(name = "engagement_id")
    @SuppressWarnings("UnusedVariable") // asked in queries
    private Set<String> concerned = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected CharterVersion() {}

    CharterVersion(CampaignId campaign, CharterText text, Instant publishedAt) {
        this.campaign = campaign;
        this.number = text.version();
        this.text = text.canonical();
        this.sha256 = Sha256.of(this.text);
        this.publishedAt = publishedAt;
        this.material = true;
        this.everybody = true;
    }

    /** What is said of a version that follows another. */
    record Revision(Set<ClauseChange> changes, Set<EngagementId> concerned, String reason, PersonId by) {

        boolean isMaterial() {
            return changes.stream().anyMatch(ClauseChange::material);
        }
    }

    /** A version that says what changed, and whom that concerns: everybody when nobody is named. */
    CharterVersion(CampaignId campaign, CharterText text, Revision revision, Instant publishedAt) {
        this(campaign, text, publishedAt);
        this.material = revision.isMaterial();
        this.everybody = revision.concerned().isEmpty();
        this.reason = revision.reason();
        this.revisedBy = revision.by();
        this.changes.addAll(revision.changes());
        revision.concerned().forEach(engagement -> this.concerned.add(engagement.value()));
    }

    public CampaignId campaign() {
        return campaign;
    }

    public int number() {
        return number;
    }

    /** The canonical text, whose form {@link CharterText} describes. */
    public String text() {
        return text;
    }

    /** SHA-256 of the canonical text's UTF-8 bytes, in lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    /** Whether it changes what was agreed to in the version before. */
    public boolean material() {
        return material;
    }

    /** Why it differs from the version before; empty for a first version. */
    public String reason() {
        return reason == null ? "" : reason;
    }

    /** The clauses it words otherwise than the version before. */
    Set<ClauseChange> changes() {
        return Set.copyOf(changes);
    }

    public LocalDate publishedOn() {
        return Days.of(publishedAt);
    }

    /** The campaign's title on the day of publication. */
    public String title() {
        return CharterText.parse(text).title();
    }

    /** The clauses, read from the very text that was hashed. */
    public List<Clause> clauses() {
        return CharterText.parse(text).clauses();
    }

    /** Whether two texts say the same, whatever their numbers. */
    boolean says(List<Clause> others) {
        return clauses().equals(others);
    }

    /** Refuses a signature under words other than these. */
    void requireRead(int readNumber, String readSha256) {
        if (number != readNumber || !sha256.equals(readSha256)) {
            throw Problem.conflict("charter-stale", number);
        }
    }
}
