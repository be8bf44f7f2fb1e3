/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.PasswordHash;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Some hashes, read again now and then, for they need not be the newest and are asked for at every login. */
final class HashSample {
    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    private static final String QUERY = """
            SELECT password_hash FROM ftps_users WHERE password_hash IS NOT NULL
            ORDER BY name FETCH FIRST 200 ROWS ONLY
            """;

    private record Sample(List<PasswordHash> hashes, long readAt) {}

    private final Database database;
    private final LongSupplier nanoTime;
    private volatile Optional<Sample> last = Optional.empty();

    HashSample(Database database, LongSupplier nanoTime) {
        this.database = database;
        this.nanoTime = nanoTime;
    }

    List<PasswordHash> now() throws IOException {
        long now = nanoTime.getAsLong();
        Optional<Sample> kept = last.filter(sample -> now - sample.readAt() < KEPT_NANOS);
        if (kept.isPresent()) {
            return kept.get().hashes();
        }
        Sample fresh = new Sample(database.read(HashSample::read), now);
        last = Optional.of(fresh);
        return fresh.hashes();
    }

    private static List<PasswordHash> read(Database.Session session) throws SQLException {
        List<PasswordHash> hashes = new ArrayList<>();
        try (PreparedStatement statement = session.prepare(QUERY);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                hash(rows.getString(1)).ifPresent(hashes::add);
            }
        }
        return List.copyOf(hashes);
    }

    /** A mistake in one row is told when its user logs in. */
    private static Optional<PasswordHash> hash(String text) {
        try {
            return Optional.of(PasswordHash.parse(text));
        } catch (IllegalArgumentException mistake) {
            return Optional.empty();
        }
    }
}
