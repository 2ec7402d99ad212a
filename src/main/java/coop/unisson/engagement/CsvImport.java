package coop.unisson.engagement;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Csv;
import coop.unisson.shared.Problem;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file somebody sent: looked at first, taken in once it is confirmed, and forgotten when all of it is. */
@Entity
@Table(name = "csv_import")
public class CsvImport {

    @EmbeddedId
    private ImportId id;

    @Version
    private int version;

    private String subject;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    private @Nullable String content;

    @Column(name = "kept_at")
    private Instant keptAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    private int line;

    @Column(name = "line_count")
    private int lineCount;

    private int taken;

    @Column(name = "left_out")
    private int leftOut;

    CsvImport(ImportId id, String subject, PersonId person, String content, Instant now) {
        this.id = id;
        this.subject = subject;
        this.person = person;
        this.content = content;
        this.keptAt = now;
        this.lineCount = Csv.read(content).lines().size();
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected CsvImport() {}

    /**
     * From now on it is taken in.
     *
     * @throws Problem 409 when it was confirmed before
     */
    void confirm(Instant now) {
        if (confirmedAt != null) {
            throw Problem.conflict("imported-already");
        }
        confirmedAt = now;
        if (lineCount == 0) {
            content = null;
        }
    }

    /** The next lines were looked at: so many of them taken in, the others left out. */
    void took(int lines, int takenIn) {
        if (confirmedAt == null || line + lines > lineCount || takenIn > lines) {
            throw new IllegalStateException(id + " has no such lines to take");
        }
        line += lines;
        taken += takenIn;
        leftOut += lines - takenIn;
        if (isOver()) {
            content = null;
        }
    }

    /** The table as it was sent; empty once everything was taken in. */
    public Csv.Table table() {
        return content == null ? new Csv.Table(List.of(), List.of()) : Csv.read(content);
    }

    /** The lines that come next, under the same head. */
    Csv.Table next(int most) {
        Csv.Table all = table();
        return new Csv.Table(
                all.head(),
                all.lines()
                        .subList(
                                Math.min(line, all.lines().size()),
                                Math.min(line + most, all.lines().size())));
    }

    public ImportId id() {
        return id;
    }

    /** The campaign or engagement it is for. */
    String subject() {
        return subject;
    }

    PersonId person() {
        return person;
    }

    public boolean isConfirmed() {
        return confirmedAt != null;
    }

    /** Whether every line was looked at. */
    public boolean isOver() {
        return isConfirmed() && line == lineCount;
    }

    public int lineCount() {
        return lineCount;
    }

    public int taken() {
        return taken;
    }

    public int leftOut() {
        return leftOut;
    }
}
