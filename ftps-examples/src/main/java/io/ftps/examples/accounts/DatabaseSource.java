/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.accounts;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.ftps.auth.Account;
import io.ftps.auth.AccountEditor;
import io.ftps.auth.Authenticator;
import io.ftps.auth.HoldingTank;
import io.ftps.auth.jdbc.JdbcAccounts;
import io.ftps.auth.jdbc.JdbcHoldingTank;
import io.ftps.auth.jdbc.JdbcSchema;
import io.ftps.examples.config.AccountSource.InDatabase;
import io.ftps.examples.config.OnOff;
import io.ftps.tls.CertifiedKeyException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Accounts of a database, over a small pool of connections. */
final class DatabaseSource implements OpenSource {
    private static final int MOST_CONNECTIONS = 8;
    private static final int LONGEST_WAIT_MILLIS = 5_000;

    private final HikariDataSource pool;
    private final JdbcAccounts accounts;

    private DatabaseSource(HikariDataSource pool) {
        this.pool = pool;
        this.accounts = JdbcAccounts.of(pool);
    }

    /** Connects, and looks whether the tables are there; makes them where the settings say so. */
    static DatabaseSource open(InDatabase settings) throws IOException {
        HikariDataSource pool = pool(settings);
        try {
            if (settings.migrate() == OnOff.ON) {
                JdbcSchema.migrate(pool);
            } else {
                JdbcSchema.check(pool);
            }
            return new DatabaseSource(pool);
        } catch (IOException | RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** Makes or changes the tables, and does nothing else. */
    static void migrate(InDatabase settings) throws IOException {
        try (HikariDataSource pool = pool(settings)) {
            JdbcSchema.migrate(pool);
        }
    }

    private static HikariDataSource pool(InDatabase settings) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ftps-accounts");
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LONGEST_WAIT_MILLIS);
        config.setJdbcUrl(settings.url());
        settings.user().ifPresent(config::setUsername);
        try {
            settings.password().ifPresent(word -> config.setPassword(new String(word.read())));
            return new HikariDataSource(config);
        } catch (CertifiedKeyException e) {
            throw new IOException("The password of the " + settings.name() + " is not there: " + e.getMessage(), e);
        } catch (HikariPool.PoolInitializationException e) {
            throw new IOException(
                    "The " + settings.name() + " cannot be reached with this user and password (expected: a database"
                            + " that runs and lets this machine in).",
                    e);
        } catch (RuntimeException e) {
            throw new IOException(
                    "The " + settings.name() + " cannot be used: this program has no driver for it (expected:"
                            + " jdbc:postgresql://HOST/DATABASE).",
                    e);
        }
    }

    @Override
    public Authenticator logins(LoginRules rules) {
        return rules.of(accounts);
    }

    @Override
    public List<Account> accounts() throws IOException {
        return accounts.list();
    }

    @Override
    public Optional<AccountEditor> editor() {
        return Optional.of(accounts);
    }

    @Override
    public Optional<HoldingTank> tank() {
        return Optional.of(JdbcHoldingTank.of(pool));
    }

    @Override
    public void close() {
        pool.close();
    }
}
