/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.jdbc.Database.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The tables of this package, {@code ftps_*} in the schema the data source points at. Their version is kept beside them; each
 * step to the next one is a script in this package. Nothing is made or changed unless {@link #migrate} is called, so a server
 * needs no right to. Blocks. Every failure is an {@link IOException} with one sentence. The catch: a version is never taken back,
 * so back up the database before a newer program migrates it.
 */
public final class JdbcSchema {
    /** The version of the tables that this program knows. */
    public static final int VERSION = 1;

    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(5);

    private JdbcSchema() {}

    /**
     * Makes or changes the tables, so that they have {@link #VERSION}. Several servers may do so at the same time: one does it, the
     * others wait. Takes two connections.
     *
     * @throws IOException also if a newer program has changed them already
     */
    public static void migrate(DataSource source) throws IOException {
        Database database = new Database(source, STATEMENT_TIMEOUT);
        VersionRow.make(database);
        database.change(holder -> {
            int from = checked(VersionRow.lock(holder));
            database.change(session -> run(from, session));
            return VersionRow.set(VERSION, holder);
        });
    }

    /**
     * Refuses tables of another version, as when a server starts that may not change them.
     *
     * @throws IOException also if there are none
     */
    public static void check(DataSource source) throws IOException {
        int version = checked(new Database(source, Database.QUERY_TIMEOUT).read(VersionRow::read));
        if (version < VERSION) {
            throw new IOException("The tables of the accounts have version " + version + " (expected: " + VERSION
                    + "); migrate them with this program.");
        }
    }

    private static int checked(int version) throws IOException {
        if (version > VERSION) {
            throw new IOException("The tables of the accounts have version " + version + " (expected: at most "
                    + VERSION + "); use the newer program that made them.");
        }
        return version;
    }

    /** On a connection beside the one that holds the lock, for in some databases a table that is made ends the transaction. */
    private static int run(int from, Session session) throws SQLException, IOException {
        for (int version = from + 1; version <= VERSION; version++) {
            for (String statement : statements(version)) {
                session.update(statement, new Parameters());
            }
        }
        return VERSION;
    }

    /** A statement ends with a semicolon at the end of a line; a comment has its lines for itself. */
    private static List<String> statements(int version) throws IOException {
        String name = "schema-" + version + ".sql";
        try (InputStream script = JdbcSchema.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("The script " + name + " is missing from this program.");
            }
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Stream.of(text.split("(?m);$"))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        }
    }
}
