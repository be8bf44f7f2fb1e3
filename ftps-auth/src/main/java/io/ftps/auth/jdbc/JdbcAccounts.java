/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import io.ftps.auth.Account;
import io.ftps.auth.AccountEditor;
import io.ftps.auth.AccountStore;
import io.ftps.auth.CertificateMatch;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.RegisteredCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Accounts in a database, for servers and tools at once: a change counts from the next login on. A login takes one query. Blocks;
 * safe for use by several threads and several servers. Each statement is given up after a timeout; how long to wait for a
 * connection, and for a network that has died, are settings of the data source. Every failure is an {@link IOException} with one
 * sentence, which holds nothing of what the driver said. The tables are made by {@link JdbcSchema}. Accounts are listed by name, as
 * the database sorts. The catch: moments are kept to the microsecond, and names have at most 255 characters.
 */
public final class JdbcAccounts implements AccountStore, AccountEditor {
    private static final int LONGEST_NAME = 255;
    /** Empty, as no name is: a name that cannot be in the table is looked for as well, and so takes as long as others. */
    private static final String NOBODY = "";

    private final Database database;
    private final HashSample sample;

    private JdbcAccounts(Database database) {
        this.database = database;
        this.sample = new HashSample(database, System::nanoTime);
    }

    /** Uses a database, with statements of 5 seconds at most. */
    public static JdbcAccounts of(DataSource source) {
        return new JdbcAccounts(new Database(source, Database.QUERY_TIMEOUT));
    }

    /**
     * Uses a database.
     *
     * @param queryTimeout how long a statement may take, in whole seconds; up to 10 minutes
     */
    public static JdbcAccounts of(DataSource source, Duration queryTimeout) {
        return new JdbcAccounts(new Database(source, queryTimeout));
    }

    @Override
    public Optional<Account> find(String userName) throws IOException {
        String name = isPossible(userName) ? userName : NOBODY;
        return database.read(session -> AccountQuery.named(name, session));
    }

    /** Databases take neither names of any length nor every character in them, and strangers type what they like. */
    private static boolean isPossible(String name) {
        return name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /** The hashes of up to 200 users, read again after a minute. */
    @Override
    public List<PasswordHash> sampleOfHashes() throws IOException {
        return sample.now();
    }

    @Override
    public void renew(Account old, PasswordHash fresh) throws IOException {
        Parameters parameters = new Parameters()
                .text(fresh.encoded())
                .text(old.user().name())
                .text(old.hash().map(PasswordHash::encoded));
        database.change(session -> session.update(
                "UPDATE ftps_users SET password_hash = ? WHERE name = ? AND password_hash = ?", parameters));
    }

    @Override
    public List<Account> list() throws IOException {
        return database.read(AccountQuery::all);
    }

    @Override
    public void add(Account account) throws IOException {
        database.change(session -> AccountChange.add(account, session));
    }

    @Override
    public void replace(Account account) throws IOException {
        database.change(session -> AccountChange.replace(account, session));
    }

    @Override
    public void remove(String userName) throws IOException {
        database.change(session -> AccountChange.remove(userName, session));
    }

    @Override
    public void addCertificate(String userName, RegisteredCertificate certificate) throws IOException {
        database.change(session -> AccountChange.addCertificate(userName, certificate, session));
    }

    @Override
    public void removeCertificate(String userName, CertificateMatch match) throws IOException {
        database.change(session -> AccountChange.removeCertificate(userName, match, session));
    }
}
