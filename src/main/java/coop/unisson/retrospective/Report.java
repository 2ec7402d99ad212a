package coop.unisson.retrospective;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Problem;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A campaign's collective report: written, then published with the figures of that day and never changed again. */
@Entity
@Table(name = "report")
public class Report {

    /** One partner's promises. */
    @Embeddable
    public record Line(String partner, @Embedded Tally tally) {}

    /**
     * What the campaign changed in the world.
     *
     * @param source where the figure comes from
     */
    @Embeddable
    public record Result(
            @Column(name = "result_figure") String figure,
            @Column(name = "result_source") String source) {}

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CampaignId id;

    private String title;

    private String summary;

    private String lessons;

    @Embedded
    private @Nullable Result result;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "written_by"))
    @SuppressWarnings("UnusedVariable") // kept for the record
    private PersonId writtenBy;

    private @Nullable Instant publishedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "report_line", joinColumns = @JoinColumn(name = "report_id"))
    @OrderColumn(name = "position")
    private List<Line> lines = new ArrayList<>();

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Report() {}

    Report(CampaignId id, String title, Synthesis synthesis, PersonId by) {
        this.id = id;
        this.title = title;
        this.summary = synthesis.summary();
        this.lessons = synthesis.lessons();
        this.result = synthesis.result();
        this.writtenBy = by;
    }

    /** What the coordinator writes. Without a result, the report says that it is unknown. */
    record Synthesis(
            String summary, String lessons, @Nullable Result result) {}

    /** Rewrites what is not published yet. */
    void rewrite(Synthesis synthesis, PersonId by) {
        requireUnpublished();
        summary = synthesis.summary();
        lessons = synthesis.lessons();
        result = synthesis.result();
        writtenBy = by;
    }

    /** Publishes with these lines, once and for all. */
    void publish(List<Line> figures, Instant at) {
        requireUnpublished();
        lines.addAll(figures);
        publishedAt = at;
    }

    private void requireUnpublished() {
        if (publishedAt != null) {
            throw Problem.conflict("report-published-already");
        }
    }

    boolean published() {
        return publishedAt != null;
    }

    public CampaignId campaign() {
        return id;
    }

    /** The campaign's title when the report was written. */
    public String title() {
        return title;
    }

    public String summary() {
        return summary;
    }

    public String lessons() {
        return lessons;
    }

    /** Empty when nobody could know. */
    public Optional<Result> result() {
        return Optional.ofNullable(result);
    }

    /** In alphabetical order, never by figures. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** All partners' promises together. */
    public Tally total() {
        return total(lines);
    }

    static Tally total(Collection<Line> lines) {
        return lines.stream().map(Line::tally).reduce(Tally.NOTHING, Tally::plus);
    }

    public LocalDate publishedOn() {
        if (publishedAt == null) {
            throw new IllegalStateException("not published: " + id);
        }
        return Days.of(publishedAt);
    }
}
