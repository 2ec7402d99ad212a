package db.migration;

import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Creates the engine's and the sessions' tables with the scripts inside their own jars, so that no copy can drift from the
 * version in use, and the index the engine lacks for finding due jobs among many timers.
 */
public class V1__engine_and_sessions extends BaseJavaMigration {

    private static final List<String> ENGINE = List.of(
            "engine", "case.engine", "decision.engine", "history", "case.history", "decision.history", "identity");

    @Override
    public void migrate(Context context) throws Exception {
        String product =
                context.getConnection().getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        ResourceDatabasePopulator scripts = new ResourceDatabasePopulator();
        for (String part : ENGINE) {
            scripts.addScript(new ClassPathResource("org/camunda/bpm/engine/db/create/activiti."
                    + (product.equals("h2") ? "h2" : "postgres") + ".create." + part + ".sql"));
        }
        scripts.addScript(new ClassPathResource("org/springframework/session/jdbc/schema-" + product + ".sql"));
        scripts.addScript(new ClassPathResource("db/job-due-index.sql"));
        scripts.execute(new SingleConnectionDataSource(context.getConnection(), true));
    }
}
