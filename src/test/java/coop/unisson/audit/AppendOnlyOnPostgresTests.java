package coop.unisson.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.EmbeddedDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On the database of production nobody changes the log either, be it with a statement of their own. */
@Tag("own-jvm")
class AppendOnlyOnPostgresTests {

    @Test
    void isWrittenOnceAndNeverChanged() {
        var database = new DriverManagerDataSource(EmbeddedDatabase.url(), "postgres", "");
        Flyway.configure().dataSource(database).load().migrate();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        jdbc.update("insert into audit_entry (happened_at, what, details) values (now(), 'FORM', '')");

        for (String change :
                new String[] {"update audit_entry set what = 'TIMER'", "delete from audit_entry", "truncate audit_entry"
                }) {
            assertThatThrownBy(() -> jdbc.execute(change))
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("an entry of the log is never changed");
        }
        assertThat(jdbc.queryForObject("select count(*) from audit_entry", Long.class))
                .isEqualTo(1);
    }
}
