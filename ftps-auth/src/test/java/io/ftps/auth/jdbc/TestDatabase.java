/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** A database that everything is tested on. */
final class TestDatabase {
    /** In memory. */
    static final TestDatabase H2 = new TestDatabase(TestDatabase::newInMemory);
    /** A server of our own. */
    static final TestDatabase POSTGRESQL = new TestDatabase(PostgresCluster::newSchema);

    @FunctionalInterface
    private interface Making {
        DataSource make() throws SQLException;
    }

    private final Making making;
    private Optional<DataSource> migrated = Optional.empty();

    private TestDatabase(Making making) {
        this.making = making;
    }

    private static DataSource newInMemory() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    /** One without tables, which nobody has used. */
    DataSource fresh() throws SQLException {
        return making.make();
    }

    /** The one with tables, and nothing in them. */
    DataSource empty() throws SQLException, IOException {
        DataSource source = migrated();
        for (String statement : List.of(
                "DELETE FROM ftps_users", "DELETE FROM ftps_held_certificates", "UPDATE ftps_tank SET dropped = 0")) {
            execute(source, statement);
        }
        return source;
    }

    /** The one with tables, as the last test has left it. */
    DataSource migrated() throws SQLException, IOException {
        if (migrated.isEmpty()) {
            DataSource source = fresh();
            JdbcSchema.migrate(source);
            migrated = Optional.of(source);
        }
        return migrated.get();
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
