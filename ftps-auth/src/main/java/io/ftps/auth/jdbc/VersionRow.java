/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.jdbc.Database.Session;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The only row of {@code ftps_schema}: which version the tables have. Whoever changes them holds its lock. */
final class VersionRow {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS ftps_schema (id INTEGER NOT NULL PRIMARY KEY, version INTEGER NOT NULL)";

    private static final String ROW =
            "INSERT INTO ftps_schema (id, version) SELECT 1, 0 WHERE NOT EXISTS (SELECT id FROM ftps_schema)";

    private VersionRow() {}

    /** Makes table and row where they are missing. */
    static void make(Database database) throws IOException {
        run(TABLE, database);
        run(ROW, database);
    }

    /** Of two who do the same at once one may fail; it then finds it done. */
    private static void run(String statement, Database database) throws IOException {
        try {
            database.change(session -> session.update(statement, new Parameters()));
        } catch (IOException beaten) {
            database.change(session -> session.update(statement, new Parameters()));
        }
    }

    static int read(Session session) throws SQLException {
        return version("SELECT version FROM ftps_schema WHERE id = 1", session);
    }

    /** Waits for others who hold it; it is free again when the transaction ends. */
    static int lock(Session session) throws SQLException {
        return version("SELECT version FROM ftps_schema WHERE id = 1 FOR UPDATE", session);
    }

    static int set(int version, Session session) throws SQLException {
        return session.update("UPDATE ftps_schema SET version = ? WHERE id = 1", new Parameters().number(version));
    }

    private static int version(String query, Session session) throws SQLException {
        try (PreparedStatement statement = session.prepare(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }
}
