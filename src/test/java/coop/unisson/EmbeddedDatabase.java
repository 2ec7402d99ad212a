package coop.unisson;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real PostgreSQL for the tests that want one, started once in a Java machine and ended with it. */
public final class EmbeddedDatabase {

    private static final EmbeddedPostgres POSTGRES = start();

    private EmbeddedDatabase() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String url() {
        return POSTGRES.getJdbcUrl("postgres", "postgres");
    }

    public static void properties(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", EmbeddedDatabase::url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
