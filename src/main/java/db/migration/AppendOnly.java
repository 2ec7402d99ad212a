package db.migration;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Refuses, in H2, to change a row that stands. H2 finds it by its name, which is written in databases: it must stay. */
public class AppendOnly implements Trigger {

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        throw new SQLException("an entry of the log is never changed");
    }
}
