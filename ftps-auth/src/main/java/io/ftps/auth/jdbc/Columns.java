/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** The row a query is at, with nothing where the database says NULL. */
record Columns(ResultSet row) {
    String text(String column) throws SQLException {
        return row.getString(column);
    }

    Optional<String> maybeText(String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    long number(String column) throws SQLException {
        return row.getLong(column);
    }

    OptionalLong maybeNumber(String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    byte[] bytes(String column) throws SQLException {
        return row.getBytes(column);
    }

    Optional<byte[]> maybeBytes(String column) throws SQLException {
        return Optional.ofNullable(row.getBytes(column));
    }

    Instant time(String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    Optional<Instant> maybeTime(String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
