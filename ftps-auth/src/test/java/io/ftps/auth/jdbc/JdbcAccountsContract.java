/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ftps.auth.AccessRules;
import io.ftps.auth.Account;
import io.ftps.auth.CertificateMatch;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.Network;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import io.ftps.auth.Quota;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.TransferRates;
import io.ftps.auth.User;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is true of accounts in each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcAccountsContract {
    private static final PasswordHash HASH = PasswordHash.parse("$2b$05$" + ".".repeat(53));
    private static final Account ALICE = new Account(User.named("alice"), HASH);
    private static final RegisteredCertificate KEY = certificate("key/" + "ab".repeat(32));
    private static final RegisteredCertificate LEAF = new RegisteredCertificate(
            CertificateMatch.parse("sha256/" + "cd".repeat(32)),
            Optional.of("CN=Alice, O=\"Umlaut \u00e4\""),
            Optional.of(Instant.parse("2027-01-31T23:59:59Z")));

    private DataSource source;
    private JdbcAccounts accounts;

    /** An empty schema. */
    abstract DataSource newDatabase() throws SQLException;

    @BeforeAll
    void tables() throws Exception {
        source = newDatabase();
        JdbcSchema.migrate(source);
    }

    @BeforeEach
    void nobody() throws Exception {
        execute("DELETE FROM ftps_users");
        accounts = JdbcAccounts.of(source);
    }

    @Test
    void everySettingIsKept() throws Exception {
        User user = new User(
                "Zo\u00eb \uD83D\uDE00",
                Optional.of("Zo\u00eb Example, Ltd."),
                Optional.of(Path.of("/srv/z o\u00eb")),
                new Permissions(List.of(
                        new Permissions.Rule("/", Set.of(Permission.READ, Permission.LIST)),
                        new Permissions.Rule("/in, out", Set.of(Permission.values())),
                        new Permissions.Rule("/closed", Set.of()))),
                new Quota(OptionalLong.of(0), OptionalLong.of(Long.MAX_VALUE)),
                new TransferRates(OptionalLong.of(1_024), OptionalLong.of(1_000_000)),
                new AccessRules(
                        Set.of("implicit", "explicit, old"),
                        List.of(Network.parse("192.0.2.0/24"), Network.parse("2001:db8::/32")),
                        Optional.of(Instant.parse("2030-12-31T23:00:00.123456Z")),
                        OptionalInt.of(3)),
                List.of("Welcome back.", "Your files are in /in."));
        Account account =
                new Account(user, LoginMethod.CERTIFICATE_AND_PASSWORD, Optional.of(HASH), List.of(LEAF, KEY));

        accounts.add(account);

        assertThat(accounts.find(user.name())).contains(account);
        assertThat(accounts.list()).containsExactly(account);
    }

    @Test
    void anAccountWithNothingIsKeptAsSuch() throws Exception {
        Account bare = new Account(
                User.named("bare").with(new Permissions(List.of())),
                LoginMethod.CERTIFICATE,
                Optional.empty(),
                List.of());

        accounts.add(bare);

        assertThat(accounts.find("bare")).contains(bare);
    }

    @Test
    void namesAreComparedCharacterByCharacter() throws Exception {
        accounts.add(ALICE);

        for (String other : List.of("ALICE", "alice ", " alice", "al", "' OR '1'='1", "a%", "alic_")) {
            assertThat(accounts.find(other)).as(other).isEmpty();
        }
    }

    @Test
    void whatCannotBeANameIsNobodys() throws Exception {
        accounts.add(ALICE);

        for (String other : List.of("", "alice\u0000", "\uD800", "x".repeat(100_000))) {
            assertThat(accounts.find(other)).isEmpty();
        }
    }

    @Test
    void accountsAreListedByName() throws Exception {
        for (String name : List.of("bob", "carol", "alice")) {
            accounts.add(new Account(User.named(name).withMessages(List.of("2", "1")), HASH));
        }

        assertThat(accounts.list())
                .extracting(account -> account.user().name())
                .containsExactly("alice", "bob", "carol");
    }

    @Test
    void aNameIsGivenOnce() throws Exception {
        accounts.add(ALICE);

        assertThatIOException()
                .isThrownBy(() -> accounts.add(ALICE.withCertificates(List.of(KEY))))
                .withMessage("User \"alice\" of the database of the accounts exists already; "
                        + "choose another name, or change the user.");
        assertThat(accounts.find("alice")).contains(ALICE);
    }

    @Test
    void anAccountTakesThePlaceOfTheOneBefore() throws Exception {
        accounts.add(ALICE.withCertificates(List.of(KEY, LEAF)));
        Account other = ALICE.withUser(ALICE.user().withMessages(List.of("Hello.")))
                .withMethod(LoginMethod.CERTIFICATE)
                .withCertificates(List.of(LEAF));

        accounts.replace(other);

        assertThat(accounts.list()).containsExactly(other);
    }

    @Test
    void anAccountIsRemovedWithAllThatBelongsToIt() throws Exception {
        accounts.add(ALICE.withCertificates(List.of(KEY)));

        accounts.remove("alice");
        accounts.add(ALICE);

        assertThat(accounts.list()).containsExactly(ALICE);
    }

    @Test
    void certificatesComeAndGo() throws Exception {
        accounts.add(ALICE);
        accounts.addCertificate("alice", KEY);
        accounts.addCertificate("alice", LEAF);
        accounts.addCertificate("alice", KEY);
        assertThat(accounts.find("alice")).contains(ALICE.withCertificates(List.of(LEAF, KEY)));

        accounts.removeCertificate("alice", KEY.match());
        assertThat(accounts.find("alice")).contains(ALICE.withCertificates(List.of(LEAF)));
        assertThatIOException()
                .isThrownBy(() -> accounts.removeCertificate("alice", KEY.match()))
                .withMessage("User \"alice\" of the database of the accounts has no certificate key/" + "ab".repeat(32)
                        + "; list the user's to see them.");
    }

    @Test
    void whatNobodyHasCannotBeChanged() {
        String unknown = "User \"bob\" of the database of the accounts is unknown; list the users to see their names.";

        assertThatIOException().isThrownBy(() -> accounts.remove("bob")).withMessage(unknown);
        assertThatIOException()
                .isThrownBy(() -> accounts.replace(new Account(User.named("bob"), HASH)))
                .withMessage(unknown);
        assertThatIOException()
                .isThrownBy(() -> accounts.addCertificate("bob", KEY))
                .withMessage(unknown);
        assertThatIOException()
                .isThrownBy(() -> accounts.removeCertificate("bob", KEY.match()))
                .withMessage(unknown);
    }

    @Test
    void aHashIsRenewedUnlessItWasChangedMeanwhile() throws Exception {
        PasswordHash fresh = HASH.decoy();
        accounts.add(ALICE);

        accounts.renew(ALICE, fresh);
        accounts.renew(ALICE, HASH.decoy());

        assertThat(accounts.find("alice")).contains(ALICE.withHash(fresh));
    }

    @Test
    void aSampleHoldsTheHashesOfAtMostTwoHundredUsers() throws Exception {
        accounts.add(new Account(User.named("0"), LoginMethod.CERTIFICATE, Optional.empty(), List.of()));
        execute("INSERT INTO ftps_users (name, login_method, password_hash) VALUES "
                + IntStream.rangeClosed(1, 201)
                        .mapToObj(i -> "('%d', 'PASSWORD', '%s')".formatted(i, HASH.encoded()))
                        .collect(Collectors.joining(", ")));

        assertThat(accounts.sampleOfHashes()).hasSize(200).containsOnly(HASH);
    }

    @Test
    void noCertificateIsLostWhereSeveralAreAddedAtOnce() throws Exception {
        accounts.add(ALICE);
        ExecutorService tools = Executors.newFixedThreadPool(4);
        List<Future<Object>> added = tools.invokeAll(IntStream.range(0, 12)
                .<Callable<Object>>mapToObj(i -> () -> {
                    accounts.addCertificate("alice", certificate("key/" + "%064x".formatted(i)));
                    return i;
                })
                .toList());
        tools.shutdown();

        for (Future<Object> one : added) {
            one.get();
        }
        assertThat(accounts.find("alice").orElseThrow().certificates()).hasSize(12);
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
        accounts.add(ALICE);
        execute(sql);

        assertThatIOException()
                .isThrownBy(() -> accounts.find("alice"))
                .withMessageStartingWith("User \"alice\" of the database of the accounts has a mistake: " + mistake)
                .withMessageNotContaining("secret");
    }

    @Test
    void aValueThatIsTooLongIsToldWithoutItAndNothingIsChanged() throws Exception {
        Account wordy = ALICE.withUser(ALICE.user().withMessages(List.of("x".repeat(5_000))));

        assertThatIOException()
                .isThrownBy(() -> accounts.add(wordy))
                .withMessageMatching("The database of the accounts cannot be used: a value does not fit its column; "
                        + "shorten it \\(\\w+, SQLSTATE 22001\\)\\.");
        assertThat(accounts.list()).isEmpty();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static RegisteredCertificate certificate(String text) {
        return RegisteredCertificate.of(CertificateMatch.parse(text));
    }
}
