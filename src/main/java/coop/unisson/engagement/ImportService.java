package coop.unisson.engagement;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Csv;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the files people send between the look at them and the press that takes them in. */
@Service
@Transactional
public class ImportService {

    /** Long enough to think it over; what nobody confirmed by then is personal data without a reason. */
    private static final Duration UNCONFIRMED = Duration.ofDays(1);

    private final CsvImports imports;
    private final Clock clock;

    ImportService(CsvImports imports, Clock clock) {
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Keeps a file, and forgets the old ones nobody confirmed.
     *
     * @param subject the campaign or engagement it is for
     * @throws Problem 413 when it is too large, 415 or 422 when it is no table
     */
    public ImportId keep(String subject, PersonId by, byte[] file) {
        if (file.length > Csv.LARGEST) {
            throw Problem.tooLarge("csv-too-large", Csv.LARGEST / 1024);
        }
        Instant now = clock.instant();
        imports.forgetUnconfirmed(now.minus(UNCONFIRMED));
        return imports.save(new CsvImport(new ImportId(Ids.mint()), subject, by, Csv.text(file), now))
                .id();
    }

    /**
     * A file as the one who sent it finds it again.
     *
     * @throws Problem 404 when there is none, or it is somebody else's, or for something else
     */
    @Transactional(readOnly = true)
    public CsvImport find(ImportId id, String subject, PersonId by) {
        return imports.findById(id)
                .filter(found -> isTheirs(found, subject, by))
                .orElseThrow(() -> Problem.notFound("import"));
    }

    /**
     * Confirms a file once, however often and from wherever it is pressed.
     *
     * @throws Problem 404 as {@link #find}, 409 when it was confirmed before
     */
    public CsvImport confirm(ImportId id, String subject, PersonId by) {
        CsvImport locked = imports.lock(id)
                .filter(found -> isTheirs(found, subject, by))
                .orElseThrow(() -> Problem.notFound("import"));
        locked.confirm(clock.instant());
        return locked;
    }

    /** A confirmed file was taken in at one go: so many of its lines, the others left out. */
    public void takenAll(CsvImport confirmed, int taken) {
        if (!confirmed.isOver()) {
            confirmed.took(confirmed.lineCount(), taken);
        }
    }

    CsvImport lock(ImportId id) {
        return imports.lock(id).orElseThrow(() -> Problem.notFound("import"));
    }

    private static boolean isTheirs(CsvImport found, String subject, PersonId by) {
        return found.subject().equals(subject) && found.person().equals(by);
    }
}
