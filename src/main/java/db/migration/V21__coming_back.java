package db.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * An organisation may come back to a campaign it left: it is in a campaign once at a time, no longer once for ever. The rule
 * it had bore no name, and each database gave it another. And a link may lead to one act, or to choosing a password.
 */
public class V21__coming_back extends BaseJavaMigration {

    private static final String UNNAMED = """
            select constraint_name from information_schema.table_constraints
            where lower(table_name) = 'engagement' and constraint_type = 'UNIQUE' and table_schema = current_schema
            """;

    private static final List<String> STATEMENTS = List.of(
            "alter table engagement add column live_key varchar(129)",
            "update engagement set live_key = campaign_id || ':' || organisation_id"
                    + " where standing in ('PREPARING', 'PARTNER')",
            "alter table engagement add constraint engagement_once_at_a_time unique (live_key)",
            "create index engagement_organisation on engagement (campaign_id, organisation_id)",
            "alter table person_link add column landing varchar(200)",
            "alter table mail alter column campaign_id drop not null");

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            for (String name : unnamed(statement)) {
                statement.execute("alter table engagement drop constraint \"" + name + "\"");
            }
            for (String sql : STATEMENTS) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> unnamed(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(UNNAMED)) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }
}
