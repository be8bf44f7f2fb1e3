/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.Account;
import io.ftps.auth.HeldCertificate;
import io.ftps.auth.HoldingTank;
import io.ftps.auth.PresentedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A holding tank in a database, which servers and tools share. Holds 1,000 entries, rejected ones too; of those at most 3 that
 * wait for one user, and 10 from one address or one IPv6 network of 64 bits; 16 MiB of certificates, and of a chain the first 8
 * that fit in 32 KiB. An entry expires when it was not seen for 30 days; a rejected one stays hidden for as long. The bounds hold
 * for all servers together, for changes come one after the other, by a lock on one row.
 *
 * <p>Blocks; safe for use by several threads. Each statement is given up after 5 seconds. Every failure is an {@link IOException}
 * with one sentence, which holds nothing of what the driver said. The tables are made by {@link JdbcSchema}. The catch: somebody
 * who can put many good names to certificates of his own takes those users' shares until an operator rejects what he sent.
 */
public final class JdbcHoldingTank implements HoldingTank {
    private static final int ID_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final TankBounds bounds;
    private final Clock clock;

    JdbcHoldingTank(Database database, TankBounds bounds, Clock clock) {
        this.database = database;
        this.bounds = bounds;
        this.clock = clock;
    }

    /** A tank in this database; entries age by the system's clock. */
    public static JdbcHoldingTank of(DataSource source) {
        return new JdbcHoldingTank(new Database(source, Database.QUERY_TIMEOUT), TankBounds.DEFAULT, Clock.systemUTC());
    }

    @Override
    public Optional<HeldCertificate> hold(Account account, PresentedCertificate presented, InetAddress from)
            throws IOException {
        Instant now = now();
        String name = account.user().name();
        String digest = presented.digest().hex();
        return database.change(session -> {
            TankTable tank = TankTable.locked(session);
            tank.removeSeenUntil(lastExpired());
            if (tank.isKnown(name, digest)) {
                tank.seenAgain(name, digest, from, now);
                return tank.waiting(name, digest);
            }
            return added(StoredChain.of(presented).map(chain -> fresh(account, chain, from, now)), tank);
        });
    }

    private Optional<HeldCertificate> added(Optional<HeldRow> fresh, TankTable tank) throws SQLException {
        if (fresh.isEmpty() || !tank.hasRoomFor(fresh.get(), bounds)) {
            tank.countDropped();
            return Optional.empty();
        }
        tank.insert(fresh.get());
        return Optional.of(fresh.get().held());
    }

    private static HeldRow fresh(Account account, StoredChain chain, InetAddress from, Instant now) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        PresentedCertificate kept = chain.presented();
        HeldCertificate held = new HeldCertificate(
                HexFormat.of().formatHex(id), account.user().name(), kept, from, 1, now, now, account.renewedBy(kept));
        return new HeldRow(held, chain);
    }

    @Override
    public List<HeldCertificate> list() throws IOException {
        return database.read(session -> new TankTable(session).waiting(lastExpired()));
    }

    @Override
    public Optional<HeldCertificate> find(String id) throws IOException {
        return database.read(session -> new TankTable(session).waiting(id, lastExpired()));
    }

    @Override
    public void accepted(String id) throws IOException {
        database.change(session -> TankTable.locked(session).remove(id));
    }

    @Override
    public void rejected(String id) throws IOException {
        database.change(session -> TankTable.locked(session).reject(id, now()));
    }

    @Override
    public long dropped() throws IOException {
        return database.read(session -> new TankTable(session).dropped());
    }

    private Instant lastExpired() {
        return now().minus(bounds.life());
    }

    /** In milliseconds, as other tanks keep it too. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
