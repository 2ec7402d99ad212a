package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Refused;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A campaign's working text: what the coordinator reviewed and will publish. Published versions are {@link CharterVersion}s. */
@Entity
@Table(name = "charter")
class Charter {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CampaignId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "reviewed_by"))
    @SuppressWarnings("UnusedVariable") // kept for the record
    private PersonId reviewedBy;

    @SuppressWarnings("UnusedVariable") // kept for the record
    private Instant reviewedAt;

    @ElementCollection
    @CollectionTable(name = "charter_clause", joinColumns = @JoinColumn(name = "charter_id"))
    @OrderColumn(name = "position")
    private List<Clause> clauses = new ArrayList<>();

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Charter() {}

    Charter(CampaignId id, List<Clause> clauses, PersonId by, Instant at) {
        this.id = id;
        requireComplete(clauses);
        this.clauses = new ArrayList<>(clauses);
        this.reviewedBy = by;
        this.reviewedAt = at;
    }

    /** Replaces the working text. */
    void review(List<Clause> reviewed, PersonId by, Instant at) {
        requireComplete(reviewed);
        clauses.clear();
        clauses.addAll(reviewed);
        reviewedBy = by;
        reviewedAt = at;
    }

    /** Freezes the working text under a number. */
    CharterVersion publish(int number, String title, Instant at) {
        return new CharterVersion(id, new CharterText(id.value(), number, title, clauses), at);
    }

    /** Freezes the working text as a version that says what it changes. */
    CharterVersion revise(int number, String title, CharterVersion.Revision revision, Instant at) {
        return new CharterVersion(id, new CharterText(id.value(), number, title, clauses), revision, at);
    }

    List<Clause> clauses() {
        return List.copyOf(clauses);
    }

    private static void requireComplete(List<Clause> clauses) {
        List<Flaw> flaws = flaws(clauses);
        if (!flaws.isEmpty()) {
            throw new Refused(flaws);
        }
    }

    /** What keeps a list of clauses from being a charter. */
    static List<Flaw> flaws(List<Clause> clauses) {
        List<Flaw> flaws = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            String row = "clauses[" + i + "].";
            if (!keys.add(clause.key())) {
                flaws.add(Flaw.block(row + "title", "clause-twice", clause.titleFr()));
            }
            requireWords(flaws, row + "title", clause.titleFr());
            requireWords(flaws, row + "text", clause.textFr());
            requireWords(flaws, row + "titleEn", clause.titleEn());
            requireWords(flaws, row + "textEn", clause.textEn());
        }
        for (StandardClause standard : StandardClause.values()) {
            if (standard.required() && !keys.contains(standard.key())) {
                flaws.add(Flaw.block("", "clause-missing." + standard.key()));
            }
        }
        return flaws;
    }

    private static void requireWords(List<Flaw> flaws, String field, String words) {
        if (words.isEmpty()) {
            flaws.add(Flaw.block(field, "clause-empty"));
        }
    }
}
