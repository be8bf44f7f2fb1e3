/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ftps.auth.AccessRules;
import io.ftps.auth.Account;
import io.ftps.auth.AccountStore;
import io.ftps.auth.AccountStoreContract;
import io.ftps.auth.CertificateMatch;
import io.ftps.auth.Hashes;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.Permissions;
import io.ftps.auth.Quota;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.User;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is true of accounts in each database, beside what is true of every store. */
abstract class JdbcAccountsContract extends AccountStoreContract {
    private static final Account ALICE = new Account(User.named("alice"), PasswordHash.parse(Hashes.CHEAP_ARGON2));

    private final TestDatabase database;

    JdbcAccountsContract(TestDatabase database) {
        this.database = database;
    }

    @Override
    protected AccountStore storeOf(List<Account> accounts) throws Exception {
        return with(accounts);
    }

    private JdbcAccounts with(List<Account> accounts) throws Exception {
        JdbcAccounts store = JdbcAccounts.of(database.empty());
        for (Account account : accounts) {
            store.add(account);
        }
        return store;
    }

    @Test
    void whatIsAtItsLimitIsKept() throws Exception {
        User user = User.named("\uD83D\uDE00".repeat(127))
                .with(new Permissions(List.of()))
                .with(new Quota(OptionalLong.of(0), OptionalLong.of(Long.MAX_VALUE)))
                .with(AccessRules.NONE.withExpiry(Instant.parse("9999-12-31T23:59:59.999999Z")));
        Account account = new Account(user, LoginMethod.CERTIFICATE, Optional.empty(), List.of());

        assertThat(with(List.of(account)).find(user.name())).contains(account);
    }

    @Test
    void halfACharacterIsInNobodysName() throws Exception {
        assertThat(with(List.of(ALICE)).find("alice\uD800")).isEmpty();
    }

    @Test
    void accountsAreListedByName() throws Exception {
        Account bob = ALICE.withUser(User.named("bob"));

        assertThat(with(List.of(bob, ALICE)).list()).containsExactly(ALICE, bob);
    }

    @Test
    void aSampleHoldsTheHashesOfAtMostTwoHundredUsers() throws Exception {
        JdbcAccounts accounts = with(List.of());
        TestDatabase.execute(
                database.migrated(),
                "INSERT INTO ftps_users (name, login_method, password_hash) VALUES "
                        + IntStream.rangeClosed(1, 201)
                                .mapToObj(i -> "('%d', 'PASSWORD', '%s')".formatted(i, Hashes.BCRYPT))
                                .collect(Collectors.joining(", ")));

        assertThat(accounts.sampleOfHashes()).hasSize(200).containsOnly(PasswordHash.parse(Hashes.BCRYPT));
    }

    @Test
    void noCertificateIsLostWhereSeveralAreAddedAtOnce() throws Exception {
        JdbcAccounts accounts = with(List.of(ALICE));
        ExecutorService tools = Executors.newFixedThreadPool(4);
        List<Future<Object>> added = tools.invokeAll(IntStream.range(0, 12)
                .<Callable<Object>>mapToObj(i -> () -> {
                    accounts.addCertificate(
                            "alice", RegisteredCertificate.of(CertificateMatch.parse("key/" + "%064x".formatted(i))));
                    return i;
                })
                .toList());
        tools.shutdown();

        for (Future<Object> one : added) {
            one.get();
        }
        assertThat(accounts.find("alice").orElseThrow().certificates()).hasSize(12);
    }

    @Test
    void aChangeThatWaitsForAnotherTooLongIsGivenUp() throws Exception {
        with(List.of(ALICE));
        DataSource source = database.migrated();
        try (Connection other = source.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE ftps_users SET full_name = 'Alice'");

            assertThatIOException()
                    .isThrownBy(
                            () -> JdbcAccounts.of(source, Duration.ofSeconds(1)).remove("alice"))
                    .withMessageContaining("it did not answer in time");

            other.rollback();
            other.setAutoCommit(true);
        }
        assertThat(JdbcAccounts.of(source).find("alice")).contains(ALICE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE ftps_users SET login_method = 'GUESS'|The login method is \"GUESS\" (expected: one of [PASSWORD",
                "UPDATE ftps_users SET password_hash = 'secret'|The password hash",
                "UPDATE ftps_users SET upload_rate = 3|The upload rate is 3 bytes a second",
                "UPDATE ftps_user_details SET detail = 'READ,EAT /'|A permission is \"EAT\" (expected: one of [READ",
                "UPDATE ftps_user_details SET kind = 'SHOE'|A detail is of kind \"SHOE\" (expected: one of [CERTIFICATE",
            })
    void aMistakeInATableIsToldWithTheUser(String sql, String mistake) throws Exception {
        JdbcAccounts accounts = with(List.of(ALICE));
        TestDatabase.execute(database.migrated(), sql);

        assertThatIOException()
                .isThrownBy(() -> accounts.find("alice"))
                .withMessageStartingWith("User \"alice\" of the database of the accounts has a mistake: " + mistake)
                .withMessageNotContaining("secret");
    }

    @Test
    void aValueThatIsTooLongIsToldWithoutItAndNothingIsChanged() throws Exception {
        JdbcAccounts accounts = with(List.of());
        Account wordy = ALICE.withUser(ALICE.user().withMessages(List.of("x".repeat(5_000))));

        assertThatIOException()
                .isThrownBy(() -> accounts.add(wordy))
                .withMessageMatching("The database of the accounts cannot be used: a value does not fit its column; "
                        + "shorten it \\(\\w+, SQLSTATE 22001\\)\\.");
        assertThat(accounts.list()).isEmpty();
    }
}
