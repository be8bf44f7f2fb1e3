/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.HeldCertificate;
import io.ftps.auth.jdbc.Database.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of the holding tank, inside one piece of work. */
record TankTable(Session session) {
    private static final String SELECT = "SELECT " + HeldRow.COLUMNS + " FROM ftps_held_certificates WHERE ";

    private static final String USED = """
            SELECT COUNT(*) AS entries, COALESCE(SUM(chain_bytes), 0) AS bytes,
                   COUNT(CASE WHEN user_name = ? AND state = 'WAITING' THEN 1 END) AS of_user,
                   COUNT(CASE WHEN place = ? THEN 1 END) AS of_place
            FROM ftps_held_certificates
            """;

    private static final String SEEN_AGAIN = """
            UPDATE ftps_held_certificates SET times_seen = times_seen + 1, last_seen = ?, address = ?, place = ?
            WHERE user_name = ? AND digest = ? AND state = 'WAITING'
            """;

    /** For changes: everybody else who wants to waits until the transaction ends. */
    static TankTable locked(Session session) throws SQLException {
        try (PreparedStatement statement = session.prepare("SELECT dropped FROM ftps_tank WHERE id = 1 FOR UPDATE");
                ResultSet row = statement.executeQuery()) {
            row.next();
        }
        return new TankTable(session);
    }

    void removeSeenUntil(Instant time) throws SQLException {
        session.update("DELETE FROM ftps_held_certificates WHERE last_seen <= ?", new Parameters().time(time));
    }

    boolean isKnown(String userName, String digest) throws SQLException {
        String query = "SELECT id FROM ftps_held_certificates WHERE user_name = ? AND digest = ?";
        try (PreparedStatement statement = session.prepare(query)) {
            Parameters.of(userName).text(digest).bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    void seenAgain(String userName, String digest, InetAddress from, Instant now) throws SQLException {
        session.update(
                SEEN_AGAIN,
                new Parameters()
                        .time(now)
                        .text(HeldRow.address(from))
                        .text(HeldRow.place(from))
                        .text(userName)
                        .text(digest));
    }

    boolean hasRoomFor(HeldRow fresh, TankBounds bounds) throws SQLException {
        try (PreparedStatement statement = session.prepare(USED)) {
            Parameters.of(fresh.held().userName())
                    .text(HeldRow.place(fresh.held().address()))
                    .bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                Columns used = new Columns(rows);
                return used.number("entries") < bounds.entries()
                        && used.number("bytes") + fresh.chain().bytes() <= bounds.bytes()
                        && used.number("of_user") < bounds.perUser()
                        && used.number("of_place") < bounds.perPlace();
            }
        }
    }

    void insert(HeldRow fresh) throws SQLException {
        session.update(
                "INSERT INTO ftps_held_certificates (" + HeldRow.COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')",
                fresh.parameters());
    }

    /** Entries that wait and were seen after this time, the first ones first. */
    List<HeldCertificate> waiting(Instant after) throws SQLException, IOException {
        return read("last_seen > ? AND state = 'WAITING' ORDER BY entry", new Parameters().time(after));
    }

    Optional<HeldCertificate> waiting(String id, Instant after) throws SQLException, IOException {
        return read(
                        "last_seen > ? AND state = 'WAITING' AND id = ?",
                        new Parameters().time(after).text(id))
                .stream()
                .findFirst();
    }

    Optional<HeldCertificate> waiting(String userName, String digest) throws SQLException, IOException {
        return read(
                        "user_name = ? AND digest = ? AND state = 'WAITING'",
                        Parameters.of(userName).text(digest))
                .stream()
                .findFirst();
    }

    private List<HeldCertificate> read(String condition, Parameters parameters) throws SQLException, IOException {
        List<HeldCertificate> held = new ArrayList<>();
        try (PreparedStatement statement = session.prepare(SELECT + condition)) {
            parameters.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    held.add(HeldRow.read(new Columns(rows)));
                }
            }
        }
        return held;
    }

    /** Does nothing where no such entry waits, as {@link #reject} does. */
    int remove(String id) throws SQLException {
        return decided("DELETE FROM ftps_held_certificates WHERE id = ? AND state = 'WAITING'", Parameters.of(id));
    }

    int reject(String id, Instant now) throws SQLException {
        return decided("""
                UPDATE ftps_held_certificates SET state = 'REJECTED', last_seen = ?
                WHERE id = ? AND state = 'WAITING'
                """, new Parameters().time(now).text(id));
    }

    /** A person has looked after the tank, so what is dropped is counted anew. */
    private int decided(String statement, Parameters parameters) throws SQLException {
        int rows = session.update(statement, parameters);
        return rows == 0 ? 0 : session.update("UPDATE ftps_tank SET dropped = 0", new Parameters());
    }

    void countDropped() throws SQLException {
        session.update("UPDATE ftps_tank SET dropped = dropped + 1", new Parameters());
    }

    long dropped() throws SQLException {
        try (PreparedStatement statement = session.prepare("SELECT dropped FROM ftps_tank WHERE id = 1");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
