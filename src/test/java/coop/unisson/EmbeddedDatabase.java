package coop.unisson;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    static int port() {
        return POSTGRES.getPort();
    }

    /** A database of somebody's own beside the common one; the same name serves both. */
    static String urlOf(String name) {
        try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + name + " login");
            statement.execute("create database " + name + " owner " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return POSTGRES.getJdbcUrl(name, name);
    }

    public static void properties(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", EmbeddedDatabase::url);
        properties.add("spring.datasource.username", () -> "postgres");
    }
}
