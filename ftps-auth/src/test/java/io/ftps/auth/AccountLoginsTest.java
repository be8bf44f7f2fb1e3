/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static io.ftps.auth.LoginRefusedException.Reason.CERTIFICATE_MISSING;
import static io.ftps.auth.LoginRefusedException.Reason.CERTIFICATE_NOT_REGISTERED;
import static io.ftps.auth.LoginRefusedException.Reason.UNAVAILABLE;
import static io.ftps.auth.LoginRefusedException.Reason.UNKNOWN_USER;
import static io.ftps.auth.LoginRefusedException.Reason.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.testing.Certificates;
import io.ftps.auth.testing.Certificates.Identity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountLoginsTest {
    private static final Identity AUTHORITY = Certificates.selfSigned("CN=authority");
    private static final PresentedCertificate HERS =
            AUTHORITY.issues("CN=alice").trustedBy(AUTHORITY);
    private static final PresentedCertificate OTHER =
            AUTHORITY.issues("CN=mallory").trustedBy(AUTHORITY);
    private static final Account ALICE = new Account(User.named("alice"), PasswordHash.parse(Hashes.CHEAP_ARGON2))
            .withCertificate(RegisteredCertificate.of(CertificateMatch.ThisCertificate.of(HERS), HERS));

    private final CountedChecks counted = new CountedChecks();
    private final List<String> problems = new ArrayList<>();

    @Test
    void aCertificateThatSufficesSparesThePassword() throws Exception {
        AccountLogins logins = logins(ALICE.withMethod(LoginMethod.CERTIFICATE_OR_PASSWORD));

        assertThat(logins.authenticate(Attempts.login("alice", HERS))).isEqualTo(ALICE.user());
        assertThat(logins.authenticate(Attempts.login("alice", "p"))).isEqualTo(ALICE.user());
        assertThat(counted.costs()).hasSize(1);
    }

    @Test
    void aCertificateAloneIsRefusedWithoutACheckOfAPassword() {
        AccountLogins logins = logins(ALICE.withMethod(LoginMethod.CERTIFICATE_AND_PASSWORD));

        refuses(WRONG_PASSWORD, () -> logins.authenticate(Attempts.login("alice", HERS)));
        refuses(CERTIFICATE_NOT_REGISTERED, () -> logins.authenticate(Attempts.login("alice", OTHER)));
        refuses(UNKNOWN_USER, () -> logins.authenticate(Attempts.login("nobody", HERS)));
        assertThat(counted.costs()).isEmpty();
    }

    @Test
    void bothAreNeededWhereTheMethodSaysSo() throws Exception {
        AccountLogins logins = logins(ALICE.withMethod(LoginMethod.CERTIFICATE_AND_PASSWORD));

        assertThat(logins.authenticate(Attempts.login("alice", "p", HERS))).isEqualTo(ALICE.user());
        refuses(CERTIFICATE_MISSING, () -> logins.authenticate(Attempts.login("alice", "p")));
        refuses(CERTIFICATE_NOT_REGISTERED, () -> logins.authenticate(Attempts.login("alice", "p", OTHER)));
        refuses(WRONG_PASSWORD, () -> logins.authenticate(Attempts.login("alice", "wrong", HERS)));
    }

    @Test
    void aCertificateThatIsNotTrustedProvesNothingEvenIfItIsRegistered() {
        PresentedCertificate untrusted = Certificates.selfSigned("CN=alice").unknown();
        AccountLogins logins = logins(ALICE.withMethod(LoginMethod.CERTIFICATE)
                .withCertificates(List.of(RegisteredCertificate.of(CertificateMatch.ThisKey.of(untrusted)))));

        refuses(CERTIFICATE_NOT_REGISTERED, () -> logins.authenticate(Attempts.login("alice", untrusted)));
    }

    @ParameterizedTest
    @EnumSource(LoginMethod.class)
    void everyRefusalOfAPasswordCostsOneCheck(LoginMethod method) {
        AccountLogins logins = logins(
                ALICE.withMethod(method),
                new Account(User.named("bob"), LoginMethod.CERTIFICATE, Optional.empty(), List.of()));

        for (String name : List.of("alice", "bob", "nobody", "")) {
            refusesAnyhow(() -> logins.authenticate(Attempts.login(name, "wrong")));
            refusesAnyhow(() -> logins.authenticate(Attempts.login(name, "wrong", OTHER)));
        }

        assertThat(counted.costs()).hasSize(8);
        assertThat(Set.copyOf(counted.costs())).containsExactly("argon2id m=8,t=1,p=1");
    }

    @Test
    void theMappingIsAskedAboutStrangersTooAndItsAnswerNotHeard() {
        List<String> asked = new ArrayList<>();
        AccountLogins logins = builder(ALICE)
                .mapping((presented, account) -> asked.add(account.user().name()))
                .build();

        refuses(UNKNOWN_USER, () -> logins.authenticate(Attempts.login("nobody", HERS)));
        refuses(UNKNOWN_USER, () -> logins.authenticate(Attempts.login("nobody", "p", HERS)));
        assertThat(asked).containsExactly("nobody", "nobody");
    }

    @Test
    void aMappingThatFailsCountsAsNoAndIsToldOnce() {
        AccountLogins logins = builder(ALICE.withMethod(LoginMethod.CERTIFICATE))
                .mapping((presented, account) -> {
                    throw new IllegalStateException("The directory is down.");
                })
                .build();

        refuses(CERTIFICATE_NOT_REGISTERED, () -> logins.authenticate(Attempts.login("alice", HERS)));
        refuses(CERTIFICATE_NOT_REGISTERED, () -> logins.authenticate(Attempts.login("alice", HERS)));
        assertThat(problems)
                .containsExactly("A certificate counts as not registered because the mapping failed"
                        + " (java.lang.IllegalStateException: The directory is down.).");
    }

    @Test
    void aStoreThatCannotBeReadDecidesNothing() {
        AccountLogins logins = AccountLogins.of(new BrokenStore());

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> logins.authenticate(Attempts.login("alice", "p")))
                .withMessage("The accounts cannot be read now: The database is down.")
                .withCauseInstanceOf(IOException.class)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(UNAVAILABLE));
        refuses(UNAVAILABLE, () -> logins.review(ALICE.user(), Optional.empty()));
    }

    @Test
    void aCheckThatIsInterruptedDecidesNothing() {
        AccountLogins logins = logins(ALICE);

        Thread.currentThread().interrupt();

        refuses(UNAVAILABLE, () -> logins.authenticate(Attempts.login("alice", "p")));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aStrangerIsRefusedEvenIfTheDecoyMatchesAndSoIsAUserWithoutAHash() {
        PasswordChecks lucky = PasswordChecks.builder().build((hash, characters) -> true);
        AccountLogins logins = builder(
                        new Account(User.named("bob"), LoginMethod.PASSWORD, Optional.empty(), List.of()))
                .checks(lucky)
                .build();

        refuses(UNKNOWN_USER, () -> logins.authenticate(Attempts.login("mallory", "p")));
        refuses(WRONG_PASSWORD, () -> logins.authenticate(Attempts.login("bob", "p")));
    }

    @Test
    void anOldHashIsRenewedOnlyByTheRightPassword() throws Exception {
        InMemoryUsers store = InMemoryUsers.builder()
                .user(ALICE.withMethod(LoginMethod.CERTIFICATE_OR_PASSWORD))
                .build();
        AccountLogins logins = AccountLogins.of(store);

        logins.authenticate(Attempts.login("alice", "wrong", HERS));
        assertThat(store.find("alice").orElseThrow().hash()).isEqualTo(ALICE.hash());
        logins.authenticate(Attempts.login("alice", "p"));
        assertThat(store.find("alice").orElseThrow().hash().orElseThrow())
                .hasToString("argon2id m=19456,t=2,p=1")
                .satisfies(hash -> assertThat(hash.matches("p".toCharArray())).isTrue());
    }

    @Test
    void whoeverIsStillAUserStaysAndNobodyElse() throws Exception {
        AccountLogins byCertificate = logins(ALICE.withMethod(LoginMethod.CERTIFICATE_AND_PASSWORD));
        AccountLogins either = logins(ALICE.withMethod(LoginMethod.CERTIFICATE_OR_PASSWORD));

        byCertificate.review(ALICE.user(), Optional.of(HERS));
        either.review(ALICE.user(), Optional.of(OTHER));
        refuses(CERTIFICATE_NOT_REGISTERED, () -> byCertificate.review(ALICE.user(), Optional.of(OTHER)));
        refuses(CERTIFICATE_MISSING, () -> byCertificate.review(ALICE.user(), Optional.empty()));
        refuses(UNKNOWN_USER, () -> either.review(User.named("bob"), Optional.empty()));
        assertThat(counted.costs()).isEmpty();
    }

    @Test
    void ofTwoStoresTheOneThatKnowsTheUserReviews() throws Exception {
        Authenticator both = logins(ALICE.withMethod(LoginMethod.CERTIFICATE))
                .or(logins(new Account(User.named("bob"), PasswordHash.parse(Hashes.CHEAP_ARGON2))));

        both.review(ALICE.user(), Optional.of(HERS));
        both.review(User.named("bob"), Optional.empty());
        refuses(CERTIFICATE_MISSING, () -> both.review(ALICE.user(), Optional.empty()));
        refuses(UNKNOWN_USER, () -> both.review(User.named("carol"), Optional.empty()));
    }

    private AccountLogins logins(Account... accounts) {
        return builder(accounts).build();
    }

    private AccountLogins.Builder builder(Account... accounts) {
        InMemoryUsers.Builder users = InMemoryUsers.builder();
        List.of(accounts).forEach(users::user);
        return AccountLogins.builder(users.build())
                .checks(counted.checks())
                .renewal(HashRenewal.KEEP_AS_IS)
                .problems(problems::add);
    }

    private static void refuses(Reason reason, ThrowingCallable login) {
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(login)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static void refusesAnyhow(ThrowingCallable login) {
        assertThatExceptionOfType(LoginRefusedException.class).isThrownBy(login);
    }

    private static final class BrokenStore implements AccountStore {
        @Override
        public Optional<Account> find(String userName) throws IOException {
            throw new IOException("The database is down.");
        }

        @Override
        public List<PasswordHash> sampleOfHashes() throws IOException {
            throw new IOException("The database is down.");
        }

        @Override
        public void renew(Account old, PasswordHash fresh) throws IOException {
            throw new IOException("The database is down.");
        }
    }
}
