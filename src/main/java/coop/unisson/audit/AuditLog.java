package coop.unisson.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes what happened, in the transaction in which it happens: a fact that is rolled back leaves no entry, and no fact is
 * committed without its own. All entries of a transaction go in one statement at its end. There is no way to change one:
 * nothing here updates or deletes, and the database refuses it.
 *
 * <p>The entries are not chained by hashes: each would have to wait for the one before it, and every transaction with them.
 */
@Service
public class AuditLog {

    private static final String COLUMNS =
            "happened_at, what, campaign_id, engagement_id, person_id, cause, on_behalf_of, about_id, details";

    /** Entries in one statement; a fan-out writes up to fifty. */
    private static final int TOGETHER = 100;

    private record Row(Instant at, Fact fact, Author author) {}

    private final JdbcTemplate jdbc;
    private final Authors authors;
    private final Clock clock;

    AuditLog(JdbcTemplate jdbc, Authors authors, Clock clock) {
        this.jdbc = jdbc;
        this.authors = authors;
        this.clock = clock;
    }

    /** By whoever acts now. */
    public void write(Fact fact) {
        write(fact, authors.present());
    }

    public void write(Fact fact, Author author) {
        Row row = new Row(clock.instant(), fact, author);
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            ofThisTransaction().add(row);
        } else {
            insert(List.of(row));
        }
    }

    private Unwritten ofThisTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Unwritten.class::isInstance)
                .map(Unwritten.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Unwritten fresh = new Unwritten();
                    TransactionSynchronizationManager.registerSynchronization(fresh);
                    return fresh;
                });
    }

    /** What this transaction will have written when it commits. */
    private class Unwritten implements TransactionSynchronization {

        private final List<Row> rows = new ArrayList<>();
        private boolean atTheEnd;

        void add(Row row) {
            if (atTheEnd) {
                insert(List.of(row));
            } else {
                rows.add(row);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            atTheEnd = true;
            for (int from = 0; from < rows.size(); from += TOGETHER) {
                insert(rows.subList(from, Math.min(from + TOGETHER, rows.size())));
            }
        }
    }

    private void insert(List<Row> rows) {
        StringBuilder sql = new StringBuilder("insert into audit_entry (" + COLUMNS + ") values ");
        List<@Nullable Object> values = new ArrayList<>();
        for (Row row : rows) {
            sql.append(values.isEmpty() ? "" : ", ").append("(?, ?, ?, ?, ?, ?, ?, ?, ?)");
            Fact fact = row.fact();
            values.add(row.at().atOffset(ZoneOffset.UTC));
            values.add(fact.what().name());
            values.add(fact.campaign() == null ? null : fact.campaign().value());
            values.add(fact.engagement() == null ? null : fact.engagement().value());
            values.add(
                    row.author().person() == null ? null : row.author().person().value());
            values.add(row.author().cause());
            values.add(other(fact, row.author()).orElse(null));
            values.add(fact.about() == null ? null : fact.about().value());
            values.add(Detail.write(fact.details()));
        }
        jdbc.update(sql.toString(), values.toArray());
    }

    private static Optional<String> other(Fact fact, Author author) {
        return Optional.ofNullable(fact.onBehalfOf())
                .filter(person -> !person.equals(author.person()))
                .map(person -> person.value());
    }
}
