/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Connections of a data source, for one piece of work each, whose failures become sentences. */
final class Database {
    static final Duration QUERY_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    private final DataSource source;
    private final int timeoutSeconds;

    Database(DataSource source, Duration queryTimeout) {
        if (queryTimeout.toSeconds() < 1 || queryTimeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("The query timeout is " + queryTimeout.toMillis()
                    + " ms (expected: 1 second to " + LONGEST_TIMEOUT.toMinutes() + " minutes).");
        }
        this.source = source;
        this.timeoutSeconds = (int) queryTimeout.toSeconds();
    }

    /** What is done on one connection. An {@link IOException} is a refusal in its own words. */
    @FunctionalInterface
    interface Work<T> {
        T on(Session session) throws SQLException, IOException;
    }

    /** A connection whose statements have a bounded time. */
    record Session(Connection connection, int timeoutSeconds) {
        PreparedStatement prepare(String sql) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.setQueryTimeout(timeoutSeconds);
            return statement;
        }

        /** Runs one statement and says how many rows it changed. */
        int update(String sql, Parameters parameters) throws SQLException {
            try (PreparedStatement statement = prepare(sql)) {
                parameters.bind(statement);
                return statement.executeUpdate();
            }
        }
    }

    /** Reads with a single query. */
    <T> T read(Work<T> work) throws IOException {
        try (Connection connection = source.getConnection()) {
            return work.on(new Session(connection, timeoutSeconds));
        } catch (SQLException failed) {
            throw SqlFault.sentence(failed);
        }
    }

    /** Does all of it or, where anything fails, nothing; work that locks a row first comes one after the other. */
    <T> T change(Work<T> work) throws IOException {
        return read(session -> inTransaction(session, work));
    }

    private static <T> T inTransaction(Session session, Work<T> work) throws SQLException, IOException {
        Connection connection = session.connection();
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            T result = work.on(session);
            connection.commit();
            return result;
        } catch (SQLException | IOException | RuntimeException failed) {
            rollBack(connection, failed);
            throw failed;
        } finally {
            connection.setAutoCommit(before);
        }
    }

    private static void rollBack(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            why.addSuppressed(broken);
        }
    }
}
