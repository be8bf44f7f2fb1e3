/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The values of a statement, in the order of its question marks. */
final class Parameters {
    @FunctionalInterface
    private interface Value {
        void set(PreparedStatement statement, int index) throws SQLException;
    }

    private final List<Value> values = new ArrayList<>();

    static Parameters of(String text) {
        return new Parameters().text(text);
    }

    Parameters text(String text) {
        values.add((statement, index) -> statement.setString(index, text));
        return this;
    }

    Parameters text(Optional<String> text) {
        return text.isPresent() ? text(text.get()) : nothing(Types.VARCHAR);
    }

    Parameters number(long number) {
        values.add((statement, index) -> statement.setLong(index, number));
        return this;
    }

    Parameters number(OptionalLong number) {
        return number.isPresent() ? number(number.getAsLong()) : nothing(Types.BIGINT);
    }

    Parameters bytes(byte[] bytes) {
        values.add((statement, index) -> statement.setBytes(index, bytes));
        return this;
    }

    Parameters bytes(Optional<byte[]> bytes) {
        return bytes.isPresent() ? bytes(bytes.get()) : nothing(Types.BINARY);
    }

    Parameters time(Instant time) {
        values.add((statement, index) -> statement.setObject(index, time.atOffset(ZoneOffset.UTC)));
        return this;
    }

    Parameters time(Optional<Instant> time) {
        return time.isPresent() ? time(time.get()) : nothing(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private Parameters nothing(int type) {
        values.add((statement, index) -> statement.setNull(index, type));
        return this;
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            values.get(i).set(statement, i + 1);
        }
    }
}
